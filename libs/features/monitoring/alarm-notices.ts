import { AlarmEntity } from '#persistence/entities/playback.entity.js';
import type { PlaceEntity } from '#persistence/entities/territory.entity.js';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { alarmWords } from './alarm-words.js';
import { AlarmsService } from './alarms.service.js';
import { AT_MOST, isOfProvince, type Wanted } from './notice-sources.js';

/** Alarms that nobody has taken: each for whoever mends it, and one a unit for whoever watches or runs the station there. */
@Injectable()
export class AlarmNotices {
  constructor(
    private readonly dataSource: DataSource,
    private readonly alarms: AlarmsService,
  ) {}

  async all(): Promise<Wanted[]> {
    const rows = await this.dataSource
      .getRepository(AlarmEntity)
      .find({ where: { clearedAt: IsNull(), acknowledgedBy: IsNull() }, take: AT_MOST });
    const places = await this.alarms.placesOf(rows);
    const each = rows.map((r): Wanted => {
      const place = r.kind === 'unit-silent' ? undefined : places.get(r.deviceId ?? '');
      return {
        kind: 'alarm',
        dedupeKey: `alarm:${r.id}`,
        role: r.kind === 'unplanned' ? 'duty-officer' : 'technician',
        unitPath: r.unitPath,
        subjectId: r.id,
        dueAt: null,
        text: `${wordsOf(r, places)}${place ? `: ${place.name}` : ''}`,
        facts: { alarms: [alarmOf(r, places)], place: place?.name ?? null },
      };
    });
    return [...each, ...watched(rows, places)];
  }
}

type Places = ReadonlyMap<string, PlaceEntity>;

/** Whether it is a board's. */
const alarmOf = ({ kind, deviceId }: AlarmEntity, places: Places) => ({
  kind,
  isBoard: places.get(deviceId ?? '')?.kind === 'board',
});
const wordsOf = (alarm: AlarmEntity, places: Places): string => {
  const { kind, isBoard } = alarmOf(alarm, places);
  return alarmWords(kind, isBoard);
};

function watched(alarms: readonly AlarmEntity[], places: Places): Wanted[] {
  return [...new Set(alarms.map(({ unitPath }) => unitPath))].flatMap((unitPath): Wanted[] => {
    const own = alarms.filter((a) => a.unitPath === unitPath);
    const about = { kind: 'watch', unitPath, subjectId: unitPath, dueAt: null } as const;
    const told = (some: readonly AlarmEntity[]): Pick<Wanted, 'text' | 'facts'> => {
      const byWords = new Map(some.map((a) => [wordsOf(a, places), alarmOf(a, places)]));
      return {
        text: `Cảnh báo chưa ai tiếp nhận: ${[...byWords.keys()].join('; ')}`,
        facts: { alarms: [...byWords.values()] },
      };
    };
    const all: Wanted = { ...about, dedupeKey: `watch:${unitPath}`, role: 'monitor', ...told(own) };
    // What is not armed stands on the same page, place by place.
    const here = isOfProvince(unitPath) ? [] : own.filter(({ kind }) => kind !== 'unarmed');
    if (here.length === 0) return [all];
    const dedupeKey = `watch-here:${unitPath}`;
    return [all, { ...about, dedupeKey, role: 'commune-operator', ...told(here) }];
  });
}
