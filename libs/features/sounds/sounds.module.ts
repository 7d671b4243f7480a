import { BulletinsModule } from '#features/bulletins/index.js';
import { TerritoryModule } from '#features/territory/index.js';
import { Module } from '@nestjs/common';
import { SoundsController } from './sounds.controller.js';
import { Sounds } from './sounds.service.js';

/** Where the studio makes what the territory keeps: the sounds of stations. Needs a MediaStore from the application. */
@Module({
  imports: [BulletinsModule, TerritoryModule],
  controllers: [SoundsController],
  providers: [Sounds],
})
export class SoundsModule {}
