import { Alert, Button, Group, NumberInput, Paper, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, ask, askBlob } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading } from '../../parts/page.js';
import { PlayButton } from '../../parts/play-button.js';
import { useTexts } from '../../texts/texts.js';
import { type Template, useTemplate } from './queries.js';
import { boxesOf, exampleOf, templateOf } from './template-lines.js';

const MOST_READINGS = 5;

/** What is said around every bulletin of the unit. */
export function TemplateTab({ unit }: { unit: string }) {
  const { data, error, refetch } = useTemplate(unit);
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return <Form key={JSON.stringify(data)} unit={unit} template={data} />;
}

function Form({ unit, template }: { unit: string; template: Template }) {
  const { t } = useTexts();
  const { can } = useMe();
  const client = useQueryClient();
  const [boxes, setBoxes] = useState(() => boxesOf(template));
  const save = useMutation({
    mutationFn: () =>
      ask(
        api.PUT('/api/v1/units/{unit}/template', {
          params: { path: { unit } },
          body: templateOf(boxes, template),
        }),
      ),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['template'] });
      void client.invalidateQueries({ queryKey: ['script'] });
      notifications.show({ message: t.lexicon.templateSaved, color: 'green' });
    },
  });
  const may = can('update', 'lexicon');
  const whose =
    template.unit === unit
      ? t.lexicon.templateOwn
      : template.unit === null
        ? t.lexicon.templateShipped
        : t.lexicon.templateAbove;
  const lines = { autosize: true, minRows: 1, maxRows: 5, readOnly: !may };
  const example = exampleOf(boxes, t.lexicon.exampleTitle, t.lexicon.exampleBody);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Paper withBorder p="md" component="form" onSubmit={submit} aria-label={t.lexicon.templateTitle}>
      <Stack>
        <Text>{t.lexicon.templateHint}</Text>
        <Alert color="river" variant="light">
          {whose}
        </Alert>
        <Textarea
          {...lines}
          label={t.lexicon.opening}
          value={boxes.opening}
          onChange={({ currentTarget: { value } }) => setBoxes({ ...boxes, opening: value })}
        />
        <Textarea
          {...lines}
          label={t.lexicon.before}
          description={t.lexicon.beforeHint}
          value={boxes.before}
          onChange={({ currentTarget: { value } }) => setBoxes({ ...boxes, before: value })}
        />
        <Textarea
          {...lines}
          label={t.lexicon.after}
          value={boxes.after}
          onChange={({ currentTarget: { value } }) => setBoxes({ ...boxes, after: value })}
        />
        <TextInput
          label={t.lexicon.notice}
          maxLength={300}
          readOnly={!may}
          value={boxes.notice}
          onChange={({ currentTarget: { value } }) => setBoxes({ ...boxes, notice: value })}
        />
        <Group align="flex-end">
          <NumberInput
            label={t.lexicon.readings}
            min={1}
            max={MOST_READINGS}
            readOnly={!may}
            value={boxes.readings}
            onChange={(value) => typeof value === 'number' && setBoxes({ ...boxes, readings: value })}
          />
          <NumberInput
            label={t.lexicon.longMinutes}
            min={1}
            max={60}
            readOnly={!may}
            value={boxes.longMinutes}
            onChange={(value) => typeof value === 'number' && setBoxes({ ...boxes, longMinutes: value })}
          />
        </Group>
        <ErrorNote error={save.error} />
        <Group justify="space-between">
          {can('create', 'bulletin') ? (
            <PlayButton
              what={t.lexicon.templateExample}
              label={t.lexicon.templateExample}
              load={() =>
                askBlob('/api/v1/reading/preview', {
                  method: 'POST',
                  headers: { 'content-type': 'application/json' },
                  body: JSON.stringify({ unit, text: example.slice(0, 2000) }),
                })
              }
            />
          ) : (
            <span />
          )}
          {may && (
            <Button type="submit" loading={save.isPending}>
              {t.common.save}
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
