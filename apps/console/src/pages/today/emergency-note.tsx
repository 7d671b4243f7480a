import { Alert, Anchor } from '@mantine/core';
import { IconUrgent } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useMe } from '../../api/me.js';
import { useTexts } from '../../texts/texts.js';
import { useStandingAlerts } from '../emergency/alerts.js';

/** What is on air over everything else here, whoever ordered it; an exercise says so. */
export function EmergencyNote() {
  const { t } = useTexts();
  const { can } = useMe();
  const { data } = useStandingAlerts(can('read', 'alert'));
  return data
    ?.filter(({ state }) => state === 'active')
    .map(({ id, title, unitName, exercise }) => (
      <Alert
        key={id}
        color={exercise ? 'yellow' : 'red'}
        icon={<IconUrgent aria-hidden />}
        title={`${exercise ? t.emergency.exerciseOnAir : t.emergency.onAir}: ${title}`}
        role="status"
      >
        {unitName}.{' '}
        <Anchor component={Link} to="/emergency" td="underline" c="inherit">
          {t.emergency.toPage}
        </Anchor>
      </Alert>
    ));
}
