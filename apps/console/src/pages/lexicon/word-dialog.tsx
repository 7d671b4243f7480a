import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { api, ask, askBlob } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { Dialog } from '../../parts/dialog.js';
import { ErrorNote } from '../../parts/error-note.js';
import { PlayButton } from '../../parts/play-button.js';
import { useTexts } from '../../texts/texts.js';
import { type Entry, useLexiconChange } from './queries.js';

export interface WordDraft extends Entry {
  isNew: boolean;
}

/** A word of the unit's lexicon: added, or read another way. */
export function WordDialog({ unit, word, onClose }: { unit: string; word: WordDraft; onClose: () => void }) {
  const { t } = useTexts();
  const { can } = useMe();
  const [grapheme, setGrapheme] = useState(word.grapheme);
  const [alias, setAlias] = useState(word.alias);
  const [caseSensitive, setCaseSensitive] = useState(word.caseSensitive);
  const save = useLexiconChange(
    (entry: Entry) =>
      ask(
        api.PUT('/api/v1/units/{unit}/lexicon', { params: { path: { unit } }, body: { entries: [entry] } }),
      ),
    () => {
      notifications.show({ message: t.lexicon.saved, color: 'green' });
      onClose();
    },
  );
  const ready = grapheme.trim() !== '' && alias.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) save.mutate({ grapheme: grapheme.trim(), alias: alias.trim(), caseSensitive });
  };
  return (
    <Dialog onClose={onClose} title={word.isNew ? t.lexicon.addTitle : t.lexicon.editTitle}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t.lexicon.word}
            required
            maxLength={120}
            readOnly={!word.isNew}
            data-autofocus={word.isNew || undefined}
            value={grapheme}
            onChange={({ currentTarget: { value } }) => setGrapheme(value)}
          />
          <TextInput
            label={t.lexicon.spoken}
            required
            maxLength={255}
            data-autofocus={!word.isNew || undefined}
            value={alias}
            onChange={({ currentTarget: { value } }) => setAlias(value)}
          />
          <Checkbox
            label={t.lexicon.caseSensitive}
            checked={caseSensitive}
            onChange={({ currentTarget: { checked } }) => setCaseSensitive(checked)}
          />
          <ErrorNote error={save.error} />
          <Group justify="space-between">
            {can('create', 'bulletin') && alias.trim() !== '' ? (
              <PlayButton
                what={t.lexicon.tryListen}
                label={t.lexicon.tryListen}
                load={() =>
                  askBlob('/api/v1/reading/preview', {
                    method: 'POST',
                    headers: { 'content-type': 'application/json' },
                    body: JSON.stringify({ unit, text: alias.trim() }),
                  })
                }
              />
            ) : (
              <span />
            )}
            <Button type="submit" disabled={!ready} loading={save.isPending}>
              {t.common.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
