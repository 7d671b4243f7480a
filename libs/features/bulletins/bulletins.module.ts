import { IdentityModule } from '#features/identity/index.js';
import { Module } from '@nestjs/common';
import { BulletinLists } from './bulletin-lists.js';
import { BulletinsController } from './bulletins.controller.js';
import { BulletinsService } from './bulletins.service.js';
import { Changes } from './changes.js';
import { Editing } from './editing.js';
import { BulletinHistory } from './history.js';
import { ReviewController } from './review.controller.js';
import { Summaries } from './summaries.js';
import { Submissions } from './submissions.js';
import { DisplayStudio } from './display-studio.js';
import { DisplayTexts } from './display-texts.js';
import { DisplaysController } from './displays.controller.js';
import { Displays } from './displays.service.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentsService } from './documents.service.js';
import { ExpiryService } from './expiry.service.js';
import { JobRunner } from './job-runner.js';
import { KeptCorrections } from './kept-corrections.js';
import { LexiconWords } from './lexicon-words.js';
import { Lexicons } from './lexicons.js';
import { Preview } from './preview.js';
import { ReadingController } from './reading.controller.js';
import { Renditions } from './renditions.js';
import { ScriptMaker } from './script-maker.js';
import { Studio } from './studio.js';
import { Templates } from './templates.js';
import { TemplatesController } from './templates.controller.js';
import { Texts } from './texts.js';
import { UnnamedFiles } from './unnamed-files.service.js';
import { Variants } from './variants.js';

@Module({
  imports: [IdentityModule],
  controllers: [
    BulletinsController,
    DisplaysController,
    ReviewController,
    DocumentsController,
    ReadingController,
    TemplatesController,
  ],
  providers: [
    BulletinsService,
    BulletinHistory,
    BulletinLists,
    Changes,
    Editing,
    DisplayStudio,
    DisplayTexts,
    Displays,
    Submissions,
    Summaries,
    DocumentsService,
    ExpiryService,
    JobRunner,
    KeptCorrections,
    LexiconWords,
    Lexicons,
    Preview,
    Renditions,
    ScriptMaker,
    Studio,
    Templates,
    Texts,
    UnnamedFiles,
    Variants,
  ],
  exports: [BulletinsService, JobRunner, Studio],
})
export class BulletinsModule {}
