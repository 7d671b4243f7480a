import { AppError, conflict, type FieldProblem, notFound } from '#contracts/errors.js';
import { fieldProblem } from '#platform/http/validation.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { EventBus } from '#platform/events.js';
import { insertRows } from '#persistence/bulk-insert.js';
import { PlaceEntity, StationEntity } from '#persistence/entities/territory.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Audit, type AuditAction, Editors } from '#features/identity/index.js';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newPlace, problemsOfPlaces } from './place-rules.js';
import { type ImportBody, PlaceBody, type PlaceChanges } from './places.dto.js';

/** Places: where a cluster or a board stands. They stay when the box is replaced; a retired one stays in the archive. */
@Injectable()
export class Places {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly editors: Editors,
    private readonly audit: Audit,
    private readonly bus: EventBus,
    private readonly clock: Clock,
  ) {}

  async create(actor: Actor, stationId: string, body: PlaceBody): Promise<string> {
    const [id] = await this.createAll(actor, stationId, [body], false);
    return id!;
  }

  /**
   * All rows or none.
   * @returns the new ids; none for a dry run.
   * @throws AppError `rows-not-usable` (invalid): every problem with its row and column, `rows.3.lat`.
   */
  importRows(actor: Actor, stationId: string, { rows, dryRun }: ImportBody): Promise<string[]> {
    const problems: FieldProblem[] = [];
    const bodies = rows.map((row, i) => {
      const parsed = PlaceBody.safeParse(row);
      if (parsed.success) return parsed.data;
      for (const issue of parsed.error.issues)
        problems.push({
          ...fieldProblem(issue),
          ...cellProblem(issue.path, row),
          field: `rows.${i}.${issue.path.join('.') || 'name'}`,
        });
      return null;
    });
    refuse(problems);
    return this.createAll(actor, stationId, bodies as PlaceBody[], dryRun, 'rows');
  }

  /** @throws AppError `edited-meanwhile` (conflict), `rows-not-usable` (invalid) */
  async update(actor: Actor, id: string, { was, ...changes }: PlaceChanges): Promise<void> {
    await this.unitOfWork.run(
      async (em) => {
        const place = await this.placeOf(em, id);
        const edited = { kind: 'place', id, what: 'điểm đặt loa này', by: ['place-changed'] as const };
        await this.editors.requireUnchanged(em, edited, was, { ...place, hamlet: place.hamletKey });
        const { hamlet = place.hamletKey, ...rest } = changes;
        const { kind, ...before } = place;
        const body = { kind, ...before, ...rest, hamlet };
        refuse(await problemsOfPlaces(em, place, [body], { self: id }));
        const station = { id: place.stationId, unitKey: place.unitKey, unitPath: place.unitPath };
        const next = { ...newPlace(station, body, this.clock.now()), id, retiredAt: place.retiredAt };
        await em.save(PlaceEntity, next);
        await this.record(em, actor, 'place-changed', place, changes);
        await this.tell([id], [place.stationId]);
      },
      { name: 'change a place' },
    );
  }

  /** Nothing plays there any more; what was played stays on record. */
  async retire(actor: Actor, id: string): Promise<void> {
    await this.unitOfWork.run(
      async (em) => {
        const place = await this.placeOf(em, id);
        await em.update(PlaceEntity, { id }, { retiredAt: this.clock.now(), updatedAt: this.clock.now() });
        await this.record(em, actor, 'place-retired', place);
        await this.tell([id], [place.stationId]);
      },
      { name: 'retire a place' },
    );
  }

  private createAll(
    actor: Actor,
    stationId: string,
    bodies: readonly PlaceBody[],
    dryRun: boolean,
    field?: string,
  ): Promise<string[]> {
    return this.unitOfWork.run(
      async (em) => {
        const station = await em.findOneBy(StationEntity, { id: stationId });
        if (!station) throw notFound('station', stationId);
        refuse(await problemsOfPlaces(em, station, bodies, { field }));
        if (dryRun) return [];
        const rows = bodies.map((body) => newPlace(station, body, this.clock.now()));
        await insertRows(em, PlaceEntity, rows);
        for (const row of rows.slice(0, 1))
          await this.record(em, actor, 'places-created', row, { places: rows.length });
        const ids = rows.map(({ id }) => id);
        await this.tell(ids, [stationId]);
        return ids;
      },
      { name: 'create places' },
    );
  }

  private async placeOf(em: EntityManager, id: string): Promise<PlaceEntity> {
    const place = await em.findOneBy(PlaceEntity, { id });
    if (!place) throw notFound('place', id);
    if (place.retiredAt) throw conflict('place-retired', `Điểm đặt loa "${place.name}" đã ngừng sử dụng`);
    return place;
  }

  private tell(placeIds: string[], stationIds: string[]): Promise<void> {
    return this.unitOfWork.afterCommit(() => this.bus.emit('place-changed', { placeIds, stationIds }));
  }

  private record(
    em: EntityManager,
    actor: Actor,
    action: AuditAction,
    place: PlaceEntity,
    details?: unknown,
  ) {
    const about = { subjectKind: 'place', subjectId: place.id, unitPath: place.unitPath, details };
    return this.audit.record(em, { actor: actor.userId, action, ...about });
  }
}

/** What somebody typed into a cell where the hub has keys and numbers; null: the schema's own sentence says it. */
function cellProblem(
  [column, part]: readonly PropertyKey[],
  row: Record<string, unknown>,
): Omit<FieldProblem, 'field'> | null {
  const cell = row[String(column)];
  const typed = String(Array.isArray(cell) && part !== undefined ? cell[Number(part)] : cell).slice(0, 120);
  const problem = (code: string, message: string) => ({ code, message, messageEn: undefined });
  switch (column) {
    case 'kind':
      return problem('kind-unknown', `“${typed}” không phải loại đã biết: ghi Cụm loa hoặc Bảng điện tử`);
    case 'hamlet':
      return problem(
        'hamlet-unknown',
        `Xã không có thôn, bản, tổ dân phố “${typed}”: sửa tên, hoặc khai báo ở mục Thôn, bản của đài`,
      );
    case 'groups':
      return problem('group-unknown', `Không có nhóm loa “${typed}” ở địa bàn này`);
    case 'languages':
      return problem('language-unknown', `Không biết ngôn ngữ “${typed}”`);
    case 'lat':
    case 'lon':
      return typeof row[column] === 'number'
        ? null
        : problem('not-a-coordinate', `“${typed}” không phải tọa độ: ghi độ thập phân như 22,4851`);
    case 'trim':
      return problem('not-a-trim', `“${typed}” không dùng được: ghi số nguyên từ −20 đến 20`);
    default:
      return null;
  }
}

function refuse(problems: FieldProblem[]): void {
  if (problems.length === 0) return;
  throw new AppError('rows-not-usable', {
    kind: 'invalid',
    message: 'Thông tin điểm đặt loa chưa dùng được, xem từng mục bên dưới',
    problems: problems.slice(0, 200),
  });
}
