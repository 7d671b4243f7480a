import { IconAlertTriangle, IconClockPlay, IconHeartbeat, IconMap2 } from '@tabler/icons-react';
import { lazy } from 'react';
import type { AreaRoute } from '../../area.js';

export const routes: AreaRoute[] = [
  {
    path: '/monitoring',
    page: lazy(() => import('./monitoring.js')),
    needs: ['read:device'],
    nav: { group: 'watching', order: 0, label: (t) => t.monitoring.navFleet, icon: IconMap2 },
  },
  {
    path: '/monitoring/slot',
    page: lazy(() => import('./slots.js')),
    needs: ['read:as-run'],
    nav: { group: 'watching', order: 1, label: (t) => t.monitoring.navSlot, icon: IconClockPlay },
  },
  {
    path: '/monitoring/alarms',
    page: lazy(() => import('./alarms.js')),
    needs: ['read:alarm'],
    nav: { group: 'watching', order: 2, label: (t) => t.monitoring.navAlarms, icon: IconAlertTriangle },
  },
  {
    path: '/monitoring/uptime',
    page: lazy(() => import('./uptime.js')),
    needs: ['read:device'],
    nav: { group: 'watching', order: 6, label: (t) => t.monitoring.navUptime, icon: IconHeartbeat },
  },
  { path: '/devices/:id', page: lazy(() => import('./device.js')), needs: ['read:device'] },
];
