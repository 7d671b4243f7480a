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
  const active = data?.filter(({ state }) => state === 'active') ?? [];
  const real = active.filter(({ exercise }) => !exercise).length;
  const exercises = active.length - real;
  const onAir = active.length;
  const waiting = can('activate', 'alert')
    ? (data?.filter(({ state, requestedBy }) => state === 'requested' && requestedBy !== me?.id).length ?? 0)
    : 0;
  const said = [
    ...(real > 0 ? [t.emergency.onAirCount(real)] : []),
    ...(exercises > 0 ? [t.emergency.exerciseCount(exercises)] : []),
    ...(waiting > 0 ? [t.emergency.waitingCount(waiting)] : []),
  ];
  if (!can('create', 'alert') && !can('activate', 'alert') && onAir === 0) return null;
  return (
    <Button
      component={Link}
      to="/emergency"
      color={real > 0 || exercises === 0 ? 'red.8' : 'yellow.8'}
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
      aria-label={said.length > 0 ? undefined : t.emergency.title}
    >
      {/* A phone has no room for more words beside those that stop what plays. */}
      <Text span inherit visibleFrom="xs">
        {real > 0 ? t.emergency.onAir : exercises > 0 ? t.emergency.exerciseOnAir : t.emergency.button}
      </Text>
      {said.length > 0 && <VisuallyHidden>: {said.join(', ')}</VisuallyHidden>}
    </Button>
  );
}
