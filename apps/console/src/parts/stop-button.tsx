import { Button, Text } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useOnAir } from '../api/airing.js';
import { useMe } from '../api/me.js';
import { useRefreshOn } from '../live/use-live.js';
import { showNumber } from '../texts/format.js';
import { useTexts } from '../texts/texts.js';

const EVERY_MS = 20_000;
/** After something began or ended; rows of a whole province change in bursts. */
const SOON_MS = 1500;

/** The way to stop something wrong, from any page. Only for those who may stop something; filled while something sounds. */
export function StopButton() {
  const { t } = useTexts();
  const { can } = useMe();
  const may = can('withdraw', 'order') || can('update', 'alert');
  useRefreshOn('rows', ['on-air'], SOON_MS);
  const { data } = useOnAir(EVERY_MS, may && can('read', 'as-run'));
  if (!may) return null;
  const playing = data?.filter((item) => item.state === 'playing').length ?? 0;
  return (
    <Button
      component={Link}
      to="/stop"
      size="sm"
      px="xs"
      color="red.8"
      variant={playing > 0 ? 'filled' : 'outline'}
      leftSection={<IconHandStop size={18} aria-hidden />}
      aria-label={playing > 0 ? t.stop.buttonPlaying(playing) : t.stop.button}
    >
      <Text span inherit visibleFrom="xs">
        {t.stop.button}
      </Text>
      {/* A phone has to show the account beside it, too. */}
      <Text span inherit hiddenFrom="xs">
        {t.stop.stop}
      </Text>
      {playing > 0 && `\u00a0(${showNumber(playing)})`}
    </Button>
  );
}
