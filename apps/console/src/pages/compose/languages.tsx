import {
  Alert,
  Button,
  FileButton,
  Group,
  Paper,
  Progress,
  SegmentedControl,
  Select,
  Stack,
  Text,
  Textarea,
  Title,
} from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { askBlob, upload } from '../../api/client.js';
import { ErrorNote } from '../../parts/error-note.js';
import { PlayButton } from '../../parts/play-button.js';
import { recordingName, SoundRecorder } from '../../parts/sound-recorder.js';
import { showDuration } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { type Draft, LANGUAGE, type Missing, newVariant, type VariantDraft } from './draft.js';
import type { ChangeDraft } from './kept-draft.js';
import type { SourceDocument } from './queries.js';

const MOST = 8;
const LONGEST_SECONDS = 3600;

/** The other languages of a bulletin: a person's recording, or a text. */
export function Languages({
  draft,
  change,
  missing,
}: {
  draft: Draft;
  change: ChangeDraft;
  missing: readonly Missing[];
}) {
  const { t } = useTexts();
  const names: Record<string, string> = t.bulletins.languages;
  const used = new Set(draft.variants.map(({ language }) => language));
  const edit = (language: string, next: Partial<VariantDraft>) =>
    change((d) => ({ variants: d.variants.map((v) => (v.language === language ? { ...v, ...next } : v)) }));
  const [main, ...others] = draft.variants;
  const shown = main?.origin === 'recording' ? draft.variants : others;
  return (
    <Paper withBorder p="md" component="section" aria-label={t.compose.languagesTitle}>
      <Stack>
        <Title order={2} size="h5">
          {t.compose.languagesTitle}
        </Title>
        <Text size="sm" c="dark.3">
          {t.compose.languagesHint}
        </Text>
        {shown.map((variant) => (
          <Variant
            key={variant.language}
            variant={variant}
            unit={draft.unit}
            name={names[variant.language] ?? variant.language}
            error={missing.includes(`variant-${variant.language}`) ? t.compose.required : undefined}
            onChange={(next) => edit(variant.language, next)}
            onRemove={
              variant === main
                ? null
                : () =>
                    change((d) => ({ variants: d.variants.filter((v) => v.language !== variant.language) }))
            }
          />
        ))}
        {draft.variants.length < MOST && (
          <Select
            aria-label={t.compose.addLanguage}
            placeholder={t.compose.addLanguage}
            maw={320}
            value={null}
            data={Object.entries(names)
              .filter(([code]) => !used.has(code))
              .map(([value, label]) => ({ value, label }))}
            onChange={(language) =>
              language && change((d) => ({ variants: [...d.variants, newVariant(language, 'recording')] }))
            }
          />
        )}
      </Stack>
    </Paper>
  );
}

function Variant({
  variant,
  unit,
  name,
  error,
  onChange,
  onRemove,
}: {
  variant: VariantDraft;
  unit: string;
  name: string;
  error: string | undefined;
  onChange: (next: Partial<VariantDraft>) => void;
  onRemove: (() => void) | null;
}) {
  const { t } = useTexts();
  return (
    <Paper withBorder p="sm">
      <Stack gap="sm">
        <Group justify="space-between">
          <Text fw={600}>{t.bulletins.variant(name)}</Text>
          {onRemove && (
            <Button variant="subtle" color="red" c="red.9" size="sm" onClick={onRemove}>
              {t.compose.removeLanguage(name)}
            </Button>
          )}
        </Group>
        {variant.language !== LANGUAGE && (
          <SegmentedControl
            aria-label={t.compose.howSpoken(name)}
            value={variant.origin}
            onChange={(origin) => onChange({ origin: origin === 'text' ? 'text' : 'recording' })}
            data={[
              { value: 'recording', label: t.compose.byRecording },
              { value: 'text', label: t.compose.byText },
            ]}
          />
        )}
        {variant.origin === 'text' ? (
          <>
            <Alert color="orange" variant="light">
              {t.compose.otherVoiceNote}
            </Alert>
            <Textarea
              label={t.compose.textOf(name)}
              autosize
              minRows={4}
              maxRows={14}
              value={variant.text}
              error={error}
              onChange={({ currentTarget: { value } }) => onChange({ text: value })}
            />
          </>
        ) : (
          <Recording
            unit={unit}
            recording={variant.recording}
            error={error}
            onRecorded={(recording) => onChange({ recording })}
          />
        )}
      </Stack>
    </Paper>
  );
}

/** A recording of the whole: made in the page, or a file. */
function Recording({
  unit,
  recording,
  error,
  onRecorded,
}: {
  unit: string;
  recording: VariantDraft['recording'];
  error: string | undefined;
  onRecorded: (recording: NonNullable<VariantDraft['recording']>) => void;
}) {
  const { t } = useTexts();
  const [part, setPart] = useState(0);
  const sending = useMutation({
    mutationFn: ({ sound, name }: { sound: Blob; name: string }) => sendSound(unit, sound, name, setPart),
    onSuccess: (document) =>
      onRecorded({
        documentId: document.id,
        name: document.fileName,
        durationMs: Math.round(document.detected.durationMs ?? 0),
      }),
  });
  return (
    <Stack gap="sm">
      {recording ? (
        <Group>
          <Text>{`${t.compose.recordingKept(recording.name || t.compose.recorded)} · ${showDuration(recording.durationMs)}`}</Text>
          <PlayButton
            what={t.compose.listenRecording}
            label={t.compose.listenRecording}
            load={() => askBlob(`/api/v1/documents/${recording.documentId}/audio`)}
          />
        </Group>
      ) : (
        <Text c={error ? 'red.9' : undefined} data-wrong={error ? true : undefined}>
          {t.compose.recordingMissing}
        </Text>
      )}
      <ErrorNote error={sending.error} />
      {sending.isPending && <Progress value={part * 100} aria-label={t.compose.uploading('')} />}
      <Group align="flex-start">
        <SoundRecorder
          label={recording ? t.compose.recordAgain : t.compose.record}
          maxSeconds={LONGEST_SECONDS}
          disabled={sending.isPending}
          onRecorded={(sound) => sending.mutate({ sound, name: recordingName(sound) })}
        />
        <FileButton
          accept="audio/*,.mp3,.wav,.m4a,.ogg,.flac,.amr,.3gp,.aac,.webm"
          onChange={(file) => file && sending.mutate({ sound: file, name: file.name })}
        >
          {(props) => (
            <Button {...props} variant="default" loading={sending.isPending}>
              {t.compose.uploadRecording}
            </Button>
          )}
        </FileButton>
      </Group>
    </Stack>
  );
}

/** A recording as a document of the unit. */
export const sendSound = (
  unit: string,
  sound: Blob,
  name: string,
  onProgress?: (part: number) => void,
): Promise<SourceDocument> =>
  upload<SourceDocument>(`/api/v1/documents?unit=${encodeURIComponent(unit)}`, sound, {
    name,
    ...(onProgress && { onProgress }),
  });
