import { DevicesModule } from '#features/devices/index.js';
import { IdentityModule } from '#features/identity/index.js';
import { Module } from '@nestjs/common';
import { AsRunController } from './as-run.controller.js';
import { AsRunLists } from './as-run-lists.js';
import { DeviceFacts } from './device-facts.js';
import { IngestService } from './ingest.service.js';
import { LedgerService } from './ledger.service.js';
import { ProjectorService } from './projector.service.js';
import { ReceiptSender } from './receipt-sender.js';
import { RecentReports } from './recent-reports.js';
import { RowMaker } from './row-maker.js';
import { RowWriter } from './row-writer.js';
import { UnplannedPlays } from './unplanned.js';

@Module({
  imports: [IdentityModule, DevicesModule],
  controllers: [AsRunController],
  providers: [
    AsRunLists,
    DeviceFacts,
    IngestService,
    LedgerService,
    ProjectorService,
    ReceiptSender,
    RecentReports,
    RowMaker,
    RowWriter,
    UnplannedPlays,
  ],
  exports: [DeviceFacts, IngestService, LedgerService, RowMaker],
})
export class PlaybackModule {}
