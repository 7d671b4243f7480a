import { Alert, Badge, Box, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Bulletin, BulletinVariant } from '../../api/bulletins.js';
import { askBlob } from '../../api/client.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading } from '../../parts/page.js';
import { PlayButton } from '../../parts/play-button.js';
import { recordingName, SoundRecorder } from '../../parts/sound-recorder.js';
import { showDuration } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import type { SentenceRecording } from './draft.js';
import { sendSound } from './languages.js';
import { fetchPreview, type StoredScript, useStoredScript } from './queries.js';

const LONGEST_SECONDS = 180;
const SHOWN = 60;
type Sentence = StoredScript['sentences'][number];

/** Each sentence of a text: heard alone, said by a person instead, given back to the voice. */
export function Sentences({
  bulletin,
  variant,
  busy,
  onRecordings,
}: {
  bulletin: Bulletin;
  variant: BulletinVariant;
  busy: boolean;
  onRecordings: (recordings: SentenceRecording[]) => void;
}) {
  const { t } = useTexts();
  const [open, setOpen] = useState(variant.recordings.length > 0);
  const { data: script } = useStoredScript(bulletin.id, variant.language, bulletin.version, open);
  const sending = useMutation({
    mutationFn: async ({ sentence, sound }: { sentence: string; sound: Blob }) => {
      const document = await sendSound(bulletin.unit, sound, recordingName(sound));
      return { sentence, documentId: document.id, durationMs: Math.round(document.detected.durationMs ?? 0) };
    },
    onSuccess: (recording) =>
      onRecordings([...variant.recordings.filter((r) => r.sentence !== recording.sentence), recording]),
  });
  const unused = variant.recordings.filter(({ used }) => !used);
  const without = (sentence: string) =>
    onRecordings(variant.recordings.filter((r) => r.sentence !== sentence));
  return (
    <Box>
      <Button variant="subtle" size="sm" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t.compose.hideSentences : t.compose.showSentences}
      </Button>
      {open && (
        <Stack gap="sm" mt="xs">
          <Title order={3} size="h5">
            {t.compose.sentences}
          </Title>
          <Text size="sm" c="dark.3">
            {t.compose.sentencesHint}
          </Text>
          <ErrorNote error={sending.error} />
          {unused.length > 0 && (
            <Alert color="orange" variant="light" title={t.compose.unusedRecordings}>
              {unused.map(({ sentence, documentId }) => (
                <Group key={documentId} justify="space-between">
                  <Text flex={1} miw={200}>{`“${sentence}” ${t.compose.unusedRecording}`}</Text>
                  <Button variant="default" size="sm" disabled={busy} onClick={() => without(sentence)}>
                    {t.compose.dropUnused}
                  </Button>
                </Group>
              ))}
            </Alert>
          )}
          {script ? (
            <List
              script={script}
              bulletin={bulletin}
              variant={variant}
              busy={busy || sending.isPending}
              onRecorded={(sentence, sound) => sending.mutate({ sentence, sound })}
              onRemove={without}
            />
          ) : (
            <Loading />
          )}
        </Stack>
      )}
    </Box>
  );
}

function List({
  script,
  bulletin,
  variant,
  busy,
  onRecorded,
  onRemove,
}: {
  script: StoredScript;
  bulletin: Bulletin;
  variant: BulletinVariant;
  busy: boolean;
  onRecorded: (sentence: string, sound: Blob) => void;
  onRemove: (sentence: string) => void;
}) {
  const { t } = useTexts();
  const [taking, setTaking] = useState<string | null>(null);
  const once = useMemo(() => distinct(script.sentences), [script.sentences]);
  const voice = Object.fromEntries(
    Object.entries(variant.voice).filter(([key]) =>
      ['engine', 'voice', 'speed', 'region', 'gender'].includes(key),
    ),
  );
  return once.map(({ text, recording, times }) => {
    const short = text.slice(0, SHOWN);
    return (
      <Group
        key={text}
        align="flex-start"
        wrap="nowrap"
        gap="xs"
        py={4}
        style={{ borderBottom: '1px solid var(--mantine-color-gray-3)' }}
      >
        <PlayButton
          key={recording?.documentId ?? 'voice'}
          what={t.compose.listenSentence(short)}
          load={() =>
            recording
              ? askBlob(`/api/v1/documents/${recording.documentId}/audio`)
              : fetchPreview(bulletin.unit, text, voice)
          }
        />
        <Stack gap={4} flex={1}>
          <Text lang="vi" pt={4}>
            {text}
          </Text>
          <Group gap="xs">
            {times > 1 && <Text size="sm">{t.compose.readTwice(times)}</Text>}
            {recording && (
              <>
                <Badge color="green.9" variant="outline">
                  {t.compose.recordedByPerson(showDuration(recording.durationMs))}
                </Badge>
                <Button
                  variant="subtle"
                  size="compact-md"
                  disabled={busy}
                  aria-label={t.compose.removeRecordingOf(short)}
                  onClick={() => onRemove(text)}
                >
                  {t.compose.removeRecording}
                </Button>
              </>
            )}
            {taking !== text && (
              <Button
                variant="subtle"
                size="compact-md"
                disabled={busy}
                aria-label={t.compose.replaceSentenceOf(short)}
                onClick={() => setTaking(text)}
              >
                {t.compose.replaceSentence}
              </Button>
            )}
          </Group>
          {taking === text && (
            <SoundRecorder
              label={t.compose.record}
              maxSeconds={LONGEST_SECONDS}
              disabled={busy}
              onRecorded={(sound) => {
                setTaking(null);
                onRecorded(text, sound);
              }}
            />
          )}
        </Stack>
      </Group>
    );
  });
}

/** Each sentence once, with how often it is said. */
function distinct(sentences: readonly Sentence[]): (Sentence & { times: number })[] {
  const found = new Map<string, Sentence & { times: number }>();
  for (const sentence of sentences) {
    const before = found.get(sentence.text);
    if (before) before.times += 1;
    else found.set(sentence.text, { ...sentence, times: 1 });
  }
  return [...found.values()];
}
