import { Button, Card, Group, Radio, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/client.js';
import type { StandingRule } from '../../api/decisions.js';
import { useMe } from '../../api/me.js';
import { ErrorNote } from '../../parts/error-note.js';
import { showDate } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

const PREFER = ['placed', 'own', 'above'] as const;
type Prefer = (typeof PREFER)[number];

/** What decides between priority items when nobody does in time. */
export function CollisionRuleForm({ station, rules }: { station: string; rules: StandingRule[] }) {
  const { t } = useTexts();
  const { can } = useMe();
  const client = useQueryClient();
  const own = rules.find((r) => r.active && r.rule.kind === 'collision');
  const now: Prefer = own?.rule.kind === 'collision' ? own.rule.prefer : 'placed';
  const [prefer, setPrefer] = useState<Prefer>(now);
  const save = useMutation({
    mutationFn: () =>
      ask(
        api.POST('/api/v1/stations/{station}/rules', {
          params: { path: { station } },
          body: { kind: 'collision', prefer },
        }),
      ),
    onSuccess: async () => {
      notifications.show({ title: t.rules.added, message: t.rules.prefer[prefer], color: 'green.8' });
      await client.invalidateQueries({ queryKey: ['rules', station] });
      void client.invalidateQueries({ queryKey: ['collisions'] });
    },
  });
  return (
    <Card withBorder component="section" aria-label={t.rules.collisionTitle}>
      <Stack>
        <Title order={2} size="h4">
          {t.rules.collisionTitle}
        </Title>
        <Text>
          {t.rules.collisionNow}{' '}
          <Text component="span" fw={600}>
            {t.rules.prefer[now]}
          </Text>{' '}
          ({own ? t.rules.madeBy(own.createdByName ?? '', showDate(own.createdAt)) : t.rules.shipped})
        </Text>
        {can('answer', 'rule') && (
          <>
            <Radio.Group label={t.rules.choose} value={prefer} onChange={(value) => setPrefer(value)}>
              <Stack gap="xs" mt="xs">
                {PREFER.map((value) => (
                  <Radio key={value} value={value} label={t.rules.prefer[value]} />
                ))}
              </Stack>
            </Radio.Group>
            <ErrorNote error={save.error} />
            <Group>
              <Button
                disabled={prefer === now && own !== undefined}
                loading={save.isPending}
                onClick={() => save.mutate()}
              >
                {t.rules.saveCollision}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Card>
  );
}
