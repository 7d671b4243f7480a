import { AlertsModule } from '#features/alerts/index.js';
import { BulletinsModule } from '#features/bulletins/index.js';
import { IdentityModule } from '#features/identity/index.js';
import { OrdersModule } from '#features/orders/index.js';
import { Module } from '@nestjs/common';
import { CorrectionsService } from './corrections.service.js';
import { OnAir } from './on-air.js';
import { StopLists } from './stop-lists.js';
import { StopsController } from './stops.controller.js';
import { StopsService } from './stops.service.js';

@Module({
  imports: [IdentityModule, BulletinsModule, OrdersModule, AlertsModule],
  controllers: [StopsController],
  providers: [StopsService, CorrectionsService, StopLists, OnAir],
})
export class StopsModule {}
