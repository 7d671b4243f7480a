import { IdentityModule } from '#features/identity/index.js';
import { Module } from '@nestjs/common';
import { BulletinLists } from './bulletin-lists.js';
import { BulletinsController } from './bulletins.controller.js';
import { BulletinsService } from './bulletins.service.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentsService } from './documents.service.js';
import { ExpiryService } from './expiry.service.js';
import { JobRunner } from './job-runner.js';
import { Lexicons } from './lexicons.js';
import { Preview } from './preview.js';
import { ReadingController } from './reading.controller.js';
import { Renditions } from './renditions.js';
import { ScriptMaker } from './script-maker.js';
import { Studio } from './studio.js';
import { Variants } from './variants.js';

@Module({
  imports: [IdentityModule],
  controllers: [BulletinsController, DocumentsController, ReadingController],
  providers: [
    BulletinsService,
    BulletinLists,
    DocumentsService,
    ExpiryService,
    JobRunner,
    Lexicons,
    Preview,
    Renditions,
    ScriptMaker,
    Studio,
    Variants,
  ],
  exports: [BulletinsService, JobRunner, Studio],
})
export class BulletinsModule {}
