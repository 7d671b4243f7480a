import { DevicesModule } from '#features/devices/index.js';
import { IdentityModule } from '#features/identity/index.js';
import { PlaybackModule } from '#features/playback/index.js';
import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { AlarmNotices } from './alarm-notices.js';
import { ApprovalNotices } from './approval-notices.js';
import { AlarmsService } from './alarms.service.js';
import { Conditions } from './conditions.js';
import { DeviceHistoryController } from './device-history.controller.js';
import { DeviceHistory } from './device-history.service.js';
import { DeviceLogs } from './device-logs.service.js';
import { DeviceReports } from './device-reports.service.js';
import { FleetController } from './fleet.controller.js';
import { FleetService } from './fleet.service.js';
import { LiveStates } from './live-states.js';
import { MonitoringController } from './monitoring.controller.js';
import { MonitorService } from './monitor.service.js';
import { MutesService } from './mutes.service.js';
import { NoticeSources } from './notice-sources.js';
import { NoticesService } from './notices.service.js';
import { SlotsService } from './slots.service.js';
import { TelemetryRecorder } from './telemetry-recorder.js';
import { DecisionNotices } from './decision-notices.js';
import { UnitScope } from './unit-scope.js';
import { UpkeepNotices } from './upkeep-notices.js';
import { UptimeService } from './uptime.service.js';

/** What a device may send as its log, and a little more, so that the refusal is ours. */
const LOG_BODY_BYTES = 1024 * 1024 + 1024;

@Module({
  imports: [IdentityModule, DevicesModule, PlaybackModule],
  controllers: [MonitoringController, FleetController, DeviceHistoryController],
  providers: [
    AlarmNotices,
    AlarmsService,
    ApprovalNotices,
    Conditions,
    DecisionNotices,
    DeviceHistory,
    DeviceLogs,
    DeviceReports,
    FleetService,
    LiveStates,
    MonitorService,
    MutesService,
    NoticeSources,
    NoticesService,
    SlotsService,
    TelemetryRecorder,
    UnitScope,
    UpkeepNotices,
    UptimeService,
  ],
  exports: [MonitorService],
})
export class MonitoringModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  /** Logs of devices come as they are; everything else that this hub takes is JSON or a form. */
  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addContentTypeParser(
      'application/gzip',
      { parseAs: 'buffer', bodyLimit: LOG_BODY_BYTES },
      (_request, body, done) => done(null, body),
    );
  }
}
