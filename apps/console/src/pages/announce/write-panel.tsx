import {
  Alert,
  Button,
  Collapse,
  FileButton,
  Group,
  Progress,
  SegmentedControl,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFileUpload, IconPlayerPlay } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Bulletin, bulletinKey, LONGEST_TITLE } from '../../api/bulletins.js';
import { api, ask, upload } from '../../api/client.js';
import { hubNowMs } from '../../api/hub-clock.js';
import { ProblemError } from '../../api/problem.js';
import { ErrorNote } from '../../parts/error-note.js';
import { LegacyNote } from '../../parts/legacy-note.js';
import { recordingName, SoundRecorder } from '../../parts/sound-recorder.js';
import { useTexts } from '../../texts/texts.js';
import type { Station } from './station.js';
import { contentOf, type Draft, isCurrent, isWritten } from './draft.js';

const VALID_MS = 7 * 24 * 3600_000;
const FIELDS = [1, 2, 3, 4, 5, 6] as const;

/** The words or the voice; made audible when asked for. */
export function WritePanel({
  draft,
  station,
  change,
  lost,
}: {
  draft: Draft;
  station: Station;
  change: (changes: Partial<Draft>) => void;
  /** What was made of it is gone or sent already: it is made anew. */
  lost: boolean;
}) {
  const { t } = useTexts();
  const [more, { toggle }] = useDisclosure(false);
  const make = useMake(draft, station, change, lost);
  const fields = make.error instanceof ProblemError ? make.error.byField : {};
  const stale = draft.made !== null && !isCurrent(draft);
  return (
    <Stack>
      <SegmentedControl
        fullWidth
        size="md"
        aria-label={t.announce.how}
        value={draft.mode}
        onChange={(mode) => change({ mode: mode === 'recording' ? 'recording' : 'text' })}
        data={[
          { value: 'text', label: t.announce.typing },
          { value: 'recording', label: t.announce.recording },
        ]}
      />
      <TextInput
        label={t.announce.bulletinTitle}
        description={
          draft.title.length >= LONGEST_TITLE
            ? t.common.titleFull
            : draft.mode === 'text'
              ? t.announce.titleHint
              : undefined
        }
        value={draft.title}
        onChange={(e) => change({ title: e.currentTarget.value })}
        error={fields.title}
        maxLength={LONGEST_TITLE}
        required
      />
      <LegacyNote unit={station.unit} text={draft.title} onConvert={(title) => change({ title })} />
      {draft.mode === 'text' ? (
        <>
          <Textarea
            label={t.announce.text}
            description={t.announce.textHint}
            value={draft.text}
            onChange={(e) => change({ text: e.currentTarget.value })}
            error={fields['variants.0.text']}
            autosize
            minRows={5}
            maxRows={16}
            maxLength={60_000}
            required
          />
          <LegacyNote unit={station.unit} text={draft.text} onConvert={(text) => change({ text })} />
        </>
      ) : (
        <Recording draft={draft} station={station} change={change} />
      )}
      <Button variant="subtle" size="sm" w="fit-content" onClick={toggle} aria-expanded={more}>
        {t.announce.more}
      </Button>
      <Collapse expanded={more}>
        <Stack>
          <Select
            label={t.announce.field}
            data={FIELDS.map((n) => ({ value: String(n), label: t.common.fields[n] }))}
            value={String(draft.field)}
            onChange={(field) => change({ field: Number(field ?? 1) })}
            error={fields.field}
            allowDeselect={false}
          />
          <TextInput
            label={t.announce.source}
            value={draft.source}
            placeholder={t.compose.ownSource(station.unitName)}
            onChange={(e) => change({ source: e.currentTarget.value })}
            error={fields.source}
            maxLength={255}
          />
        </Stack>
      </Collapse>
      {stale && <Alert color="orange">{t.announce.changed}</Alert>}
      <ErrorNote error={make.error} />
      {make.error && draft.made === null && isTaken(make.error) && (
        <Text size="sm">{t.announce.ownNext}</Text>
      )}
      <Button
        leftSection={<IconPlayerPlay size={18} aria-hidden />}
        disabled={!isWritten(draft) || (isCurrent(draft) && !lost)}
        loading={make.isPending}
        onClick={() => make.mutate()}
      >
        {stale ? t.announce.makeAgain : t.announce.make}
      </Button>
      <Text size="sm" c="dark.3">
        {t.announce.kept}
      </Text>
    </Stack>
  );
}

/** It is no draft of ours any more. */
const isTaken = (error: unknown): boolean =>
  error instanceof ProblemError && [404, 409].includes(error.problem.status);

/** A new bulletin, or the same one with the new content. */
function useMake(draft: Draft, station: Station, change: (changes: Partial<Draft>) => void, lost: boolean) {
  const { t } = useTexts();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (): Promise<{ bulletin: Bulletin; of: string }> => {
      const of = contentOf(draft);
      const body = bodyOf(draft, t.compose.ownSource(station.unitName));
      const again = lost ? null : draft.made;
      const bulletin = again
        ? await ask(
            api.PUT('/api/v1/bulletins/{id}', {
              params: { path: { id: again.id } },
              body: { ...body, version: again.version },
            }),
          )
        : await ask(api.POST('/api/v1/bulletins', { body: { ...body, unit: station.unit } }));
      return { bulletin, of };
    },
    onSuccess: ({ bulletin, of }) => {
      client.setQueryData(bulletinKey(bulletin.id), bulletin);
      void client.invalidateQueries({ queryKey: ['bulletins'] });
      change({ made: { id: bulletin.id, version: bulletin.version, of } });
    },
    onError: (error) => {
      // Somebody else changed or took it: what is written here becomes a bulletin of its own at the next press.
      if (isTaken(error)) change({ made: null });
    },
  });
}

function bodyOf(draft: Draft, ownSource: string) {
  const now = hubNowMs();
  return {
    title: draft.title.trim(),
    field: draft.field,
    class: 3,
    kind: 'announcement' as const,
    source: draft.source.trim() || ownSource,
    validFrom: new Date(now).toISOString(),
    validTo: new Date(now + VALID_MS).toISOString(),
    variants: [
      draft.mode === 'text'
        ? { origin: 'text' as const, language: 'vi', text: draft.text }
        : { origin: 'recording' as const, language: 'vi', documentId: draft.recording?.documentId ?? '' },
    ],
  };
}

/** Recorded in the page or chosen as a file; sent to the hub at once, kept here until it has arrived. */
function Recording({
  draft,
  station,
  change,
}: {
  draft: Draft;
  station: Station;
  change: (changes: Partial<Draft>) => void;
}) {
  const { t } = useTexts();
  const [part, setPart] = useState(0);
  const sending = useMutation({
    mutationFn: async ({ sound, name }: { sound: Blob; name: string }) => {
      setPart(0);
      const path = `/api/v1/documents?unit=${station.unit}`;
      const document = await upload<{ id: string; kind: string; fileName: string }>(path, sound, {
        name,
        onProgress: setPart,
      });
      if (document.kind !== 'audio') throw new Error(t.announce.notAudio);
      return document;
    },
    onSuccess: ({ id, fileName }) => change({ recording: { documentId: id, fileName } }),
  });
  return (
    <Stack gap="sm">
      <SoundRecorder
        label={draft.recording ? t.announce.recordAgain : t.announce.record}
        disabled={sending.isPending}
        onRecorded={(sound) => sending.mutate({ sound, name: recordingName(sound) })}
      />
      <Group>
        <FileButton
          accept="audio/*,.amr,.3gp,.m4a"
          onChange={(file) => file && sending.mutate({ sound: file, name: file.name })}
        >
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<IconFileUpload size={18} aria-hidden />}
              disabled={sending.isPending}
            >
              {t.announce.chooseFile}
            </Button>
          )}
        </FileButton>
      </Group>
      {sending.isPending && <Progress value={part * 100} animated aria-label={t.announce.uploading} />}
      {sending.error && (
        <ErrorNote
          error={sending.error}
          onRetry={sending.variables ? () => sending.mutate(sending.variables) : undefined}
        />
      )}
      {draft.recording && !sending.isPending && !sending.error && (
        <Text role="status">{t.announce.uploaded(draft.recording.fileName)}</Text>
      )}
    </Stack>
  );
}
