import { DevicesModule } from '#features/devices/index.js';
import { IdentityModule } from '#features/identity/index.js';
import { Module } from '@nestjs/common';
import { AsRunController } from './as-run.controller.js';
import { AsRunDays } from './as-run-days.js';
import { AsRunFiles } from './as-run-files.js';
import { AsRunFilters } from './as-run-filter.js';
import { AsRunLists } from './as-run-lists.js';
import { AsRunNames } from './as-run-names.js';
import { AsRunSums } from './as-run-sums.js';
import { DeviceFacts } from './device-facts.js';
import { IngestService } from './ingest.service.js';
import { LedgerService } from './ledger.service.js';
import { ProjectorService } from './projector.service.js';
import { ReceiptSender } from './receipt-sender.js';
import { RecentReports } from './recent-reports.js';
import { RowMaker } from './row-maker.js';
import { RowReports } from './row-reports.js';
import { RowWriter } from './row-writer.js';
import { RunSheetController } from './run-sheet.controller.js';
import { RunSheets } from './run-sheets.js';
import { UnplannedPlays } from './unplanned.js';

@Module({
  imports: [IdentityModule, DevicesModule],
  controllers: [AsRunController, RunSheetController],
  providers: [
    AsRunDays,
    AsRunFiles,
    AsRunFilters,
    AsRunLists,
    AsRunNames,
    AsRunSums,
    DeviceFacts,
    IngestService,
    LedgerService,
    ProjectorService,
    ReceiptSender,
    RecentReports,
    RowMaker,
    RowReports,
    RowWriter,
    RunSheets,
    UnplannedPlays,
  ],
  exports: [DeviceFacts, IngestService, LedgerService, RowMaker],
})
export class PlaybackModule {}
