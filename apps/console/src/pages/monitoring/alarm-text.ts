import type { paths } from '#api-client/schema.js';
import { showNumber, showTime } from '../../texts/format.js';
import type { Catalogue } from '../../texts/texts.js';
import { causeText, reasonText } from '../../texts/code-words.js';

export type Alarm =
  paths['/api/v1/alarms']['get']['responses'][200]['content']['application/json']['items'][number];

/** An alarm in words: what is wrong, where, and what is known of it. */
export function alarmText(
  t: Catalogue,
  alarm: Alarm,
): { what: string; where: string; detail: string | null } {
  const { alarm: texts } = t.monitoring;
  return {
    what: (alarm.placeKind === 'board' ? texts.boardKinds : texts.kinds)[alarm.kind],
    where: alarm.placeName === null ? alarm.unitName : `${alarm.placeName}, ${alarm.unitName}`,
    detail: detailOf(t, alarm),
  };
}

function detailOf(t: Catalogue, { kind, details }: Alarm): string | null {
  const { alarm: texts } = t.monitoring;
  switch (kind) {
    case 'unarmed': {
      const slot = texts.unarmedText(details.title ?? '', details.startAt ? showTime(details.startAt) : '');
      return details.reason ? `${slot}: ${reasonText(t, details.reason)}` : slot;
    }
    case 'clock':
      return details.offsetMs === undefined
        ? null
        : texts.clockText(showNumber(Math.round(details.offsetMs / 100) / 10));
    case 'unit-silent':
      return texts.silentText(showNumber(details.devices?.length ?? 0), showNumber(details.total ?? 0));
    case 'unplanned':
      return texts.sources[details.source ?? 'unknown'] ?? details.source ?? null;
    default:
      return details.cause === undefined ? null : causeText(t, details.cause);
  }
}
