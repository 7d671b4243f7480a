export { OrdersModule } from './orders.module.js';
export { CreateOrder, type DryRunDto } from './orders.dto.js';
export { OrdersService } from './orders.service.js';
export { PlanningService } from './planning.service.js';
export { OrderLists } from './order-lists.js';
export { OrderTargets, type Reached } from './order-targets.js';
export type { StoredItem } from './plan-rows.js';
export { OPENING_SILENCE_MS } from './stations-for-planning.js';
