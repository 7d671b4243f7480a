import { Button, Checkbox, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useMe } from '../../api/me.js';
import { Dialog } from '../../parts/dialog.js';
import { useTexts } from '../../texts/texts.js';
import { mayKeep, type Segment } from './corrections.js';

export interface Choice {
  spoken: string;
  keep: boolean;
}
const OTHER = '\u0000other';

/** Over the page: how one place is read, and how else it could be. */
export function ReadingChoice({
  segment,
  onClose,
  onChoose,
  onUndo,
}: {
  segment: Segment | null;
  onClose: () => void;
  onChoose: (segment: Segment, choice: Choice) => void;
  onUndo: (segment: Segment) => void;
}) {
  const { t } = useTexts();
  return (
    <Dialog
      opened={segment !== null}
      onClose={onClose}
      title={segment ? t.compose.changeReadingOf(segment.text) : ''}
    >
      {segment && (
        <Stack>
          <ChoiceForm
            key={segment.start}
            source={segment.text}
            spoken={segment.correction?.spoken ?? segment.span?.spoken ?? ''}
            alternatives={[segment.span?.spoken ?? '', ...(segment.span?.alternatives ?? [])]}
            onChoose={(choice) => onChoose(segment, choice)}
          />
          {segment.correction && (
            <Button variant="subtle" onClick={() => onUndo(segment)}>
              {t.compose.undoReading}
            </Button>
          )}
        </Stack>
      )}
    </Dialog>
  );
}

/** The readings there are, one to type, and whether it is kept for later texts. */
export function ChoiceForm({
  source,
  spoken,
  alternatives,
  onChoose,
}: {
  source: string;
  spoken: string;
  alternatives: readonly string[];
  onChoose: (choice: Choice) => void;
}) {
  const { t } = useTexts();
  const { can } = useMe();
  const offered = [...new Set([spoken, ...alternatives])].filter((reading) => reading.trim() !== '');
  const [chosen, setChosen] = useState(offered[0] ?? OTHER);
  const [typed, setTyped] = useState('');
  const [keep, setKeep] = useState(false);
  const reading = chosen === OTHER ? typed.trim() : chosen;
  const keepable = mayKeep(source, reading);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reading !== '') onChoose({ spoken: reading, keep: keep && keepable });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" mt="xs">
        <Radio.Group label={t.compose.readAs} value={chosen} onChange={setChosen}>
          <Stack gap={6} mt={6}>
            {offered.map((option) => (
              <Radio key={option} value={option} label={option} />
            ))}
            <Radio value={OTHER} label={t.compose.otherReading} />
          </Stack>
        </Radio.Group>
        {chosen === OTHER && (
          <TextInput
            label={t.compose.typeReading}
            value={typed}
            maxLength={500}
            data-autofocus
            onChange={({ currentTarget: { value } }) => setTyped(value)}
          />
        )}
        {can('update', 'lexicon') && (
          <Checkbox
            label={t.compose.keepInLexicon}
            checked={keep && keepable}
            disabled={!keepable}
            onChange={({ currentTarget: { checked } }) => setKeep(checked)}
          />
        )}
        {!keepable && <Text size="sm">{t.compose.cannotKeep}</Text>}
        <Group justify="flex-end">
          <Button type="submit" disabled={reading === ''}>
            {t.compose.applyReading}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
