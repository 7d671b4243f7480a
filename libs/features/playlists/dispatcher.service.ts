import { alertsTopic, deviceTopic } from '#contracts/topics.js';
import { DeviceGateway } from '#messaging/device-gateway.js';
import { Clock } from '#platform/clock.js';
import { EventBus } from '#platform/events.js';
import { LOG, type Log } from '#platform/logger.js';
import { messagesSent } from '#platform/metrics.js';
import { Ticker } from '#platform/ticker.js';
import { DesiredStateEntity, OutboxEntity } from '#persistence/entities/devices.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, In, LessThan, LessThanOrEqual } from 'typeorm';

const A_TURN = 500;
const AGAIN_MS = 5000;

type DueState = Pick<DesiredStateEntity, 'id' | 'kind' | 'target' | 'revision' | 'jws'>;
type Due = { id: string; topic: string; payload: string; retain: boolean; kind: string; revision: number };

/**
 * Sends what is due: desired states (again and again, whenever a device says it has another one) and one-off messages (once).
 * Everything is read from committed rows and marked after the broker's acknowledgement; a mark that is lost means sending twice,
 * which devices ignore.
 */
@Injectable()
export class DispatcherService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly ticker: Ticker;

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly gateway: DeviceGateway,
    private readonly clock: Clock,
    private readonly events: EventBus,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.ticker = new Ticker({ name: 'dispatcher', everyMs: 1000, work: () => this.turn(), log });
  }

  onApplicationBootstrap(): void {
    for (const name of ['desired-changed', 'outbox-added'] as const)
      this.events.on(name, () => this.ticker.kick());
    this.ticker.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.ticker.stop();
  }

  kick(): void {
    this.ticker.kick();
  }

  private async turn(): Promise<boolean> {
    const now = this.clock.now();
    const messages = await this.dataSource
      .getRepository(OutboxEntity)
      .find({ where: { dueAt: LessThanOrEqual(now) }, order: { dueAt: 'ASC' }, take: A_TURN });
    const live = messages.filter((m) => m.expiresAt > now);
    const sentMessages = await this.publish(
      live.map((m) => ({
        id: m.id,
        topic: deviceTopic(m.target, m.kind),
        payload: m.payload,
        retain: false,
        kind: m.kind,
        revision: 0,
      })),
    );
    const states = await this.dataSource.getRepository(DesiredStateEntity).find({
      select: { id: true, kind: true, target: true, revision: true, jws: true },
      where: { dueAt: LessThanOrEqual(now) },
      order: { kind: 'ASC', dueAt: 'ASC' }, // alerts before config before playlist
      take: A_TURN,
    });
    const sentStates = await this.publish(states.map(dueState));
    await this.mark(sentMessages, states, sentStates, now);
    return messages.length === A_TURN || states.length === A_TURN;
  }

  private async publish(due: readonly Due[]): Promise<Set<string>> {
    const sent = new Set<string>();
    const results = await Promise.allSettled(
      due.map((d) => this.gateway.publish(d.topic, d.payload, { qos: 1, retain: d.retain })),
    );
    for (const [i, result] of results.entries()) {
      const message = due[i]!;
      if (result.status === 'fulfilled') {
        sent.add(message.id);
        messagesSent.inc({ kind: message.kind });
      } else
        this.log.debug(
          { err: result.reason as unknown, topic: message.topic },
          'a message was not sent; it stays due',
        );
    }
    if (sent.size < due.length)
      this.log.warn({ failed: due.length - sent.size }, 'messages were not sent; they stay due');
    return sent;
  }

  private async mark(messages: Set<string>, states: DueState[], sent: Set<string>, now: Date): Promise<void> {
    await this.unitOfWork.run(
      async (em) => {
        if (messages.size > 0) await em.delete(OutboxEntity, { id: In([...messages]) });
        await em.delete(OutboxEntity, { expiresAt: LessThan(now) });
        // Only what was sent is marked: a row that changed meanwhile has a higher revision and stays due.
        const byRevision = new Map<number, string[]>();
        for (const s of states)
          if (sent.has(s.id)) byRevision.set(s.revision, [...(byRevision.get(s.revision) ?? []), s.id]);
        for (const [revision, ids] of byRevision) {
          await em
            .createQueryBuilder()
            .update(DesiredStateEntity)
            .set({ dueAt: null, sentAt: this.clock.now(), sends: () => 'sends + 1' })
            .where({ id: In(ids), revision })
            .execute();
        }
        const failed = states.filter((s) => !sent.has(s.id)).map((s) => s.id);
        if (failed.length > 0)
          await em.update(
            DesiredStateEntity,
            { id: In(failed) },
            { dueAt: new Date(now.getTime() + AGAIN_MS) },
          );
      },
      { name: 'mark what was sent' },
    );
  }
}

function dueState(row: DueState): Due {
  const topic = row.kind === 'alerts' ? alertsTopic(row.target) : deviceTopic(row.target, row.kind);
  return { id: row.id, topic, payload: row.jws, retain: true, kind: row.kind, revision: row.revision };
}
