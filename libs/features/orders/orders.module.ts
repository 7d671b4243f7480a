import { Editing } from '#features/bulletins/index.js';
import { IdentityModule } from '#features/identity/index.js';
import { Module } from '@nestjs/common';
import { AwaitingAirings } from './awaiting-airings.js';
import { AwaitingOrders } from './awaiting-orders.js';
import { CalendarController } from './calendar.controller.js';
import { CollisionForecast } from './collision-forecast.js';
import { CollisionLists } from './collision-lists.js';
import { CollisionsController } from './collisions.controller.js';
import { DryRun } from './dry-run.js';
import { OfferFactsReader } from './offer-facts.js';
import { OfferLists } from './offer-lists.js';
import { OfferProposals } from './offer-proposals.js';
import { OfferReminders } from './offer-reminders.js';
import { OffersController } from './offers.controller.js';
import { OffersService } from './offers.service.js';
import { OrderBulletins } from './order-bulletins.js';
import { OrderChanges } from './order-changes.js';
import { OrderFocus } from './order-focus.js';
import { OrderPage } from './order-page.js';
import { OrderPageController } from './order-page.controller.js';
import { OrderResponses } from './order-responses.js';
import { OrderLists } from './order-lists.js';
import { OrderSounds } from './order-sounds.js';
import { OrderTargets } from './order-targets.js';
import { OrderVersions } from './order-versions.js';
import { OrdersController } from './orders.controller.js';
import { OrdersService } from './orders.service.js';
import { PlanInputs } from './plan-input.js';
import { PlannerTurns } from './planner-turns.js';
import { PlanningService } from './planning.service.js';
import { PlanStore } from './plan-store.js';
import { ProgrammeWeeks } from './programme-weeks.js';
import { ProgrammeWeeksController } from './programme-weeks.controller.js';
import { ReceivedOrders } from './received-orders.js';
import { ReceivedOrdersController } from './received-orders.controller.js';
import { ScheduleController } from './schedule.controller.js';
import { Schedules } from './schedules.js';
import { StationBulletins } from './station-bulletins.js';
import { StationBulletinsController } from './station-bulletins.controller.js';
import { StationDays } from './station-days.js';
import { StationWaits } from './station-waits.js';
import { StationsForPlanning } from './stations-for-planning.js';

@Module({
  imports: [IdentityModule],
  controllers: [
    OrdersController,
    OrderPageController,
    ReceivedOrdersController,
    ScheduleController,
    ProgrammeWeeksController,
    OffersController,
    CollisionsController,
    StationBulletinsController,
    CalendarController,
  ],
  providers: [
    OrdersService,
    AwaitingOrders,
    AwaitingAirings,
    OrderFocus,
    OrderPage,
    ReceivedOrders,
    Editing,
    OffersService,
    PlanningService,
    PlanInputs,
    PlannerTurns,
    PlanStore,
    DryRun,
    OrderLists,
    OrderBulletins,
    OrderChanges,
    OrderVersions,
    Schedules,
    ProgrammeWeeks,
    StationDays,
    StationWaits,
    OrderResponses,
    OfferLists,
    OfferFactsReader,
    OfferProposals,
    OfferReminders,
    CollisionForecast,
    CollisionLists,
    StationBulletins,
    OrderSounds,
    OrderTargets,
    StationsForPlanning,
  ],
  exports: [OrdersService, PlanningService, OrderLists, OrderTargets],
})
export class OrdersModule {}
