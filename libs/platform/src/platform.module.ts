import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock.js';
import { CONFIG, type HubConfig } from './config.js';
import { EventBus } from './events.js';
import { HealthRegistry } from './health.js';
import { UnitLocators } from './http/access.js';
import { LOG, type Log } from './logger.js';

/** What every feature may inject: CONFIG, LOG, Clock, EventBus, UnitLocators, HealthRegistry. */
@Global()
@Module({})
export class PlatformModule {
  static with(config: HubConfig, log: Log, clock: Clock = new SystemClock()): DynamicModule {
    const providers = [
      { provide: CONFIG, useValue: config },
      { provide: LOG, useValue: log },
      { provide: Clock, useValue: clock },
      { provide: EventBus, useFactory: () => new EventBus(log) },
      { provide: UnitLocators, useFactory: () => new UnitLocators() },
      { provide: HealthRegistry, useFactory: () => new HealthRegistry() },
    ];
    return { module: PlatformModule, providers, exports: providers };
  }
}
