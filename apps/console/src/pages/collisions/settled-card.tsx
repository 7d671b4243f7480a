import { Anchor, Card, List, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { Collision } from '../../api/decisions.js';
import { showDateTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { showStart } from './effect.js';

/** A collision that was decided: by whom or by which rule, and what became of the items. */
export function SettledCard({ collision }: { collision: Collision }) {
  const { t } = useTexts();
  const heading = t.collisions.at(collision.stationName, showDateTime(collision.slotAt));
  const at = collision.resolvedAt ? showDateTime(collision.resolvedAt) : '';
  const how =
    collision.state === 'superseded'
      ? t.collisions.superseded
      : collision.resolvedBy?.startsWith('rule:')
        ? collision.resolvedBy === 'rule:shipped-default'
          ? t.collisions.byShipped(at)
          : t.collisions.byRule(at)
        : t.collisions.byPerson(collision.resolvedByName ?? '', at);
  return (
    <Card withBorder padding="sm" component="article" aria-label={heading}>
      <Title order={2} size="h5">
        {heading}
      </Title>
      <Text>{how}</Text>
      <List>
        {collision.candidates.map((c) => (
          <List.Item key={c.id}>
            <Anchor component={Link} to={`/orders/${c.order}`}>
              “{c.title}”
            </Anchor>{' '}
            ({c.source === 'own' ? t.collisions.own : t.collisions.above(c.from)})
            {c.startAt
              ? `: ${t.offers.placedAt(showStart(c.startAt))}`
              : collision.state !== 'superseded' && `: ${t.collisions.noStart}`}
          </List.Item>
        ))}
      </List>
    </Card>
  );
}
