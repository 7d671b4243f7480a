import { AppError } from '#contracts/errors.js';
import type { Report } from '#contracts/reports.js';
import { applyReport } from '#domain/ledger/facts.js';
import type { LedgerReport, RowFacts } from '#domain/ledger/types.js';
import { Clock } from '#platform/clock.js';
import { CONFIG, type HubConfig } from '#platform/config.js';
import { EventBus } from '#platform/events.js';
import { LOG, type Log } from '#platform/logger.js';
import { reportsIngested } from '#platform/metrics.js';
import { Ticker } from '#platform/ticker.js';
import { DeviceEntity } from '#persistence/entities/devices.entity.js';
import { OccurrenceEntity } from '#persistence/entities/orders.entity.js';
import { AsRunEntity, LoopCursorEntity, ReportEntity } from '#persistence/entities/playback.entity.js';
import { readRows } from '#persistence/bulk-read.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { DeviceFacts } from './device-facts.js';
import { groupBy } from './group-by.js';
import { contextOf } from './row-context.js';
import { type CommittedReport, RecentReports } from './recent-reports.js';
import { asHeard, type ReportOfDevice, subjectOf } from './report-of-device.js';
import { RowMaker } from './row-maker.js';
import { RowWriter } from './row-writer.js';
import { UnplannedPlays } from './unplanned.js';

const CURSOR = 'ledger';
const BATCHES_A_TURN = 8;
const CHUNK = 300;
/** Reports come in batches of a few milliseconds; the ledger follows in turns of these. */
const GATHER_MS = 100;
const STORED = ['device', 'journal', 'seq', 'type', 'batch', 'receivedAt', 'body'] as const;

/**
 * Reads committed reports in their order and brings rows, desired states, commands and files up to date. The position moves in
 * the same transaction; reading a report again changes nothing (the ledger's facts are a set).
 */
@Injectable()
export class ProjectorService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly ticker: Ticker;

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly deviceFacts: DeviceFacts,
    private readonly rows: RowMaker,
    private readonly writer: RowWriter,
    private readonly unplanned: UnplannedPlays,
    private readonly recent: RecentReports,
    private readonly clock: Clock,
    private readonly events: EventBus,
    @Inject(CONFIG) private readonly config: HubConfig,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.ticker = new Ticker({
      name: 'projector',
      everyMs: 500,
      gatherMs: GATHER_MS,
      work: () => this.turn(),
      log,
    });
  }

  onApplicationBootstrap(): void {
    this.events.on('reports-committed', () => this.ticker.kick());
    this.ticker.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.ticker.stop();
  }

  private async turn(): Promise<boolean> {
    const position =
      (await this.dataSource.getRepository(LoopCursorEntity).findOneBy({ name: CURSOR }))?.position ?? 0;
    const batches = await this.dataSource
      .getRepository(ReportEntity)
      .createQueryBuilder('r')
      .select('DISTINCT r.batch', 'batch')
      .where('r.batch > :position', { position })
      .orderBy('r.batch', 'ASC')
      .limit(BATCHES_A_TURN)
      .getRawMany<{ batch: number }>();
    const last = batches.at(-1);
    if (!last) return false;
    const reports = await this.reportsOf(batches.map((b) => Number(b.batch)));
    try {
      await this.advance(reports, Number(last.batch));
    } catch (cause) {
      if (cause instanceof AppError && cause.kind === 'unavailable') throw cause;
      this.log.error({ err: cause, reports: reports.length }, 'reports are projected one by one');
      for (const report of reports) await this.projectAlone(report);
      await this.advance([], Number(last.batch));
    }
    return batches.length === BATCHES_A_TURN;
  }

  private advance(reports: CommittedReport[], position: number): Promise<void> {
    return this.unitOfWork.run(
      async (em) => {
        await this.project(em, reports);
        const cursor = { name: CURSOR, position, updatedAt: this.clock.now() };
        await em.upsert(LoopCursorEntity, cursor, ['name']);
      },
      { name: 'project reports', timeoutMs: 60_000 },
    );
  }

  /** One report that cannot be brought into the ledger must not stop the others; it stays on record as it came. */
  private async projectAlone(report: CommittedReport): Promise<void> {
    try {
      await this.unitOfWork.run((em) => this.project(em, [report]), { name: 'project a report' });
    } catch (cause) {
      if (cause instanceof AppError && cause.kind === 'unavailable') throw cause;
      const { device, journal, seq, type } = report;
      reportsIngested.inc({ outcome: 'not-projected' });
      this.log.error({ err: cause, device, journal, seq, type }, 'a report could not be projected');
    }
  }

  private async project(em: EntityManager, reports: CommittedReport[]): Promise<void> {
    const devices = await this.devicesOf(em, reports);
    const told: ReportOfDevice[] = reports.flatMap(({ report, journal, seq, type, ...r }) => {
      const device = devices.get(r.device);
      if (!device || !report) return [];
      const body = asHeard(report, r.receivedAtMs + this.config.graceSeconds * 1000);
      return [{ device, journal, seq, type, body }];
    });
    await this.deviceFacts.apply(em, told);
    await this.preparations(
      em,
      told.filter((t) => PREPARATIONS.includes(t.type)),
    );
    await this.plays(
      em,
      told.filter((t) => subjectOf(t.body) !== null),
    );
    await this.unplanned.record(em, told);
  }

  /** From memory where this process committed them just now, else as they are stored. */
  private async reportsOf(batches: number[]): Promise<CommittedReport[]> {
    const { found, missing } = this.recent.take(batches);
    const where = { column: 'batch' as const, in: missing };
    for (const { body, receivedAt, ...row } of await readRows(
      this.dataSource.manager,
      ReportEntity,
      STORED,
      where,
    ))
      found.push({
        ...row,
        receivedAtMs: receivedAt.getTime(),
        report: row.type === 'rejected' ? null : (JSON.parse(body) as Report),
      });
    return found.sort(
      (a, b) => a.batch - b.batch || (a.device < b.device ? -1 : a.device > b.device ? 1 : a.seq - b.seq),
    );
  }

  private async devicesOf(
    em: EntityManager,
    reports: CommittedReport[],
  ): Promise<Map<string, ReportOfDevice['device']>> {
    const ids = [...new Set(reports.map((r) => r.device))];
    const devices = await readRows(em, DeviceEntity, ['id', 'placeId', 'unitPath'], {
      column: 'id',
      in: ids,
    });
    return new Map(devices.map((device) => [device.id, device]));
  }

  /** What a device accepted or fetched concerns every open row of its place. */
  private async preparations(em: EntityManager, told: readonly ReportOfDevice[]): Promise<void> {
    const byDevice = groupBy(told, (t) => t.device.id);
    const ids = [...byDevice.keys()];
    const open = await readRows(em, AsRunEntity, ['id'], { column: 'deviceId', in: ids, and: { end: null } });
    for (let i = 0; i < open.length; i += CHUNK) {
      const rows = await em.find(AsRunEntity, {
        where: { id: In(open.slice(i, i + CHUNK).map((r) => r.id)) },
      });
      const known = await this.deviceFacts.knowledge(em, rows);
      for (const row of rows) {
        const mine = (byDevice.get(row.deviceId ?? '') ?? []).filter((t) => concerns(t, row));
        if (mine.length === 0) continue;
        const facts = mine.reduce(
          (f, t) => applyReport(f, t.body as LedgerReport, { device: t.device.id, journal: t.journal }),
          row.facts as RowFacts,
        );
        await this.writer.write(
          em,
          row,
          facts,
          contextOf(row, this.config.graceSeconds * 1000, known.get(row.id)),
          'report',
        );
      }
    }
  }

  /** Reports about an occurrence or an alert go into the row of their place. */
  private async plays(em: EntityManager, told: readonly ReportOfDevice[]): Promise<void> {
    const subjects = [...new Set(told.map((t) => subjectOf(t.body)!))];
    if (subjects.length === 0) return;
    const rows = await this.rowsOf(em, subjects);
    const bySubject = groupBy(told, (t) => `${subjectOf(t.body)!}|${t.device.placeId}`);
    const changes: { row: AsRunEntity; facts: RowFacts }[] = [];
    for (const [key, list] of bySubject) {
      const row = rows.get(key);
      if (!row) {
        await this.unplanned.withoutRow(em, list);
        continue;
      }
      const facts = list.reduce(
        (f, t) => applyReport(f, t.body as LedgerReport, { device: t.device.id, journal: t.journal }),
        row.facts as RowFacts,
      );
      if (row.channel === 'board')
        await this.unplanned.outside(em, contextOf(row, this.config.graceSeconds * 1000), row.subject, list);
      changes.push({ row: row.deviceId === null ? { ...row, deviceId: list[0]!.device.id } : row, facts });
    }
    const known = await this.deviceFacts.knowledge(
      em,
      changes.map((c) => c.row),
    );
    for (const { row, facts } of changes) {
      await this.writer.write(
        em,
        row,
        facts,
        contextOf(row, this.config.graceSeconds * 1000, known.get(row.id)),
        'report',
      );
    }
  }

  /** Rows by `subject|place`; those of an occurrence that froze while the hub was away are made here. */
  private async rowsOf(em: EntityManager, subjects: readonly string[]): Promise<Map<string, AsRunEntity>> {
    const load = async (): Promise<AsRunEntity[]> => {
      const rows: AsRunEntity[] = [];
      for (let i = 0; i < subjects.length; i += CHUNK)
        rows.push(...(await em.find(AsRunEntity, { where: { subject: In(subjects.slice(i, i + CHUNK)) } })));
      return rows;
    };
    let rows = await load();
    const have = new Set(rows.map((r) => r.subject));
    const missing = subjects.filter((s) => !have.has(s));
    if (missing.length > 0) {
      const occurrences = await em.find(OccurrenceEntity, {
        where: { id: In(missing.slice(0, 1000)), rowsMade: false },
      });
      const asPlanned = occurrences.filter((o) => o.startAt !== null);
      if (asPlanned.length > 0 && (await this.rows.makeFor(em, asPlanned)) > 0) rows = await load();
    }
    return new Map(rows.map((r) => [`${r.subject}|${r.placeId}`, r]));
  }
}

const PREPARATIONS: readonly string[] = ['playlist-accepted', 'alerts-accepted', 'staged', 'stage-failed'];

function concerns({ body }: ReportOfDevice, row: AsRunEntity): boolean {
  if (body.type === 'playlist-accepted') return row.kind === 'occurrence';
  if (body.type === 'alerts-accepted')
    return row.kind === 'alert' && row.unitPath.split('/').includes(body.unit ?? '');
  return (
    (body.type === 'staged' || body.type === 'stage-failed') &&
    row.planned.some((p) => p.sha256 === body.sha256)
  );
}
