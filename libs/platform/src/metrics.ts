import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** One registry a process; labels are bounded words, never ids. */
export const registry = new Registry();
collectDefaultMetrics({ register: registry, prefix: 'ttn_' });

export const loopErrors = new Counter({
  name: 'ttn_loop_errors_total',
  help: 'Failures of background loops',
  labelNames: ['loop'],
  registers: [registry],
});
export const httpRequests = new Histogram({
  name: 'ttn_http_seconds',
  help: 'HTTP requests',
  labelNames: ['method', 'status'],
  buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
  registers: [registry],
});
export const reportsIngested = new Counter({
  name: 'ttn_reports_total',
  help: 'Reports by outcome',
  labelNames: ['outcome'],
  registers: [registry],
});
export const messagesSent = new Counter({
  name: 'ttn_messages_sent_total',
  help: 'Messages published',
  labelNames: ['kind'],
  registers: [registry],
});
export const devicesOnline = new Gauge({
  name: 'ttn_devices',
  help: 'Devices by presence',
  labelNames: ['presence'],
  registers: [registry],
});
export const plannerAsked = new Counter({
  name: 'ttn_planner_asked_total',
  help: 'Dry runs, forecasts and proposals by outcome',
  labelNames: ['outcome'],
  registers: [registry],
});
export const workerTasks = new Counter({
  name: 'ttn_worker_tasks_total',
  help: 'Tasks of worker threads by pool and outcome (done, full, timeout, cancelled, died, threw)',
  labelNames: ['pool', 'outcome'],
  registers: [registry],
});
export const filesRemoved = new Counter({
  name: 'ttn_media_files_removed_total',
  help: 'Media files removed because nothing named them for a month',
  registers: [registry],
});
export const droppedMessages = new Counter({
  name: 'ttn_messages_dropped_total',
  help: 'Messages dropped at a bound',
  labelNames: ['why'],
  registers: [registry],
});
