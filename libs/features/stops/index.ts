export { StopsModule } from './stops.module.js';
