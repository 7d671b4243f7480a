import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../api/client.js';
import type { StandingRule } from '../../api/decisions.js';
import { useMe } from '../../api/me.js';
import { useConfirm } from '../../parts/confirm.js';
import { ErrorNote } from '../../parts/error-note.js';
import { showDate } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { NewOfferRule } from './new-offer-rule.js';
import { type OfferRule, sentenceOf } from './sentence.js';

/** Standing answers to offers, one sentence each; the first that matches answers. */
export function OfferRules({
  station,
  rules,
  windows,
}: {
  station: string;
  rules: StandingRule[];
  windows: string[];
}) {
  const { t } = useTexts();
  const askFirst = useConfirm();
  const { can } = useMe();
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: (id: string) => ask(api.DELETE('/api/v1/rules/{id}', { params: { path: { id } } })),
    onSuccess: () => {
      notifications.show({ title: t.rules.ended, message: '' });
      void client.invalidateQueries({ queryKey: ['rules', station] });
    },
  });
  const active = rules.filter((r) => r.active && r.rule.kind === 'offer');
  const askEnd = (id: string) =>
    askFirst({
      title: t.rules.endAsk,
      text: t.rules.endText,
      action: t.rules.end,
      onConfirm: () => end.mutate(id),
    });
  return (
    <Card withBorder component="section" aria-label={t.rules.offersTitle}>
      <Stack>
        <Title order={2} size="h4">
          {t.rules.offersTitle}
        </Title>
        {active.length === 0 && <Text>{t.rules.noOfferRules}</Text>}
        <ErrorNote error={end.error} />
        {active.map((rule) => {
          const sentence = sentenceOf(t, rule.rule as OfferRule);
          return (
            <Group key={rule.id} justify="space-between" gap="sm">
              <Stack gap={0} style={{ flex: '1 1 300px' }}>
                <Text fw={600}>{sentence}</Text>
                <Text size="sm">{t.rules.madeBy(rule.createdByName ?? '', showDate(rule.createdAt))}</Text>
              </Stack>
              {can('answer', 'rule') && (
                <Button
                  variant="default"
                  aria-label={`${t.rules.end}: ${sentence}`}
                  loading={end.isPending && end.variables === rule.id}
                  onClick={() => askEnd(rule.id)}
                >
                  {t.rules.end}
                </Button>
              )}
            </Group>
          );
        })}
        {can('answer', 'rule') && (
          <NewOfferRule
            station={station}
            windows={windows}
            known={active.map(({ rule }) => sentenceOf(t, rule as OfferRule))}
          />
        )}
      </Stack>
    </Card>
  );
}
