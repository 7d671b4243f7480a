import type { Actor } from '#platform/actor.js';
import { LOG, type Log } from '#platform/logger.js';
import { Ticker } from '#platform/ticker.js';
import { DeviceEntity } from '#persistence/entities/devices.entity.js';
import { UnitOfWork } from '#persistence/transaction.js';
import { Audit, Rights } from '#features/identity/index.js';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CommandService } from './command.service.js';
import { commandDto } from './device-views.js';
import { type CommandBody, type CommandDto, rightFor } from './devices.dto.js';

/** Commands that people send, and the end of those that nobody answered. */
@Injectable()
export class DeviceCommands implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly ticker: Ticker;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly commands: CommandService,
    private readonly rights: Rights,
    private readonly audit: Audit,
    @Inject(LOG) log: Log,
  ) {
    const work = async (): Promise<void> => void (await commands.endUnanswered());
    this.ticker = new Ticker({ name: 'commands', everyMs: 5000, work, log });
  }

  onApplicationBootstrap(): void {
    this.ticker.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.ticker.stop();
  }

  /** @throws AppError `forbidden`, and as {@link CommandService.issue} */
  send(actor: Actor, deviceId: string, body: CommandBody): Promise<CommandDto> {
    return this.unitOfWork.run(
      async (em) => {
        const { unitPath } = await em.findOneByOrFail(DeviceEntity, { id: deviceId });
        this.rights.require(actor, rightFor(body.command), 'device', unitPath);
        const row = await this.commands.issue(em, { deviceId, issuedBy: actor.userId, ...body });
        const details = { command: body.command, args: body.args, nonce: row.nonce };
        const about = { subjectKind: 'device', subjectId: deviceId, unitPath, details };
        await this.audit.record(em, { actor: actor.userId, action: 'command-issued', ...about });
        return commandDto(row);
      },
      { name: 'send a command' },
    );
  }
}
