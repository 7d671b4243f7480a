import { Alert, Button, Group, Paper, ScrollArea, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../texts/texts.js';
import type { Span } from './corrections.js';
import { type Choice, ChoiceForm } from './reading-choice.js';

/** What the reader is not sure of, the least sure first: chosen, or said to be right, one by one. */
export function Unsure({
  unsure,
  spans,
  onChoose,
  onDrop,
}: {
  unsure: readonly Span[];
  spans: readonly Span[];
  onChoose: (span: Span, choice: Choice) => void;
  /** Nothing is said of it: out of the text with it. */
  onDrop: (span: Span) => void;
}) {
  const { t } = useTexts();
  const [open, setOpen] = useState<string | null>(null);
  if (unsure.length === 0)
    return (
      <Alert color="green" variant="light" role="status">
        {t.compose.unsureNone}
      </Alert>
    );
  const count = (span: Span) =>
    spans.filter(({ source, spoken }) => source === span.source && spoken === span.spoken).length;
  return (
    <Paper withBorder p="md" component="section" aria-label={t.compose.unsureTitle(unsure.length)}>
      <Title order={2} size="h4">
        {t.compose.unsureTitle(unsure.length)}
      </Title>
      <Text size="sm" c="dark.3" mb="xs">
        {t.compose.unsureHint}
      </Text>
      <ScrollArea.Autosize mah="46vh" type="auto" offsetScrollbars>
        <Stack gap="xs">
          {unsure.map((span) => {
            const key = `${span.source}\u0000${span.spoken}`;
            const places = count(span);
            return (
              <Paper key={key} withBorder p="xs" bg="orange.0">
                <Group justify="space-between" gap="xs">
                  <Text flex={1} miw={{ base: 180, sm: 200 }}>
                    <b>{span.source}</b>
                    {' → '}
                    {span.spoken || t.compose.leftOut}
                    {places > 1 && (
                      <Text span size="sm" c="dark.3">
                        {' '}
                        ({t.compose.times(places)})
                      </Text>
                    )}
                  </Text>
                  <Group gap="xs">
                    {span.spoken.trim() === '' ? (
                      <Button
                        size="sm"
                        variant="default"
                        aria-label={`${t.compose.dropFromText}: ${span.source}`}
                        onClick={() => onDrop(span)}
                      >
                        {t.compose.dropFromText}
                      </Button>
                    ) : (
                      <Button
                        size="sm"
                        variant="default"
                        aria-label={`${t.compose.rightAsIs}: ${span.source}`}
                        onClick={() => onChoose(span, { spoken: span.spoken, keep: false })}
                      >
                        {t.compose.rightAsIs}
                      </Button>
                    )}
                    <Button
                      size="sm"
                      aria-expanded={open === key}
                      aria-label={t.compose.changeReadingOf(span.source)}
                      onClick={() => setOpen(open === key ? null : key)}
                    >
                      {t.compose.changeReading}
                    </Button>
                  </Group>
                </Group>
                {open === key && (
                  <ChoiceForm
                    source={span.source}
                    spoken={span.spoken}
                    alternatives={span.alternatives}
                    onChoose={(choice) => {
                      setOpen(null);
                      onChoose(span, choice);
                    }}
                  />
                )}
              </Paper>
            );
          })}
        </Stack>
      </ScrollArea.Autosize>
    </Paper>
  );
}
