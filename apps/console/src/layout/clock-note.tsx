import { Alert } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { hubClock } from '../api/hub-clock.js';
import { showLeft } from '../parts/time-left.js';
import { useTexts } from '../texts/texts.js';

/** Less than this nobody reads off a watch. */
const WORTH_SAYING_MS = 60_000;

/** This computer's clock is wrong: pages go by the hub's, whoever looks at the taskbar is told. */
export function ClockNote() {
  const { t } = useTexts();
  const aheadMs = useSyncExternalStore(hubClock.listen, hubClock.ahead);
  if (Math.abs(aheadMs) < WORTH_SAYING_MS) return null;
  const by = showLeft(Math.abs(aheadMs), t.offers.units);
  return (
    <Alert
      color="orange"
      icon={<IconClockExclamation aria-hidden />}
      role="status"
      mb="md"
      title={t.shell.clock}
    >
      {aheadMs > 0 ? t.shell.clockFast(by) : t.shell.clockSlow(by)}
    </Alert>
  );
}
