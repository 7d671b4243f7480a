export { PlaylistsModule } from './playlists.module.js';
export { PlaylistsService } from './playlists.service.js';
export { DispatcherService } from './dispatcher.service.js';
export { StatusService } from './status.service.js';
export { displayFor, itemsFor, mediaPath, plannedFiles, wireInstant } from './playlist-body.js';
