import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { hubNowMs } from '../api/hub-clock.js';
import { useTexts } from '../texts/texts.js';
import { showLeft } from './time-left.js';

const AGAIN_MS = 20_000;
const NEAR_MS = 2 * 3600_000;

/** How long is left until an instant, red when it is near or over. */
export function Countdown({ to }: { to: string }) {
  const { t } = useTexts();
  const [now, setNow] = useState(() => hubNowMs());
  useEffect(() => {
    const timer = setInterval(() => setNow(hubNowMs()), AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  const left = Date.parse(to) - now;
  return (
    <Text component="span" inherit fw={600} c={left < NEAR_MS ? 'red.9' : undefined}>
      {left <= 0 ? t.offers.overdue : t.offers.left(showLeft(left, t.offers.units))}
    </Text>
  );
}
