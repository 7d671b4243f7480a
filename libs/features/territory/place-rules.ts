import type { FieldProblem } from '#contracts/errors.js';
import { fold } from '#platform/fold.js';
import { newId } from '#platform/ids.js';
import {
  PlaceEntity,
  PlaceGroupEntity,
  type StationEntity,
  UnitEntity,
} from '#persistence/entities/territory.entity.js';
import { type EntityManager, In, IsNull } from 'typeorm';
import type { PlaceBody } from './places.dto.js';

type Home = Pick<StationEntity, 'id' | 'unitKey' | 'unitPath'>;

export function newPlace(station: Home, body: PlaceBody, now: Date): PlaceEntity {
  const { name, kind, lat, lon, languages, groups, sensitiveSite, trim, owner, responsible } = body;
  return {
    id: newId(now.getTime()),
    stationId: station.id,
    unitKey: station.unitKey,
    unitPath: station.unitPath,
    hamletKey: body.hamlet,
    ...{ name, kind, lat, lon, sensitiveSite, trim, owner, responsible },
    folded: fold(name),
    languages: [...new Set(languages)],
    groups: [...new Set(groups)],
    retiredAt: null,
    updatedAt: now,
  };
}

interface Naming {
  /** The place that is being changed. */
  self?: string;
  /** Problems are told as `rows.3.hamlet` instead of `hamlet`. */
  field?: string;
}

/** What is wrong with places at a station: unknown hamlets or groups, names that are taken, half a position. */
export async function problemsOfPlaces(
  em: EntityManager,
  station: Pick<Home, 'unitKey' | 'unitPath'> & { id?: string; stationId?: string },
  bodies: readonly Pick<PlaceBody, 'name' | 'hamlet' | 'groups' | 'lat' | 'lon'>[],
  { self, field }: Naming,
): Promise<FieldProblem[]> {
  const hamlets = new Set(
    (await em.findBy(UnitEntity, { parentKey: station.unitKey, level: 'hamlet', validTo: IsNull() })).map(
      ({ key }) => key,
    ),
  );
  const groups = await reachableGroups(
    em,
    station.unitPath,
    bodies.flatMap((body) => body.groups),
  );
  const stationId = station.stationId ?? station.id;
  const present = await em.findBy(PlaceEntity, { stationId, retiredAt: IsNull() });
  const names = new Map(present.filter(({ id }) => id !== self).map(({ folded, name }) => [folded, name]));
  const problems: FieldProblem[] = [];
  for (const [i, body] of bodies.entries()) {
    const add = (column: string, code: string, message: string): number =>
      problems.push({ field: field ? `${field}.${i}.${column}` : column, code, message });
    if (body.hamlet !== null && !hamlets.has(body.hamlet))
      add('hamlet', 'hamlet-unknown', `Xã không có thôn, bản, tổ dân phố "${body.hamlet}"`);
    for (const group of body.groups.filter((id) => !groups.has(id)))
      add('groups', 'group-unknown', `Không có nhóm loa "${group}" ở địa bàn này`);
    if ((body.lat === null) !== (body.lon === null))
      add(
        body.lat === null ? 'lat' : 'lon',
        'half-a-position',
        'Cần cả vĩ độ và kinh độ, hoặc bỏ trống cả hai',
      );
    const twin = names.get(fold(body.name));
    if (twin !== undefined) add('name', 'place-name-taken', `Đã có điểm đặt loa "${twin}", hãy đặt tên khác`);
    names.set(fold(body.name), body.name);
  }
  return problems;
}

/** Groups of the station's own unit or of a unit above it. */
async function reachableGroups(
  em: EntityManager,
  unitPath: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const wanted = [...new Set(ids)];
  const found = wanted.length ? await em.findBy(PlaceGroupEntity, { id: In(wanted) }) : [];
  return new Set(found.filter((group) => unitPath.startsWith(group.unitPath)).map(({ id }) => id));
}
