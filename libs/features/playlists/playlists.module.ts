import { DevicesModule } from '#features/devices/index.js';
import { Module } from '@nestjs/common';
import { DispatcherService } from './dispatcher.service.js';
import { MediaController } from './media.controller.js';
import { PlaylistsService } from './playlists.service.js';
import { SmallFiles } from './small-files.js';
import { StatusService } from './status.service.js';

@Module({
  imports: [DevicesModule],
  controllers: [MediaController],
  providers: [PlaylistsService, DispatcherService, SmallFiles, StatusService],
  exports: [PlaylistsService, DispatcherService, StatusService],
})
export class PlaylistsModule {}
