export { SoundsModule } from './sounds.module.js';
