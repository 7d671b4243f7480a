import { Alert, Anchor, Button, Card, Group, List, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.js';
import { type Collision, useForecast } from '../../api/decisions.js';
import { useMe } from '../../api/me.js';
import { Countdown } from '../../parts/countdown.js';
import { ErrorNote } from '../../parts/error-note.js';
import { isConflict, tellConflict } from '../../parts/gone-note.js';
import { showDateTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { CandidateCard } from './candidate-card.js';
import { useEffectText } from './effect.js';
import { choiceOf, moved } from './ranking.js';

/** The items of one collision in an order that can be changed, with what it leads to, and what the rule would do. */
export function CollisionCard({
  collision,
  onDone,
}: {
  collision: Collision;
  onDone: (collision: string) => void;
}) {
  const { t } = useTexts();
  const { can } = useMe();
  const client = useQueryClient();
  const [order, setOrder] = useState(() => collision.candidates.map((c) => c.id));
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set());
  const [dragged, setDragged] = useState<number | null>(null);
  const choice = choiceOf(order, dropped);
  const forecast = useForecast(collision.id, choice.ranking, choice.dropped);
  const effectOf = useEffectText(forecast.data);
  const choose = useMutation({
    mutationFn: () =>
      ask(
        api.POST('/api/v1/collisions/{id}/resolve', {
          params: { path: { id: collision.id } },
          body: { candidatesHash: collision.candidatesHash, ...choice },
        }),
      ),
    onSuccess: () => {
      onDone(collision.id);
      notifications.show({
        title: t.collisions.chosen,
        message: t.collisions.chosenText,
        color: 'green.8',
      });
    },
    onError: (error) => tellConflict(t, error) && onDone(collision.id),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['collisions'] });
      void client.invalidateQueries({ queryKey: ['notices'] });
    },
  });
  const byId = new Map(collision.candidates.map((c) => [c.id, c]));
  const heading = t.collisions.at(collision.stationName, showDateTime(collision.slotAt));
  return (
    <Card withBorder padding="md" component="article" aria-label={heading}>
      <Stack>
        <Stack gap={2}>
          <Title order={2} size="h4">
            {heading}
          </Title>
          <Text>
            {t.collisions.decideBy(showDateTime(collision.decideBy))} (
            <Countdown to={collision.decideBy} />)
          </Text>
        </Stack>
        <Stack gap="sm" component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
          {order.map((id, i) => {
            const candidate = byId.get(id);
            if (!candidate) return null;
            return (
              <CandidateCard
                key={id}
                candidate={candidate}
                station={collision.station}
                position={dropped.has(id) ? null : choice.ranking.indexOf(id)}
                effect={effectOf(id)}
                canUp={i > 0}
                canDown={i < order.length - 1}
                onUp={() => setOrder(moved(order, i, i - 1))}
                onDown={() => setOrder(moved(order, i, i + 1))}
                onDrop={(isDropped) => {
                  const next = new Set(dropped);
                  if (isDropped) next.add(id);
                  else next.delete(id);
                  setDropped(next);
                }}
                onDragStart={() => setDragged(i)}
                onDragOver={() => {
                  if (dragged === null || dragged === i) return;
                  setOrder(moved(order, dragged, i));
                  setDragged(i);
                }}
                onDragEnd={() => setDragged(null)}
              />
            );
          })}
        </Stack>
        <ErrorNote error={[forecast.error, choose.error].find((error) => error && !isConflict(error))} />
        {choice.ranking.length === 0 && <Text c="red.9">{t.collisions.allDropped}</Text>}
        {can('answer', 'collision') ? (
          <Group>
            <Button
              disabled={choice.ranking.length === 0}
              loading={choose.isPending}
              onClick={() => choose.mutate()}
            >
              {t.collisions.choose}
            </Button>
          </Group>
        ) : (
          <Text>{t.collisions.onlyOperator}</Text>
        )}
        <RuleNote collision={collision} />
      </Stack>
    </Card>
  );
}

/** What happens at the deadline when nobody has decided: by which rule, and where that leads. */
function RuleNote({ collision }: { collision: Collision }) {
  const { t } = useTexts();
  const { can } = useMe();
  const forecast = useForecast(collision.id, [], []);
  const effectOf = useEffectText(forecast.data);
  const { rule } = collision;
  return (
    <Alert color="gray" variant="light" title={t.collisions.ruleTitle(showDateTime(collision.decideBy))}>
      <Text>
        {t.collisions.rules[rule.prefer]} {rule.id === 'shipped-default' && t.collisions.shipped}
      </Text>
      {rule.winner === null && <Text>{t.collisions.noWinner}</Text>}
      <List mt={4}>
        {collision.candidates.map((c) => (
          <List.Item key={c.id}>
            <Text component="span" fw={c.id === rule.winner ? 600 : undefined}>
              “{c.title}”
            </Text>
            {': '}
            {effectOf(c.id)}
          </List.Item>
        ))}
      </List>
      {can('answer', 'rule') && (
        <Anchor component={Link} to="/rules" mt={4}>
          {t.collisions.toRules}
        </Anchor>
      )}
    </Alert>
  );
}
