import { REASONS, PARTS, UNPLANNED_SOURCES, type Reason } from '#contracts/reasons.js';
import { REPORT_TYPES } from '#contracts/reports.js';
import { REFUSALS } from '#contracts/wire.js';
import { BULLETIN_STATES } from '#domain/bulletins/states.js';
import { OUTSIDE_SOURCES } from '#domain/ledger/settle-display.js';
import { HUB_REASONS } from '#domain/ledger/missed.js';
import { LEDGER_REPORTS } from '#domain/ledger/transitions.js';
import { EVIDENCE_LEVELS, ROW_ENDS, ROW_STATES } from '#domain/ledger/types.js';
import { ALARM_KINDS } from '#domain/monitoring/alarms.js';
import { QUANTITIES } from '#domain/monitoring/telemetry.js';
import type { Limit } from '#device/limits/judge.js';
import type { MissedReason } from '#device/airing/missed-reason.js';
import { AUDIT_ACTIONS } from '#features/identity/index.js';
import { NOTICE_KINDS } from '#features/monitoring/notice-kinds.js';
import { OCCURRENCE_STATES } from '#features/orders/schedule.dto.js';
import { ASSET_ROLES } from '#features/territory/assets.dto.js';
import { PRESETS, presetRegulation } from '#features/territory/presets.js';
import { describe, expect, it } from '@jest/globals';
import { en } from '../../../../apps/console/src/texts/en/index.js';
import { vi } from '../../../../apps/console/src/texts/vi/index.js';

type Words = Record<string, unknown>;
type Texts = typeof vi | typeof en;
const windowNames = PRESETS.flatMap((preset) => presetRegulation(preset).windows.map(({ name }) => name));
/** What is said by code → where the console has its words. */
const LISTS: [what: string, codes: readonly string[], words: (t: Texts) => Words][] = [
  ['what is done and logged', AUDIT_ACTIONS, (t) => t.audit.actions],
  ['alarms', ALARM_KINDS, (t) => t.monitoring.alarm.kinds],
  ['alarms of boards', ALARM_KINDS, (t) => t.monitoring.alarm.boardKinds],
  ['what waits for a person', NOTICE_KINDS, (t) => t.today.kinds],
  ['what is done about it', NOTICE_KINDS, (t) => t.today.open],
  ['reasons', [...REASONS, ...HUB_REASONS], (t) => t.codes.reasons],
  ['refused messages', REFUSALS, (t) => t.codes.refusals],
  ['parts of a device', PARTS, (t) => t.codes.parts],
  ['reports of a device', REPORT_TYPES, (t) => t.monitoring.device.report.types],
  ['reports of an airing', LEDGER_REPORTS, (t) => t.asRun.row.types],
  ['states of a row', ROW_STATES, (t) => ({ ...t.asRun.states, ...t.asRun.ends })],
  ['ends of a row', ROW_ENDS, (t) => t.asRun.ends],
  ['unplanned plays', [...UNPLANNED_SOURCES, ...OUTSIDE_SOURCES], (t) => t.asRun.sources],
  ['evidence', EVIDENCE_LEVELS.filter((level) => level !== 'none'), (t) => t.asRun.row.evidences],
  ['measured', QUANTITIES, (t) => t.monitoring.device.charts.quantities],
  ['states of a bulletin', BULLETIN_STATES, (t) => t.bulletins.states],
  ['states of an airing', OCCURRENCE_STATES, (t) => t.schedule.states],
  ['roles of sounds', ASSET_ROLES, (t) => t.sounds.roles],
  ['windows', windowNames, (t) => t.codes.windows],
];

describe('every code that the hub or a device says has its words', () => {
  it.each(LISTS)('%s', (_what, codes, words) => {
    expect(codes.length).toBeGreaterThan(1);
    for (const t of [vi, en]) expect(codes.filter((code) => typeof words(t)[code] !== 'string')).toEqual([]);
  });

  it('what a device judges is among the reasons', () => {
    const judged: Record<MissedReason | Limit, Reason> = {
      ...{ clock: 'clock', power: 'power', 'not-staged': 'not-staged', command: 'command', busy: 'busy' },
      ...{ device: 'device', window: 'window', quiet: 'quiet', quota: 'quota', validity: 'validity' },
      ...{ muted: 'muted', 'silence-all': 'silence-all' },
    };
    expect(REASONS).toEqual(expect.arrayContaining(Object.keys(judged)));
  });
});
