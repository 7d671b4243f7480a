import { Group, NumberInput, Select } from '@mantine/core';
import { showNumber } from '../../texts/format.js';
import { type Catalogue, useTexts } from '../../texts/texts.js';

const MINUTE = 60;
const HOUR = 3600;
const VOLUME_LASTS = [15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 24 * HOUR];
const PAUSE_LASTS = [5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR];

const lengthText = (t: Catalogue, seconds: number): string =>
  seconds < HOUR
    ? t.remote.minutes(showNumber(seconds / MINUTE))
    : t.remote.hours(showNumber(seconds / HOUR));

function Lasts(given: {
  label: string;
  choices: readonly number[];
  value: number;
  onChange: (seconds: number) => void;
}) {
  const { t } = useTexts();
  return (
    <Select
      label={given.label}
      data={given.choices.map((seconds) => ({ value: String(seconds), label: lengthText(t, seconds) }))}
      value={String(given.value)}
      onChange={(seconds) => given.onChange(Number(seconds))}
      allowDeselect={false}
      w={170}
    />
  );
}

export interface CommandArgs {
  volume: { volume: number; seconds: number };
  pause: { seconds: number };
  'test-tone': { seconds: number; volume: number };
}
/** What a person would choose most often. */
export const USUAL: CommandArgs = {
  volume: { volume: 40, seconds: HOUR },
  pause: { seconds: 15 * MINUTE },
  'test-tone': { seconds: 3, volume: 40 },
};

function Volume({ value, onChange }: { value: number; onChange: (volume: number) => void }) {
  const { t } = useTexts();
  return (
    <NumberInput
      label={t.remote.volume}
      value={value}
      onChange={(volume) => typeof volume === 'number' && onChange(volume)}
      min={0}
      max={100}
      clampBehavior="strict"
      allowDecimal={false}
      w={140}
    />
  );
}

/** The fields of a command that has some. */
export function ArgFields(given: {
  command: keyof CommandArgs;
  value: CommandArgs;
  onChange: (value: CommandArgs) => void;
}) {
  const { t } = useTexts();
  const { command, value, onChange } = given;
  const put = (args: { volume?: number; seconds?: number }) =>
    onChange({ ...value, [command]: { ...value[command], ...args } });
  const of: { volume?: number; seconds: number } = value[command];
  const seconds = (next: number) => put({ seconds: next });
  return (
    <Group align="flex-end">
      {of.volume !== undefined && <Volume value={of.volume} onChange={(volume) => put({ volume })} />}
      {command === 'volume' && (
        <Lasts label={t.remote.lasts} choices={VOLUME_LASTS} value={of.seconds} onChange={seconds} />
      )}
      {command === 'pause' && (
        <Lasts label={t.remote.pauseFor} choices={PAUSE_LASTS} value={of.seconds} onChange={seconds} />
      )}
      {command === 'test-tone' && (
        <NumberInput
          label={t.remote.seconds}
          value={of.seconds}
          onChange={(next) => typeof next === 'number' && seconds(next)}
          min={1}
          max={60}
          clampBehavior="strict"
          w={120}
        />
      )}
    </Group>
  );
}

/** “40%, trong 1 giờ”: what was ordered, beside its name. */
export function argsText(t: Catalogue, command: string, args: unknown): string | null {
  const { volume, seconds } = (args ?? {}) as { volume?: number; seconds?: number };
  if (command === 'volume' && seconds === 0) return t.remote.backNow;
  if (command === 'volume' && volume !== undefined && seconds !== undefined)
    return `${showNumber(volume)}%, ${lengthText(t, seconds)}`;
  if (command === 'pause' && seconds !== undefined) return lengthText(t, seconds);
  return null;
}
