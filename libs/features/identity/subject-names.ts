import { BulletinEntity, SourceDocumentEntity } from '#persistence/entities/bulletins.entity.js';
import { DeviceEntity } from '#persistence/entities/devices.entity.js';
import { BroadcastOrderEntity } from '#persistence/entities/orders.entity.js';
import { OrganisationEntity, UserEntity } from '#persistence/entities/people.entity.js';
import { AlertEntity, NoticeEntity } from '#persistence/entities/playback.entity.js';
import {
  AssetEntity,
  PlaceEntity,
  PlaceGroupEntity,
  StationEntity,
  UnitEntity,
} from '#persistence/entities/territory.entity.js';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type ObjectLiteral } from 'typeorm';

interface Named {
  kind: string;
  entity: new () => ObjectLiteral;
  key: string;
  name: string;
}

/** Where the names of what the audit log speaks of are kept; of other kinds it has the id only. */
const NAMED: readonly Named[] = [
  { kind: 'user', entity: UserEntity, key: 'id', name: 'name' },
  { kind: 'organisation', entity: OrganisationEntity, key: 'id', name: 'name' },
  { kind: 'unit', entity: UnitEntity, key: 'key', name: 'fullName' },
  { kind: 'station', entity: StationEntity, key: 'id', name: 'name' },
  { kind: 'place', entity: PlaceEntity, key: 'id', name: 'name' },
  { kind: 'group', entity: PlaceGroupEntity, key: 'id', name: 'name' },
  { kind: 'asset', entity: AssetEntity, key: 'id', name: 'name' },
  { kind: 'bulletin', entity: BulletinEntity, key: 'id', name: 'title' },
  { kind: 'document', entity: SourceDocumentEntity, key: 'id', name: 'fileName' },
  { kind: 'lexicon', entity: UnitEntity, key: 'key', name: 'fullName' },
  { kind: 'template', entity: UnitEntity, key: 'key', name: 'fullName' },
  { kind: 'order', entity: BroadcastOrderEntity, key: 'id', name: 'title' },
  { kind: 'alert', entity: AlertEntity, key: 'id', name: 'title' },
  { kind: 'notice', entity: NoticeEntity, key: 'id', name: 'text' },
];

/** Names of records of any kind, for a page of the audit log. */
@Injectable()
export class SubjectNames {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns names by `kind id`; a device has the name of its place, a rule that of its station. */
  async of(subjects: Iterable<{ kind: string; id: string }>): Promise<Map<string, string>> {
    const ids = new Map<string, Set<string>>();
    for (const { kind, id } of subjects) ids.set(kind, (ids.get(kind) ?? new Set()).add(id));
    const names = new Map<string, string>();
    for (const { kind, entity, key, name } of NAMED) {
      const rows = await this.rowsOf(entity, key, name, ids.get(kind));
      for (const row of rows) names.set(`${kind} ${String(row[key])}`, String(row[name]));
    }
    const devices = await this.rowsOf(DeviceEntity, 'id', 'placeId', ids.get('device'));
    const places = await this.rowsOf(
      PlaceEntity,
      'id',
      'name',
      new Set(devices.map(({ placeId }) => String(placeId))),
    );
    for (const { id, placeId } of devices) {
      const place = places.find((candidate) => candidate.id === placeId);
      if (place) names.set(`device ${String(id)}`, String(place.name));
    }
    return names;
  }

  private async rowsOf(
    entity: new () => ObjectLiteral,
    key: string,
    name: string,
    ids: ReadonlySet<string> | undefined,
  ): Promise<ObjectLiteral[]> {
    if (!ids?.size) return [];
    return this.dataSource
      .getRepository(entity)
      .find({ select: { [key]: true, [name]: true }, where: { [key]: In([...ids]) } });
  }
}
