import type { paths } from '#api-client/schema.js';
import { showDuration, showNumber, showSeconds } from '../../texts/format.js';
import type { Catalogue } from '../../texts/texts.js';
import { causeText, reasonText } from '../../texts/code-words.js';
import { commandWords } from '../remote/command-ends.js';
import type { Device } from './device-kinds.js';

export type DeviceReport =
  paths['/api/v1/devices/{id}/reports']['get']['responses'][200]['content']['application/json']['items'][number];
type Body = Record<string, unknown>;
const MB = 1_000_000;

const text = (body: Body, name: string): string => (typeof body[name] === 'string' ? body[name] : '');
const number = (body: Body, name: string): number => (typeof body[name] === 'number' ? body[name] : 0);

/** What a device said, as one would say it to somebody who does not look after it. */
export function sayReport(
  t: Catalogue,
  kind: Device['kind'],
  { type, body }: Pick<DeviceReport, 'type' | 'body'>,
): string {
  const { say } = t.monitoring.device.report;
  const why = reasonText(t, text(body, 'reason') || text(body, 'limit'));
  switch (type) {
    case 'config-accepted':
    case 'playlist-accepted':
    case 'alerts-accepted':
      return say[type](showNumber(number(body, 'revision')));
    case 'refused':
      return say.refused(causeText(t, `${text(body, 'topic')}: ${text(body, 'reason')}`));
    case 'staged':
      return say.staged(showNumber(Math.round((10 * number(body, 'bytes')) / MB) / 10));
    case 'stage-failed':
    case 'not-armed':
    case 'failed':
    case 'missed':
    case 'declined':
      return say[type](why);
    case 'armed':
    case 'rejected':
      return say[type];
    case 'started':
    case 'resumed':
      return withReason(t, say[type](showNumber(number(body, 'volume'))), body);
    case 'finished':
    case 'partial':
      return withReason(t, say[type](showDuration(heardMs(body))), body) + evidence(t, body);
    case 'unplanned': {
      const source = text(body, 'source');
      const { sources } = t.monitoring.alarm;
      return say.unplanned(time(body, 'fromAt'), time(body, 'toAt'), sources[source] ?? source);
    }
    case 'shown':
      return withReason(t, say.shown(time(body, 'fromAt'), time(body, 'toAt')), body);
    case 'command':
      return withReason(t, commandText(t, kind, body), body);
    case 'fault':
      return say.fault(causeText(t, `${text(body, 'part')}: ${text(body, 'reason')}`));
    case 'gap':
      return say.gap(showNumber(number(body, 'count')), why);
    default:
      return say.other;
  }
}

/** Which item it is about, where that is not the whole device. */
export function itemOf(t: Catalogue, { body, about }: Pick<DeviceReport, 'body' | 'about'>): string | null {
  if (about) return about.title;
  const { parts } = t.monitoring.device.report;
  const part = text(body, 'part');
  return body.session && (part === 'opening' || part === 'closing') ? parts[part] : null;
}

const withReason = (t: Catalogue, said: string, body: Body): string =>
  text(body, 'reason') ? `${said}: ${reasonText(t, text(body, 'reason'))}` : said;

const time = (body: Body, name: string): string => (text(body, name) ? showSeconds(text(body, name)) : '–');

const evidence = (t: Catalogue, body: Body): string => {
  const level = text(body, 'evidence');
  return level ? `. ${t.asRun.row.evidences[level as 'decoded'] ?? level}` : '';
};

function commandText(t: Catalogue, kind: Device['kind'], body: Body): string {
  const { commands, results } = commandWords(t, kind);
  const [command, result] = [text(body, 'command'), text(body, 'result')];
  return `${commands[command as 'stop'] ?? command}: ${results[result as 'executed'] ?? result}`;
}

/** What was heard of the items, together. */
function heardMs(body: Body): number {
  const items = Array.isArray(body.items) ? (body.items as { fromMs?: number; toMs?: number }[]) : [];
  return items.reduce((sum, { fromMs = 0, toMs = 0 }) => sum + Math.max(0, toMs - fromMs), 0);
}
