import { Badge, Button, FileButton, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { useConfirm } from '../../parts/confirm.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Listed } from '../../parts/listed.js';
import { RecordList } from '../../parts/record-list.js';
import { saveBlob } from '../../parts/save-file.js';
import { useTexts } from '../../texts/texts.js';
import { type Level, useLexiconChange, useWords, type Word } from './queries.js';
import { WordDialog, type WordDraft } from './word-dialog.js';

const PAUSE_MS = 300;
const LEVELS: Level[] = ['commune', 'province', 'built-in'];
const COLOURS: Record<Level, string> = { commune: 'green.9', province: 'river.8', 'built-in': 'gray.7' };

export function WordsTab({ unit }: { unit: string }) {
  const { t } = useTexts();
  const { can } = useMe();
  const [search, setSearch] = useState('');
  const [wanted] = useDebouncedValue(search.trim(), PAUSE_MS);
  const [level, setLevel] = useState<Level | null>(null);
  const [page, setPage] = useState(1);
  const [editing, setEditing] = useState<WordDraft | null>(null);
  const list = useWords(unit, {
    page,
    ...(wanted && { q: wanted }),
    ...(level && { level }),
  });
  const mayChange = can('update', 'lexicon');
  return (
    <Stack>
      <Group align="flex-end">
        <TextInput
          label={t.lexicon.search}
          placeholder={t.lexicon.searchHint}
          type="search"
          flex={1}
          miw={220}
          value={search}
          onChange={({ currentTarget: { value } }) => {
            setSearch(value);
            setPage(1);
          }}
        />
        <Select
          label={t.lexicon.level}
          placeholder={t.lexicon.anyLevel}
          w={180}
          clearable
          clearButtonProps={{ 'aria-label': t.lexicon.anyLevel }}
          value={level}
          data={LEVELS.map((value) => ({ value, label: t.lexicon.levels[value] }))}
          onChange={(value) => {
            setLevel(value);
            setPage(1);
          }}
        />
        {mayChange && (
          <Button onClick={() => setEditing({ grapheme: '', alias: '', caseSensitive: true, isNew: true })}>
            {t.lexicon.add}
          </Button>
        )}
      </Group>
      <Files unit={unit} mayChange={mayChange} />
      <Listed of={list} empty={wanted || level ? t.common.nothingFound : t.lexicon.empty} onPage={setPage}>
        {(items) => <Words unit={unit} words={items} mayChange={mayChange} onEdit={setEditing} />}
      </Listed>
      {editing && <WordDialog unit={unit} word={editing} onClose={() => setEditing(null)} />}
    </Stack>
  );
}

function Words({
  unit,
  words,
  mayChange,
  onEdit,
}: {
  unit: string;
  words: readonly Word[];
  mayChange: boolean;
  onEdit: (word: WordDraft) => void;
}) {
  const { t } = useTexts();
  const askFirst = useConfirm();
  const remove = useLexiconChange(
    (id: string) => ask(api.DELETE('/api/v1/lexicon/{id}', { params: { path: { id } } })),
    () => notifications.show({ message: t.lexicon.removed, color: 'green' }),
  );
  const askRemove = ({ id, grapheme }: Word) =>
    id !== null &&
    askFirst({
      title: t.lexicon.removeOf(grapheme),
      text: t.lexicon.removeAsk(grapheme),
      action: t.common.remove,
      onConfirm: () => remove.mutate(id),
    });
  return (
    <>
      <ErrorNote error={remove.error} />
      <RecordList
        caption={t.lexicon.title}
        records={words}
        keyOf={(word) => `${word.level}-${word.unit ?? ''}-${word.grapheme}`}
        columns={[
          {
            key: 'word',
            label: t.lexicon.word,
            show: (word) => (
              <Text fw={600} td={word.overridden ? 'line-through' : undefined}>
                {word.grapheme}
              </Text>
            ),
          },
          { key: 'spoken', label: t.lexicon.spoken, show: (word) => <Spoken word={word} /> },
          {
            key: 'level',
            label: t.lexicon.level,
            show: ({ level }) => (
              <Badge color={COLOURS[level]} variant="outline">
                {t.lexicon.levels[level]}
              </Badge>
            ),
          },
          ...(mayChange
            ? [
                {
                  key: 'actions',
                  label: t.common.edit,
                  show: (word: Word) => (
                    <Group gap={4}>
                      <Button
                        variant="subtle"
                        size="compact-md"
                        aria-label={
                          word.unit === unit
                            ? t.lexicon.editOf(word.grapheme)
                            : t.lexicon.overrideOf(word.grapheme)
                        }
                        onClick={() => onEdit({ ...word, isNew: false })}
                      >
                        {word.unit === unit ? t.common.edit : t.lexicon.override}
                      </Button>
                      {word.unit === unit && (
                        <Button
                          variant="subtle"
                          color="red"
                          c="red.9"
                          size="compact-md"
                          aria-label={t.lexicon.removeOf(word.grapheme)}
                          onClick={() => askRemove(word)}
                        >
                          {t.common.remove}
                        </Button>
                      )}
                    </Group>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

function Spoken({ word: { alias, alternatives, caseSensitive, level, overridden } }: { word: Word }) {
  const { t } = useTexts();
  const notes = [
    alternatives.length > 0 ? t.lexicon.also(alternatives.join(', ')) : '',
    overridden ? t.lexicon.overridden : '',
    caseSensitive && level !== 'built-in' ? t.lexicon.exact : '',
  ].filter(Boolean);
  return (
    <>
      <Text lang="vi">{alias}</Text>
      {notes.length > 0 && (
        <Text size="sm" c="dark.3">
          {notes.join(' · ')}
        </Text>
      )}
    </>
  );
}

/** The unit's own words as a W3C PLS file, out and in. */
function Files({ unit, mayChange }: { unit: string; mayChange: boolean }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const out = useMutation({
    mutationFn: () => ask(api.GET('/api/v1/units/{unit}/lexicon.pls', { params: { path: { unit } } })),
    onSuccess: ({ pls }) =>
      saveBlob(new Blob([pls], { type: 'application/pls+xml' }), `tu-dien-doc-${unit}.pls`),
  });
  const into = useMutation({
    mutationFn: async (file: File) =>
      ask(
        api.POST('/api/v1/units/{unit}/lexicon.pls', {
          params: { path: { unit } },
          body: { pls: await file.text() },
        }),
      ),
    onSuccess: ({ entries }) => {
      void client.invalidateQueries({ queryKey: ['lexicon'] });
      void client.invalidateQueries({ queryKey: ['lexicon-try'] });
      notifications.show({ message: t.lexicon.imported(entries), color: 'green' });
    },
  });
  return (
    <>
      <Group gap="xs">
        <Button variant="default" size="sm" loading={out.isPending} onClick={() => out.mutate()}>
          {t.lexicon.export}
        </Button>
        {mayChange && (
          <FileButton accept=".pls,.xml" onChange={(file) => file && into.mutate(file)}>
            {(props) => (
              <Button {...props} variant="default" size="sm" loading={into.isPending}>
                {t.lexicon.import}
              </Button>
            )}
          </FileButton>
        )}
      </Group>
      <ErrorNote error={out.error ?? into.error} />
    </>
  );
}
