import { Badge, Button, Text, VisuallyHidden } from '@mantine/core';
import { IconUrgent } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useMe } from '../api/me.js';
import { useStandingAlerts } from '../pages/emergency/alerts.js';
import { showNumber } from '../texts/format.js';
import { useTexts } from '../texts/texts.js';

/**
 * From every screen: the way to start, stop or correct an emergency, and the word that one is on air, or how many wait for
 * this person to activate them.
 */
export function EmergencyButton() {
  const { t } = useTexts();
  const { me, can } = useMe();
  const { data } = useStandingAlerts(can('read', 'alert'));
  const onAir = data?.filter(({ state }) => state === 'active').length ?? 0;
  const waiting = can('activate', 'alert')
    ? (data?.filter(({ state, requestedBy }) => state === 'requested' && requestedBy !== me?.id).length ?? 0)
    : 0;
  const said = [
    ...(onAir > 0 ? [t.emergency.onAirCount(onAir)] : []),
    ...(waiting > 0 ? [t.emergency.waitingCount(waiting)] : []),
  ];
  if (!can('create', 'alert') && !can('activate', 'alert') && onAir === 0) return null;
  return (
    <Button
      component={Link}
      to="/emergency"
      color="red.8"
      variant={onAir > 0 ? 'filled' : 'outline'}
      size="sm"
      px="xs"
      leftSection={<IconUrgent size={20} aria-hidden />}
      rightSection={
        waiting > 0 && (
          <Badge color="red.9" circle size="lg">
            {showNumber(waiting)}
          </Badge>
        )
      }
      aria-label={waiting > 0 ? undefined : (said[0] ?? t.emergency.title)}
    >
      {/* Beside the count a phone has no room for the words. */}
      <Text span inherit visibleFrom={waiting > 0 ? 'xs' : undefined}>
        {onAir > 0 ? t.emergency.onAir : t.emergency.button}
      </Text>
      {waiting > 0 && <VisuallyHidden>: {said.join(', ')}</VisuallyHidden>}
    </Button>
  );
}
