import { pastedText } from '#domain/bulletins/plain-text.js';
import {
  Alert,
  Button,
  FileButton,
  Group,
  Loader,
  Paper,
  Progress,
  SegmentedControl,
  Stack,
  Text,
  Textarea,
} from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useRef, useState } from 'react';
import { upload } from '../../api/client.js';
import { ErrorNote } from '../../parts/error-note.js';
import { LegacyNote } from '../../parts/legacy-note.js';
import { useTexts } from '../../texts/texts.js';
import { Detected } from './detected.js';
import { isEditOf, rebase } from './corrections.js';
import { type Draft, LANGUAGE, type Names, newVariant, renamed, type VariantDraft } from './draft.js';
import { defaultChoice, proposedSource, proposedTitle } from './outline-choice.js';
import { type SourceDocument, useDocument } from './queries.js';
import { StepButtons, type StepProps } from './step-buttons.js';

/** What a pasted text is called that is treated as a document. */
const PASTED = 'noi-dung-dan.txt';
/** A pasted text from this length on is treated as a document: with an outline to choose from. */
const DOCUMENT_FROM = 1500;
const ACCEPT =
  '.docx,.doc,.pdf,.html,.htm,.txt,.mp3,.wav,.m4a,.ogg,.opus,.flac,.amr,.3gp,.aac,.webm,audio/*,text/plain';

export function SourceStep({ draft, change, go }: StepProps) {
  const { t } = useTexts();
  const sending = useSending(draft.unit);
  const { data: document } = useDocument(draft.documentId);
  const [main] = draft.variants;
  const named = (before: Draft, now: Names) => renamed(before, proposed(document ?? null, before.built), now);
  /** The document is the ground of what follows. */
  const take = (taken: SourceDocument) => {
    const base = main ?? newVariant(LANGUAGE);
    const isSound = taken.kind === 'audio';
    change((before) => ({
      documentId: isSound ? null : taken.id,
      parts: taken.outline ? defaultChoice(taken.outline) : null,
      built: '',
      ...named(before, isSound ? { title: '', source: '' } : proposed(taken, '')),
      variants: [
        isSound
          ? {
              ...newVariant(base.language, 'recording'),
              recording: {
                documentId: taken.id,
                name: taken.fileName,
                durationMs: Math.round(taken.detected.durationMs ?? 0),
              },
            }
          : newVariant(base.language),
        ...before.variants.slice(1),
      ],
    }));
    return isSound;
  };
  const written = main?.text ?? '';
  /** What was pasted became a document whose parts are not chosen yet: here it is still what was pasted. */
  const isPasted = written === '' && document?.fileName === PASTED;
  const words = isPasted ? (document.text ?? '') : written;
  const write = (text: string) =>
    change(({ variants: [first, ...others] }) => ({ variants: [withText(first, text), ...others] }));
  const pasted = async () => {
    // Nothing new: what was chosen, corrected and recorded since stays.
    if (isPasted || written === draft.built || isEditOf(draft.built, written))
      return go(draft.documentId === null ? 2 : 1);
    const text = pastedText(written).trim();
    if (text.length < DOCUMENT_FROM) {
      change((before) => ({
        ...{ documentId: null, parts: null, built: text },
        ...named(before, proposed(null, text)),
        variants: [{ ...newVariant(LANGUAGE), text }, ...before.variants.slice(1)],
      }));
      return go(2);
    }
    const file = new File([text], PASTED, { type: 'text/plain' });
    await sending.mutateAsync(file, { onSuccess: take });
    go(1);
  };
  const ready = draft.how === 'text' ? words.trim() !== '' : Boolean(document ?? main?.recording);
  return (
    <>
      <SegmentedControl
        size="md"
        fullWidth
        styles={{ label: { whiteSpace: 'normal' } }}
        aria-label={t.compose.chooseHow}
        value={draft.how}
        onChange={(how) => change({ how: how })}
        data={[
          { value: 'file', label: t.compose.fromFile },
          { value: 'text', label: t.compose.fromText },
        ]}
      />
      {sending.error && draft.how === 'file' && (
        <Text fw={600}>
          {t.compose.notTaken(sending.shown.name)}
          {document && ` ${t.compose.stillUsed(document.fileName)}`}
        </Text>
      )}
      <ErrorNote error={sending.error} />
      {draft.how === 'file' ? (
        <>
          {sending.isPending ? (
            <Sending {...sending.shown} onStop={sending.stop} />
          ) : (
            <DropZone small={ready} onFile={(file) => sending.mutate(file, { onSuccess: take })} />
          )}
          {!sending.isPending && document && <Detected document={document} />}
          {!sending.isPending && main?.recording && (
            <Alert color="green" variant="light">
              {t.compose.recordingKept(main.recording.name)}
            </Alert>
          )}
        </>
      ) : (
        <>
          {/* Above the field: below it the bar of the steps would cover it. */}
          <LegacyNote unit={draft.unit} text={words} onConvert={write} />
          <Textarea
            label={t.compose.pasteLabel}
            description={t.compose.pasteHint}
            autosize
            minRows={10}
            maxRows={24}
            value={words}
            onChange={({ currentTarget: { value } }) => write(value)}
          />
        </>
      )}
      <StepButtons
        ready={ready && !sending.isPending}
        busy={sending.isPending && draft.how === 'text'}
        onNext={() =>
          draft.how === 'text'
            ? void pasted().catch((cause: unknown) => console.info('not sent', cause))
            : go(main?.recording ? 3 : 1)
        }
      />
    </>
  );
}

/** What a document, or a text without one, has as its title and its source. */
const proposed = (document: SourceDocument | null, text: string): Names => ({
  title: proposedTitle(document?.outline ?? null, document?.text ?? text),
  source: proposedSource(document?.outline ?? null),
});

/** The same variant with other words; what was chosen for the words that stay is kept. */
function withText(variant: VariantDraft | undefined, text: string): VariantDraft {
  if (variant?.origin !== 'text') return { ...newVariant(LANGUAGE), text };
  const full = rebase(variant.text, text, variant.corrections.full);
  return { ...variant, text, corrections: { ...variant.corrections, full } };
}

/** One file on its way; the answer also fills the cache of documents. */
function useSending(unit: string) {
  const client = useQueryClient();
  const stop = useRef<AbortController | null>(null);
  const [shown, setShown] = useState({ name: '', part: 0 });
  const sending = useMutation({
    mutationFn: async (file: File) => {
      stop.current = new AbortController();
      setShown({ name: file.name, part: 0 });
      const document = await upload<SourceDocument>(
        `/api/v1/documents?unit=${encodeURIComponent(unit)}`,
        file,
        {
          name: file.name,
          signal: stop.current.signal,
          onProgress: (part) => setShown({ name: file.name, part }),
        },
      );
      client.setQueryData(['document', document.id], document);
      return document;
    },
  });
  const error =
    sending.error instanceof DOMException && sending.error.name === 'AbortError' ? null : sending.error;
  return { ...sending, error, shown, stop: () => stop.current?.abort() };
}

function Sending({ name, part, onStop }: { name: string; part: number; onStop: () => void }) {
  const { t } = useTexts();
  return (
    <Paper withBorder p="lg">
      <Stack gap="sm">
        <Text role="status">{part < 1 ? t.compose.uploading(name) : t.compose.reading}</Text>
        {part < 1 ? (
          <Progress value={part * 100} size="lg" aria-label={t.compose.uploading(name)} />
        ) : (
          <Loader type="dots" aria-hidden />
        )}
        <Group>
          <Button variant="default" size="sm" onClick={onStop}>
            {t.compose.stopUpload}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

function DropZone({ small, onFile }: { small: boolean; onFile: (file: File) => void }) {
  const { t } = useTexts();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    <Paper
      withBorder
      p={small ? 'md' : 'xl'}
      bg={over ? 'river.0' : undefined}
      style={{ borderStyle: 'dashed', borderWidth: 2 }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Stack align="center" gap="sm">
        {!small && <IconFileUpload size={44} stroke={1.5} aria-hidden />}
        <Text ta="center">{t.compose.dropHere}</Text>
        <FileButton onChange={(file) => file && onFile(file)} accept={ACCEPT}>
          {(props) => (
            <Button {...props} variant={small ? 'default' : 'filled'}>
              {small ? t.compose.otherFile : t.compose.chooseFile}
            </Button>
          )}
        </FileButton>
        {!small && (
          <Text size="sm" ta="center" c="dark.3">
            {t.compose.dropKinds}
            <br />
            {t.compose.dropOthers}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
