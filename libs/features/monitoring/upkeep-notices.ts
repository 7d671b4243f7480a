import { Clock } from '#platform/clock.js';
import { DeviceEntity } from '#persistence/entities/devices.entity.js';
import { RoleAssignmentEntity, UserEntity } from '#persistence/entities/people.entity.js';
import { PlaceEntity, StationEntity } from '#persistence/entities/territory.entity.js';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AT_MOST, type Wanted } from './notice-sources.js';

/** What is missing changes with people's work, not by the second. */
const EVERY_MS = 15_000;
const NAMED = 3;

/** What the network itself still needs: somebody to answer at each station, a device at each place. */
@Injectable()
export class UpkeepNotices {
  private last: { atMs: number; wanted: Wanted[] } | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async all(): Promise<Wanted[]> {
    const atMs = this.clock.nowMs();
    if (!this.last || Math.abs(atMs - this.last.atMs) >= EVERY_MS)
      this.last = { atMs, wanted: [...(await this.unstaffed()), ...(await this.withoutDevice())] };
    return this.last.wanted;
  }

  /** Stations where nobody who can sign in answers offers and collisions: one notice a province. */
  private async unstaffed(): Promise<Wanted[]> {
    const staffed = new Set(
      (
        await this.dataSource
          .getRepository(RoleAssignmentEntity)
          .createQueryBuilder('r')
          .innerJoin(UserEntity, 'u', 'u.id = r.userId')
          .select('DISTINCT r.unitPath', 'path')
          .where("r.role = 'commune-operator' AND u.active = :yes AND u.passwordHash IS NOT NULL", {
            yes: true,
          })
          .getRawMany<{ path: string }>()
      ).map(({ path }) => path),
    );
    const stations = await this.dataSource
      .getRepository(StationEntity)
      .find({ select: { id: true, name: true, unitPath: true }, order: { name: 'ASC' } });
    const alone = stations.filter(({ unitPath }) => !ancestorsOf(unitPath).some((path) => staffed.has(path)));
    const byProvince = new Map<string, string[]>();
    for (const { name, unitPath } of alone) {
      const province = ancestorsOf(unitPath)[1] ?? '';
      byProvince.set(province, [...(byProvince.get(province) ?? []), name]);
    }
    return [...byProvince].map(([unitPath, names]) => ({
      kind: 'unstaffed',
      dedupeKey: `unstaffed:${unitPath}`,
      role: 'administrator',
      unitPath,
      subjectId: unitPath,
      dueAt: null,
      text:
        `${names.length} đài chưa có cán bộ phụ trách đăng nhập được: ` +
        `${names.slice(0, NAMED).join(', ')}${names.length > NAMED ? '…' : '.'} Thêm tài khoản cho xã`,
      facts: { stations: names.length, names: names.slice(0, NAMED) },
    }));
  }

  /** Places of stations with devices where none is enrolled: one notice a station. */
  private async withoutDevice(): Promise<Wanted[]> {
    const rows = await this.dataSource
      .getRepository(PlaceEntity)
      .createQueryBuilder('p')
      .innerJoin(StationEntity, 's', 's.id = p.stationId')
      .leftJoin(DeviceEntity, 'd', "d.placeId = p.id AND d.state = 'active'")
      .select(['s.id AS station', 's.name AS name', 's.unitPath AS path', 'COUNT(p.id) AS places'])
      .where("p.retiredAt IS NULL AND d.id IS NULL AND s.technology = 'ip'")
      .groupBy('s.id')
      .addGroupBy('s.name')
      .addGroupBy('s.unitPath')
      .limit(AT_MOST)
      .getRawMany<{ station: string; name: string; path: string; places: number | string }>();
    return rows.map(({ station, name, path, places }) => ({
      kind: 'no-device',
      dedupeKey: `no-device:${station}`,
      role: 'technician',
      unitPath: path,
      subjectId: station,
      dueAt: null,
      facts: { station: name, places: Number(places) },
      text: `${name}: ${Number(places)} điểm đặt chưa có thiết bị. Lắp đặt rồi lấy mã kích hoạt`,
    }));
  }
}

/** `a/b/` → '', 'a/', 'a/b/'. */
const ancestorsOf = (path: string): string[] => {
  const keys = path.split('/').filter(Boolean);
  return ['', ...keys.map((_, i) => `${keys.slice(0, i + 1).join('/')}/`)];
};
