import { AlarmEntity } from '#persistence/entities/playback.entity.js';
import type { PlaceEntity } from '#persistence/entities/territory.entity.js';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { alarmWords } from './alarm-words.js';
import { AlarmsService } from './alarms.service.js';
import { AT_MOST, type Wanted } from './notice-sources.js';

/** Alarms that nobody has taken: each for whoever mends it, and one a unit for whoever watches. */
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
      };
    });
    return [...each, ...watched(rows, places)];
  }
}

type Places = ReadonlyMap<string, PlaceEntity>;

const wordsOf = ({ kind, deviceId }: AlarmEntity, places: Places): string =>
  alarmWords(kind, places.get(deviceId ?? '')?.kind === 'board');

function watched(alarms: readonly AlarmEntity[], places: Places): Wanted[] {
  return [...new Set(alarms.map(({ unitPath }) => unitPath))].map((unitPath) => {
    const own = alarms.filter((a) => a.unitPath === unitPath);
    const words = new Set(own.map((a) => wordsOf(a, places)));
    return {
      kind: 'watch',
      dedupeKey: `watch:${unitPath}`,
      role: 'monitor',
      unitPath,
      subjectId: unitPath,
      dueAt: null,
      text: `Cảnh báo chưa ai tiếp nhận: ${[...words].join('; ')}`,
    };
  });
}
