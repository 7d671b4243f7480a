import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconEar } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'react-router';
import { type Bulletin, bulletinKey, soundPath, useBulletin, useDisplay } from '../../api/bulletins.js';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { ProblemError } from '../../api/problem.js';
import { AudioPlayer } from '../../parts/audio-player.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading, Page } from '../../parts/page.js';
import { StateBadge } from '../../parts/state-badge.js';
import { showDateTime, showDuration } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { Changes } from './changes.js';
import { DisplayView } from './display-view.js';
import { ContentCode } from './content-code.js';
import { Orders } from './orders.js';
import { type Answers, isClean, Questions, UNANSWERED } from './questions.js';
import { ReasonDialog } from './reason-dialog.js';
import { Script, Words } from './variant-card.js';
import { fieldName, languageName, validityOf } from './wording.js';

/** For an approver's telephone: hear it, see what changed, answer three questions, decide. */
export default function ApproveBulletin() {
  const { id = '' } = useParams();
  const { t } = useTexts();
  const { data, error, refetch } = useBulletin(id);
  const [decided, setDecided] = useState<'approved' | 'rejected' | null>(null);
  if (error && !data) {
    return (
      <Page title={t.bulletins.approve.title}>
        <ErrorNote error={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  if (!data) return <Loading />;
  if (decided) return <Decided bulletin={data} decided={decided} />;
  return (
    <Page title={t.bulletins.approve.title}>
      <Stack maw={720} mx="auto" w="100%">
        <Head bulletin={data} />
        <Sounds bulletin={data} />
        <Shown bulletin={data} />
        <Section title={t.bulletins.approve.changes}>
          <Changes bulletin={data} />
        </Section>
        <Section title={t.bulletins.approve.text}>
          <Stack>
            {data.variants.map((variant) => (
              <div key={variant.language}>
                {data.variants.length > 1 && (
                  <Text fw={600}>{t.bulletins.variant(languageName(t, variant.language))}</Text>
                )}
                <Words variant={variant} plain />
                {variant.origin === 'text' && <Script bulletinId={data.id} language={variant.language} />}
              </div>
            ))}
          </Stack>
        </Section>
        <Section title={t.bulletins.approve.willAir}>
          <Orders bulletinId={data.id} waitingOnly />
        </Section>
        <Decision bulletin={data} onDecided={setDecided} />
      </Stack>
    </Page>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} size="h4" mb="sm">
        {title}
      </Title>
      {children}
    </Paper>
  );
}

function Head({ bulletin: b }: { bulletin: Bulletin }) {
  const { t } = useTexts();
  return (
    <div>
      <Group gap="xs" mb={4}>
        <StateBadge state={b.state} />
        <Text size="sm">{fieldName(t, b.field)}</Text>
      </Group>
      <Title order={2} size="h3" style={{ overflowWrap: 'anywhere' }}>
        {b.title}
      </Title>
      <Text>
        {t.bulletins.approve.from(b.submittedByName ?? b.createdByName ?? t.bulletins.somebody, b.unitName)}
      </Text>
      <Text size="sm">
        {t.bulletins.source}: {b.source} · {t.bulletins.validity} {validityOf(t, b)}
      </Text>
      {b.state === 'submitted' && b.reason && <Text size="sm">{t.bulletins.longFor(b.reason)}</Text>}
    </div>
  );
}

function Sounds({ bulletin }: { bulletin: Bulletin }) {
  const { t } = useTexts();
  const [heard, setHeard] = useState<readonly string[]>([]);
  return (
    <Section title={t.bulletins.approve.hear}>
      <Stack>
        <Text size="sm">{t.bulletins.approve.hearHint}</Text>
        {bulletin.sound !== 'ready' && <Alert color="orange">{t.bulletins.approve.noSound}</Alert>}
        {bulletin.variants.map((variant) => {
          const { rendition } = variant;
          if (!rendition) return null;
          const name = t.bulletins.variant(languageName(t, variant.language));
          return (
            <div key={variant.language}>
              <Group justify="space-between" mb={4}>
                <Text fw={600}>
                  {name} · {showDuration(rendition.durationMs)}
                </Text>
                {heard.includes(rendition.sha256) && (
                  <Group gap={4} c="green.9">
                    <IconEar size={18} aria-hidden />
                    <Text size="sm">{t.bulletins.approve.heard}</Text>
                  </Group>
                )}
              </Group>
              <AudioPlayer
                path={soundPath(bulletin.id, variant)}
                what={t.bulletins.listenTo(name)}
                onHeard={() => setHeard((before) => [...before, rendition.sha256])}
              />
            </div>
          );
        })}
      </Stack>
    </Section>
  );
}

/** The other channel of the same approval. */
function Shown({ bulletin: { id, version } }: { bulletin: Bulletin }) {
  const { t } = useTexts();
  const { data, error, refetch } = useDisplay(id, version);
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data?.display) return null;
  return (
    <Section title={t.bulletins.approve.see}>
      <DisplayView bulletinId={id} display={data.display} />
    </Section>
  );
}

function Decision({
  bulletin,
  onDecided,
}: {
  bulletin: Bulletin;
  onDecided: (decided: 'approved' | 'rejected') => void;
}) {
  const { t } = useTexts();
  const { me, can } = useMe();
  const [answers, setAnswers] = useState<Answers>(UNANSWERED);
  const [rejecting, setRejecting] = useState(false);
  const { approve, reject } = useDecisions(bulletin, onDecided, () => setAnswers(UNANSWERED));
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
      {obstacle === null && (
        <Section title={t.bulletins.approve.questions}>
          <Questions answers={answers} onChange={setAnswers} />
        </Section>
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
          <Group grow>
            <Button variant="outline" color="red.9" size="lg" onClick={() => setRejecting(true)}>
              {t.bulletins.approve.reject}
            </Button>
            <Button
              size="lg"
              color="green.9"
              loading={approve.isPending}
              disabled={!isClean(answers) || bulletin.manifestHash === null}
              onClick={() => approve.mutate()}
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
  { id, manifestHash }: Bulletin,
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
    mutationFn: () =>
      ask(
        api.POST('/api/v1/bulletins/{id}/approve', {
          params: { path: { id } },
          body: {
            manifestHash: manifestHash ?? '',
            answers: { stateSecret: false, personalData: false, advertising: false },
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

function Decided({ bulletin, decided }: { bulletin: Bulletin; decided: 'approved' | 'rejected' }) {
  const { t } = useTexts();
  const texts = t.bulletins.approve;
  return (
    <Page title={decided === 'approved' ? texts.approved : texts.rejected}>
      <Stack maw={720} mx="auto" w="100%">
        <Alert
          color={decided === 'approved' ? 'green' : 'orange'}
          variant="light"
          icon={<IconCircleCheck aria-hidden />}
          title={bulletin.title}
          role="status"
        >
          <Text>{decided === 'approved' ? texts.approvedText : texts.rejectedText}</Text>
          <Text size="sm">{showDateTime(bulletin.updatedAt)}</Text>
        </Alert>
        <Button component={Link} to="/bulletins?state=submitted">
          {texts.toList}
        </Button>
        <Button component={Link} to={`/bulletins/${bulletin.id}`} variant="default">
          {texts.toBulletin}
        </Button>
      </Stack>
    </Page>
  );
}
