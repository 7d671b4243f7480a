import { Alert, Button, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Bulletin, bulletinKey, type BulletinVariant, soundPath } from '../../api/bulletins.js';
import { api, ask } from '../../api/client.js';
import { AudioPlayer } from '../../parts/audio-player.js';
import { ErrorNote } from '../../parts/error-note.js';
import { ReasonField } from '../../parts/reason-field.js';
import { showDuration } from '../../texts/format.js';
import { inBoth, jobText } from '../../texts/hub-sentences.js';
import { useTexts } from '../../texts/texts.js';
import { contentOf, type SentenceRecording } from './draft.js';
import { Sentences } from './sentences.js';
import { StepButtons, type StepProps } from './step-buttons.js';

const LONG_MS = 10 * 60_000;

/** Exactly what will be heard; single sentences said by a person; and off to the approver. */
export function ListenStep({
  draft,
  change,
  go,
  bulletin,
  ofAnnouncement,
  onDone,
}: StepProps & { bulletin: Bulletin; ofAnnouncement: boolean; onDone: () => void }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const long = bulletin.variants.some(({ rendition }) => (rendition?.durationMs ?? 0) > LONG_MS);
  const unsure = bulletin.variants.reduce((sum, each) => sum + each.unsure, 0);
  const submit = useMutation({
    mutationFn: () =>
      ask(
        api.POST('/api/v1/bulletins/{id}/submit', {
          params: { path: { id: bulletin.id } },
          body: long ? { longReason: reason } : {},
        }),
      ),
    onSuccess: (sent) => {
      client.setQueryData(bulletinKey(bulletin.id), sent);
      void client.invalidateQueries({ queryKey: ['bulletins'] });
      notifications.show({ message: t.compose.submitted, color: 'green' });
      onDone();
    },
  });
  const record = useMutation({
    mutationFn: ({ language, recordings }: { language: string; recordings: SentenceRecording[] }) => {
      const variants = draft.variants.map((v) => (v.language === language ? { ...v, recordings } : v));
      const body = { ...contentOf({ ...draft, variants }), version: bulletin.version };
      return ask(api.PUT('/api/v1/bulletins/{id}', { params: { path: { id: bulletin.id } }, body }));
    },
    onSuccess: (saved, { language, recordings }) => {
      client.setQueryData(bulletinKey(saved.id), saved);
      change((d) => ({
        version: saved.version,
        variants: d.variants.map((v) => (v.language === language ? { ...v, recordings } : v)),
      }));
    },
  });
  return (
    <>
      <Text>{t.compose.heardAs}</Text>
      {bulletin.warnings.length > 0 && (
        <Alert color="orange" variant="light" title={t.bulletins.warnings}>
          {bulletin.warnings.map((warning) => (
            <Text key={warning.vi}>{inBoth(warning)}</Text>
          ))}
        </Alert>
      )}
      {unsure > 0 && (
        <Alert color="orange" variant="light">
          {t.compose.unsureLeft(unsure)}
        </Alert>
      )}
      {bulletin.variants.map((variant) => (
        <Heard key={variant.language} bulletin={bulletin} variant={variant}>
          {variant.origin === 'text' && (
            <Sentences
              bulletin={bulletin}
              variant={variant}
              busy={record.isPending}
              onRecordings={(recordings) => record.mutate({ language: variant.language, recordings })}
            />
          )}
        </Heard>
      ))}
      <ErrorNote error={record.error} />
      {long && !ofAnnouncement && (
        <ReasonField label={t.compose.longReason} value={reason} onChange={setReason} />
      )}
      <ErrorNote error={submit.error} />
      {ofAnnouncement ? (
        <StepButtons onBack={() => go(3)} onNext={onDone} next={t.compose.backToAnnouncement} />
      ) : (
        <StepButtons
          onBack={() => go(3)}
          onNext={() => submit.mutate()}
          next={t.compose.submit}
          busy={submit.isPending}
          ready={bulletin.sound === 'ready' && bulletin.state === 'draft' && (!long || reason.trim() !== '')}
        >
          <Button variant="subtle" onClick={onDone}>
            {t.compose.submitLater}
          </Button>
          {bulletin.sound !== 'ready' && <Text size="sm">{t.compose.submitNeedsSound}</Text>}
        </StepButtons>
      )}
    </>
  );
}

function Heard({
  bulletin,
  variant,
  children,
}: {
  bulletin: Bulletin;
  variant: BulletinVariant;
  children: React.ReactNode;
}) {
  const { t } = useTexts();
  const names: Record<string, string> = t.bulletins.languages;
  const name = names[variant.language] ?? t.bulletins.otherLanguage(variant.language);
  const { rendition, job } = variant;
  return (
    <Paper withBorder p="md" component="section" aria-label={t.bulletins.variant(name)}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t.bulletins.variant(name)}
          {rendition && ` · ${showDuration(rendition.durationMs)}`}
        </Title>
        {job?.state === 'refused' && (
          <Alert color="red" variant="light" title={t.compose.soundRefused} role="alert">
            {jobText(job)}
          </Alert>
        )}
        {rendition ? (
          <AudioPlayer
            path={soundPath(bulletin.id, variant)}
            what={t.bulletins.listenTo(t.bulletins.variant(name))}
            wave
          />
        ) : (
          job?.state !== 'refused' && (
            <Stack gap={4} role="status">
              <Text>{t.compose.makingSound}</Text>
              <Progress
                value={Math.max(3, (job?.progress ?? 0) * 100)}
                animated
                aria-label={t.bulletins.progressOf(name)}
              />
            </Stack>
          )
        )}
        {children}
      </Stack>
    </Paper>
  );
}
