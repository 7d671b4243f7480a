import { Alert, Button, Checkbox, Group, Paper, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Bulletin, bulletinKey } from '../../api/bulletins.js';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { ProblemError } from '../../api/problem.js';
import { ErrorNote } from '../../parts/error-note.js';
import { useTexts } from '../../texts/texts.js';
import { Panel } from '../../parts/panel.js';
import { ContentCode } from './content-code.js';
import { type Answers, isClean, Questions, UNANSWERED } from './questions.js';
import { ReasonDialog } from '../../parts/reason-dialog.js';

/** Three questions, whether it was heard, and yes or no. */
export function Decision({
  bulletin,
  heard,
  onDecided,
}: {
  bulletin: Bulletin;
  heard: boolean;
  onDecided: (decided: 'approved' | 'rejected') => void;
}) {
  const { t } = useTexts();
  const { me, can } = useMe();
  const [answers, setAnswers] = useState<Answers>(UNANSWERED);
  const [unheard, setUnheard] = useState(false);
  const [rejecting, setRejecting] = useState(false);
  const [judged, setJudged] = useState(bulletin.version);
  const [isOther, setIsOther] = useState(false);
  /** Answers to what stood here before are none to what stands here now. */
  const forget = () => {
    setAnswers(UNANSWERED);
    setUnheard(false);
  };
  if (bulletin.version !== judged) {
    setJudged(bulletin.version);
    forget();
    setIsOther(true);
  }
  const { approve, reject } = useDecisions(bulletin, onDecided, forget);
  const ready = isClean(answers) && (heard || unheard);
  const own = me && [bulletin.createdBy, bulletin.submittedBy].includes(me.id);
  const obstacle =
    bulletin.state !== 'submitted'
      ? t.bulletins.approve.notWaiting(t.bulletins.states[bulletin.state])
      : !can('approve', 'bulletin')
        ? t.bulletins.approve.notYours
        : own
          ? t.bulletins.approve.own
          : null;
  return (
    <>
      {isOther && (
        <Alert color="orange" role="alert">
          {t.bulletins.approve.edited}
        </Alert>
      )}
      {obstacle === null && (
        <Panel title={t.bulletins.approve.questions}>
          <Questions answers={answers} onChange={setAnswers} />
          {!heard && (
            <Checkbox
              mt="md"
              label={t.bulletins.approve.takeUnheard}
              description={t.bulletins.approve.takeUnheardHint}
              checked={unheard}
              onChange={({ currentTarget: { checked } }) => setUnheard(checked)}
              styles={{
                description: {
                  fontSize: 'var(--mantine-font-size-sm)',
                  color: 'var(--mantine-color-dark-3)',
                },
              }}
            />
          )}
        </Panel>
      )}
      {bulletin.manifestHash && <ContentCode hash={bulletin.manifestHash} />}
      <ErrorNote error={approve.error} />
      {obstacle === null ? (
        <Paper
          withBorder
          p="sm"
          shadow="md"
          style={{ position: 'sticky', bottom: 8, zIndex: 5 }}
          role="group"
          aria-label={t.bulletins.approve.title}
        >
          {!ready && (
            <Text size="sm" mb="xs">
              {t.bulletins.approve.stillTo}
            </Text>
          )}
          <Group grow>
            <Button variant="outline" color="red.9" size="lg" onClick={() => setRejecting(true)}>
              {t.bulletins.approve.reject}
            </Button>
            <Button
              size="lg"
              color="green.9"
              loading={approve.isPending}
              disabled={!ready || bulletin.manifestHash === null}
              onClick={() => approve.mutate(!heard)}
            >
              {t.bulletins.approve.approve}
            </Button>
          </Group>
        </Paper>
      ) : (
        <Alert color="gray" role="status">
          {obstacle}
        </Alert>
      )}
      <ReasonDialog
        opened={rejecting}
        title={t.bulletins.approve.rejectTitle}
        label={t.bulletins.approve.rejectReason}
        hint={t.bulletins.approve.rejectHint}
        action={t.bulletins.approve.reject}
        color="red.9"
        change={reject}
        onClose={() => setRejecting(false)}
      />
    </>
  );
}

/** Bound to the hash that stands on the page: what changed since is refused by the hub, and shown anew. */
function useDecisions(
  { id, manifestHash, version }: Bulletin,
  onDecided: (decided: 'approved' | 'rejected') => void,
  onChanged: () => void,
) {
  const client = useQueryClient();
  const done = (decided: 'approved' | 'rejected') => (bulletin: Bulletin) => {
    client.setQueryData(bulletinKey(id), bulletin);
    void client.invalidateQueries({ queryKey: ['bulletins'] });
    void client.invalidateQueries({ queryKey: bulletinKey(id) });
    onDecided(decided);
  };
  const refused = (error: unknown) => {
    if (!(error instanceof ProblemError) || error.problem.status !== 409) return;
    onChanged();
    void client.invalidateQueries({ queryKey: bulletinKey(id) });
  };
  const approve = useMutation({
    mutationFn: (unheard: boolean) =>
      ask(
        api.POST('/api/v1/bulletins/{id}/approve', {
          params: { path: { id } },
          body: {
            manifestHash: manifestHash ?? '',
            version,
            answers: { stateSecret: false, personalData: false, advertising: false },
            unheard,
          },
        }),
      ),
    onSuccess: done('approved'),
    onError: refused,
  });
  const reject = useMutation({
    mutationFn: (reason: string) =>
      ask(api.POST('/api/v1/bulletins/{id}/reject', { params: { path: { id } }, body: { reason } })),
    onSuccess: done('rejected'),
    onError: refused,
  });
  return { approve, reject };
}
