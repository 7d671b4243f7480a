export { PlaybackModule } from './playback.module.js';
export { IngestService, type RawReport } from './ingest.service.js';
export { LedgerService } from './ledger.service.js';
export { CONFIRM_MS, RowMaker } from './row-maker.js';
export { DeviceFacts } from './device-facts.js';
export { contextOf } from './row-context.js';
export { newRow } from './new-row.js';
