export { MonitoringModule } from './monitoring.module.js';
export { MonitorService } from './monitor.service.js';
