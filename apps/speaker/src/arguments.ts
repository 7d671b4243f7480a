import { parseEnrolmentLink } from '#contracts/enrolment-link.js';
import { parseArgs } from 'node:util';

export type SinkName = 'alsa' | 'file' | 'null';
export interface SpeakerArguments {
  /** Where the hub is; needed until the device is enrolled. */
  hub?: string;
  /** The enrolment code; needed until the device is enrolled. */
  enrol?: string;
  /** Everything the device keeps: identity, state, media, and with the file sink what was heard. */
  data: string;
  sink: SinkName;
  /** The file sink writes what a sound card would play, not what was approved. */
  applyVolume: boolean;
  /** Shifts the device's own wall clock, as a wrong clock would; the machine's clock is not touched. */
  clockOffsetMs: number;
  /** The wall clock goes on while the power is off. Off with `--clock-offset-ms`: such a clock is not to be believed. */
  batteryBacked: boolean;
  hardwareId?: string;
}

export const USAGE = `speaker --hub URL --enrol CODE --data DIR [--sink alsa|file|null]
  --hub URL              the hub's address, e.g. http://127.0.0.1:3000 (first start)
  --enrol CODE           enrolment code of the place, or its link, which names the hub too (first start)
  --data DIR             folder for identity, state and media
  --sink alsa|file|null  where the sound goes; file writes DIR/heard/<boot>.pcm (default: alsa)
  --apply-volume         the file has the volume of each moment (default: as approved)
  --clock-offset-ms N    shifts the device's own clock, for trials; it is untrusted until measured
  --no-battery-clock     the wall clock does not survive a power cut
  --hardware-id TEXT     what names this box (default: the host's name)`;

/** Throws an Error whose message says what is wrong and how it is used. */
export function readArguments(argv: readonly string[]): SpeakerArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      hub: { type: 'string' },
      enrol: { type: 'string' },
      data: { type: 'string' },
      sink: { type: 'string', default: 'alsa' },
      'apply-volume': { type: 'boolean', default: false },
      'clock-offset-ms': { type: 'string', default: '0' },
      'no-battery-clock': { type: 'boolean', default: false },
      'hardware-id': { type: 'string' },
    },
  });
  const sink = values.sink;
  if (sink !== 'alsa' && sink !== 'file' && sink !== 'null')
    throw new Error(`unknown sink ${sink}\n${USAGE}`);
  if (!values.data) throw new Error(`--data is missing\n${USAGE}`);
  const clockOffsetMs = Number(values['clock-offset-ms']);
  if (!Number.isFinite(clockOffsetMs)) throw new Error(`--clock-offset-ms is no number\n${USAGE}`);
  // What the console shows as a QR code names the hub too.
  const link = values.enrol === undefined ? null : parseEnrolmentLink(values.enrol);
  const hub = values.hub ?? link?.hub;
  const enrol = link?.code ?? values.enrol;
  return {
    ...(hub === undefined ? {} : { hub }),
    ...(enrol === undefined ? {} : { enrol }),
    data: values.data,
    sink,
    applyVolume: values['apply-volume'],
    clockOffsetMs,
    batteryBacked: !values['no-battery-clock'] && clockOffsetMs === 0,
    ...(values['hardware-id'] === undefined ? {} : { hardwareId: values['hardware-id'] }),
  };
}
