export { BulletinsModule } from './bulletins.module.js';
export { BulletinsService } from './bulletins.service.js';
export { Editing, EditingBody, EditingDto } from './editing.js';
export { JobRunner } from './job-runner.js';
export { type RenditionSource, type SoundRefused, Studio } from './studio.js';
export { UnnamedFiles } from './unnamed-files.service.js';
export { inTurn } from './in-turn.js';
export { fileOf, type MultipartRequest } from './upload.js';
