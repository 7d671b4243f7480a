import { Alert, Anchor, Button, FileButton, Group, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api, ask } from '../../api/client.js';
import { fieldErrors, useGroups, useHamlets, useStation } from '../../api/registry.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading, Page } from '../../parts/page.js';
import { RecordList } from '../../parts/record-list.js';
import { useTexts } from '../../texts/texts.js';
import { foldName, readTable } from './import-rows.js';
import { tableTextOf, type Unreadable } from './table-file.js';

/** Places from a spreadsheet: looked at first, every wrong line told at once; all of them or none. */
export default function ImportPage() {
  const { t } = useTexts();
  const { id = '' } = useParams();
  const go = useNavigate();
  const queries = useQueryClient();
  const { data: station, error: noStation } = useStation(id);
  const { data: hamlets } = useHamlets(station?.unit);
  const { data: groups } = useGroups();
  const [text, setText] = useState('');
  const forget = useRef<() => void>(null);
  const [unreadable, setUnreadable] = useState<Unreadable | null>(null);
  const read = readTable(text, {
    hamlets: new Map(
      (hamlets?.items ?? []).flatMap(({ key, name, fullName }) => [
        [foldName(fullName), key],
        [foldName(name), key],
      ]),
    ),
    groups: new Map((groups?.items ?? []).map((group) => [foldName(group.name), group.id])),
    languages: new Map(Object.entries(t.places.languageNames).map(([code, name]) => [foldName(name), code])),
  });
  const send = useMutation({
    mutationFn: (dryRun: boolean) =>
      ask(
        api.POST('/api/v1/stations/{id}/places/import', {
          params: { path: { id } },
          body: { rows: read.rows, dryRun },
        }),
      ),
    onSuccess: async ({ created }, dryRun) => {
      if (dryRun) return;
      await queries.invalidateQueries({ queryKey: ['places'] });
      await queries.invalidateQueries({ queryKey: ['station', id] });
      notifications.show({ message: t.places.imported(created), color: 'green.9' });
      void go(`/stations/${id}?tab=places`);
    },
  });
  const write = (next: string) => {
    setText(next);
    send.reset();
  };
  const open = async (file: File | null) => {
    if (!file) return;
    // The same file, mended, may be chosen again.
    forget.current?.();
    const read = await tableTextOf(file);
    setUnreadable('unreadable' in read ? read.unreadable : null);
    write('text' in read ? read.text : '');
  };
  const wrong = problemsByLine(fieldErrors(send.error), read.lines, t.places.columnNames);
  const count = read.rows.length;
  const bad =
    text.trim() === '' ? null : read.headless ? t.places.noHeader : count === 0 ? t.places.noRows : null;
  if (!station)
    return (
      <Page title={t.stations.importPlaces}>{noStation ? <ErrorNote error={noStation} /> : <Loading />}</Page>
    );
  return (
    <Page title={t.places.importTitle(station.name)}>
      <Anchor component={Link} to={`/stations/${id}?tab=places`}>
        ← {station.name}
      </Anchor>
      <Stack>
        <Text>{t.places.importText}</Text>
        <Text>
          {t.places.importColumns}: {Object.values(t.places.columnNames).join(' · ')}
        </Text>
        <FileButton
          accept=".xlsx,.csv,.tsv,.txt,text/csv"
          resetRef={forget}
          onChange={(file) => void open(file)}
        >
          {(props) => (
            <Button variant="default" w="fit-content" {...props}>
              {t.places.importFile}
            </Button>
          )}
        </FileButton>
        {unreadable && (
          <Alert color="red" variant="light" role="alert">
            {t.places.unreadable[unreadable]}
          </Alert>
        )}
        <Textarea
          label={t.places.importPaste}
          value={text}
          onChange={(event) => {
            setUnreadable(null);
            write(event.currentTarget.value);
          }}
          minRows={8}
          maxRows={16}
          autosize
          error={bad}
          styles={{ input: { fontFamily: 'monospace', whiteSpace: 'pre', overflowX: 'auto' } }}
        />
        {read.unknown.length > 0 && !read.headless && (
          <Text>{t.places.unknownColumns(read.unknown.join(', '))}</Text>
        )}
        {send.data && <Alert color="green">{t.places.checked(count)}</Alert>}
        {wrong.length > 0 ? (
          <Alert
            color="red"
            variant="light"
            title={t.places.wrongLines(new Set(wrong.map(({ line }) => line)).size)}
          >
            <RecordList
              caption={t.places.problem}
              records={wrong}
              keyOf={({ line, message }) => `${line} ${message}`}
              columns={[
                { key: 'line', label: t.places.line, show: ({ line }) => line },
                { key: 'problem', label: t.places.problem, show: ({ message }) => message },
              ]}
            />
          </Alert>
        ) : (
          <ErrorNote error={send.error} />
        )}
        <Group>
          <Button
            variant="default"
            loading={send.isPending}
            disabled={bad !== null || count === 0}
            onClick={() => send.mutate(true)}
          >
            {t.places.check}
          </Button>
          <Button
            loading={send.isPending}
            disabled={bad !== null || count === 0 || !send.data}
            onClick={() => send.mutate(false)}
          >
            {t.places.doImport(count)}
          </Button>
        </Group>
      </Stack>
    </Page>
  );
}

/** `rows.3.lat` of the hub, as the line and the column of the spreadsheet. */
function problemsByLine(
  fields: Record<string, string>,
  lines: readonly number[],
  columns: Record<string, string>,
): { line: number; message: string }[] {
  return Object.entries(fields).flatMap(([field, message]) => {
    const [, row, column] = /^rows\.(\d+)\.?([a-zA-Z]*)/.exec(field) ?? [];
    const line = row === undefined ? undefined : lines[Number(row)];
    const name = columns[column ?? ''];
    return line === undefined ? [] : [{ line, message: name ? `${name}: ${message}` : message }];
  });
}
