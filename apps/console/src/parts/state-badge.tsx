import { Badge } from '@mantine/core';
import type { BulletinState } from '../api/bulletins.js';
import { useTexts } from '../texts/texts.js';

const COLOURS: Record<BulletinState, string> = {
  draft: 'gray.7',
  submitted: 'orange.9',
  approved: 'green.9',
  withdrawn: 'red.9',
  expired: 'dark.3',
};

/** The state of a bulletin, in its word and colour. */
export function StateBadge({ state }: { state: BulletinState }) {
  const { t } = useTexts();
  return (
    <Badge color={COLOURS[state]} variant="filled">
      {t.bulletins.states[state]}
    </Badge>
  );
}
