export { BulletinsModule } from './bulletins.module.js';
export { BulletinsService } from './bulletins.service.js';
export { JobRunner } from './job-runner.js';
export { type RenditionSource, Studio } from './studio.js';
