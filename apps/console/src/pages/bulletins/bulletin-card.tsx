import { Anchor, Badge, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { BulletinSummary } from '../../api/bulletins.js';
import { useMe } from '../../api/me.js';
import { StateBadge } from '../../parts/state-badge.js';
import { showDateTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { className, fieldName, soundLine, validityOf } from './wording.js';

/** A bulletin in the list: a row on a wide screen, a card on a telephone. */
export function BulletinCard({ bulletin }: { bulletin: BulletinSummary }) {
  const { t } = useTexts();
  const { me, can } = useMe();
  const own = me && [bulletin.createdBy, bulletin.submittedBy].includes(me.id);
  const judge = bulletin.state === 'submitted' && can('approve', 'bulletin') && !own;
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" align="flex-start" gap="xs" wrap="nowrap">
        <Stack gap={4} style={{ minWidth: 0 }}>
          <Anchor
            component={Link}
            to={judge ? `/bulletins/${bulletin.id}/approve` : `/bulletins/${bulletin.id}`}
            fw={600}
            fz={{ base: 'md', sm: 'lg' }}
            style={{ overflowWrap: 'anywhere' }}
          >
            {bulletin.title}
          </Anchor>
          <Text size="sm">
            {fieldName(t, bulletin.field)} · {bulletin.unitName}
          </Text>
          <Text size="sm">{soundLine(t, bulletin)}</Text>
          <Text size="sm" c="dark.3">
            {bulletin.createdByName ?? t.bulletins.somebody} · {showDateTime(bulletin.createdAt)} ·{' '}
            {t.bulletins.validity} {validityOf(t, bulletin)}
          </Text>
          {bulletin.state === 'draft' && bulletin.reason && (
            <Text size="sm" c="red.9">
              {t.bulletins.sentBack(bulletin.reason)}
            </Text>
          )}
        </Stack>
        <Stack gap={4} align="flex-end" flex="none">
          <StateBadge state={bulletin.state} />
          {bulletin.class < 3 && (
            <Badge color="red.9" variant="outline">
              {className(t, bulletin.class)}
            </Badge>
          )}
        </Stack>
      </Group>
      {bulletin.sound === 'working' && (
        <Progress value={100} animated mt="xs" aria-label={t.bulletins.soundWorking} />
      )}
    </Paper>
  );
}
