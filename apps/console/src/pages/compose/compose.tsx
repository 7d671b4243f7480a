import { nextState } from '#domain/bulletins/states.js';
import { Alert, Button, Group, Stack, Stepper, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { type Bulletin, useBulletin } from '../../api/bulletins.js';
import { hubNowMs } from '../../api/hub-clock.js';
import { useMe } from '../../api/me.js';
import { type DraftName, draftPath, forgetDraft } from '../../api/kept-drafts.js';
import { useConfirm } from '../../parts/confirm.js';
import { EditingNote } from '../../parts/editing-note.js';
import { ErrorNote } from '../../parts/error-note.js';
import { ForgottenDrafts, OwnDraft } from '../../parts/own-draft.js';
import { Loading, Page } from '../../parts/page.js';
import { showDateTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { DetailsStep } from './details-step.js';
import { type Draft, draftOf, newDraft } from './draft.js';
import { readKept, useKeptDraft } from './kept-draft.js';
import { ListenStep } from './listen-step.js';
import { OutlineStep } from './outline-step.js';
import { ReadingStep } from './reading-step.js';
import { SourceStep } from './source-step.js';

export const STEPS = ['source', 'outline', 'reading', 'details', 'listen'] as const;

export default function Compose() {
  const { id } = useParams();
  const { t } = useTexts();
  const { me } = useMe();
  const { data, error, refetch } = useBulletin(id);
  if (id !== undefined && error)
    return (
      <Page title={t.compose.editTitle}>
        <ErrorNote error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (!me || (id !== undefined && !data)) return <Loading />;
  if (data && nextState(data.state, 'edit') === null)
    return (
      <Page title={data.title}>
        <Alert color="gray">{t.compose.notEditable(t.bulletins.states[data.state])}</Alert>
      </Page>
    );
  if (data) return <Beginning key={data.id} name={data.id} bulletin={data} person={me} />;
  return <OwnDraft kind="new">{(name) => <Beginning name={name} bulletin={null} person={me} />}</OwnDraft>;
}

interface Person {
  id: string;
  roles: readonly { unit: string; role: string }[];
}

/** Stored whole a while ago: by now the system knows more of it (sent, sent back, shown on boards), and nothing is lost. */
const unsent = (kept: Draft | null, bulletin: Bulletin | null): Draft | null =>
  kept?.step === STEPS.length - 1 &&
  bulletin !== null &&
  (bulletin.version !== kept.version || bulletin.state !== 'draft' || bulletin.reason !== null)
    ? null
    : kept;

/** Which draft is taken: the one kept on this computer, the bulletin of the system, or an empty one. */
function Beginning({
  name,
  bulletin,
  person,
}: {
  name: DraftName;
  bulletin: Bulletin | null;
  person: Person;
}) {
  const { t } = useTexts();
  const [round, setRound] = useState(0);
  const [kept, setKept] = useState(() => unsent(readKept(person.id, name), bulletin));
  const stale = kept !== null && bulletin !== null && kept.version !== bulletin.version;
  const [asking, setAsking] = useState(stale);
  const unit = person.roles.find(({ unit: at }) => at !== '*')?.unit ?? '';
  if (asking && kept && bulletin)
    return (
      <Page title={t.compose.editTitle}>
        <Alert color="orange" variant="light">
          <Text mb="sm">{t.compose.serverNewer}</Text>
          <Group>
            <Button
              onClick={() => {
                forgetDraft(person.id, name);
                setKept(null);
                setAsking(false);
              }}
            >
              {t.compose.useServer}
            </Button>
            <Button
              variant="default"
              onClick={() => {
                setKept({ ...kept, version: bulletin.version });
                setAsking(false);
              }}
            >
              {t.compose.keepMine}
            </Button>
          </Group>
        </Alert>
      </Page>
    );
  const initial = (): Draft =>
    kept ?? (bulletin ? draftOf(bulletin, hubNowMs()) : newDraft(unit, '', hubNowMs()));
  return (
    <Composer
      key={round}
      name={name}
      bulletin={bulletin}
      person={person}
      initial={initial}
      restoredAtMs={kept && (bulletin === null || kept.step < 4) ? kept.savedAtMs : null}
      onStartOver={() => {
        setKept(null);
        setRound(round + 1);
      }}
    />
  );
}

function Composer({
  name,
  bulletin,
  person,
  initial,
  restoredAtMs,
  onStartOver,
}: {
  name: DraftName;
  bulletin: Bulletin | null;
  person: Person;
  initial: () => Draft;
  restoredAtMs: number | null;
  onStartOver: () => void;
}) {
  const { t } = useTexts();
  const askFirst = useConfirm();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  /** Only the reading was to be checked: session and sending are chosen where the announcement is written. */
  const announcement = params.get('back');
  const { draft, change, drop } = useKeptDraft(person.id, name, initial);
  const section = useRef<HTMLDivElement>(null);
  const shown = useRef(draft.step);
  useEffect(() => {
    // The buttons below a step go with it: whoever works with keys goes on at the next one.
    if (shown.current !== draft.step) section.current?.focus({ preventScroll: true });
    shown.current = draft.step;
  }, [draft.step]);
  const go = (step: number) => {
    change({ step });
    window.scrollTo({ top: 0 });
  };
  const startOver = () =>
    askFirst({
      title: t.compose.startOver,
      text: t.compose.startOverAsk,
      action: t.compose.startOver,
      onConfirm: () => {
        drop();
        onStartOver();
      },
    });
  const step = STEPS[draft.step] ?? 'source';
  const given = { draft, change, go };
  return (
    <Page title={bulletin ? t.compose.editTitle : t.compose.title}>
      <EditingNote id={bulletin?.id ?? null} />
      {bulletin?.state === 'approved' && <Alert color="orange">{t.compose.approvedEdit}</Alert>}
      {bulletin?.state === 'expired' && <Alert color="orange">{t.compose.expiredEdit}</Alert>}
      {bulletin?.state === 'submitted' && <Alert color="orange">{t.compose.submittedEdit}</Alert>}
      {restoredAtMs !== null && (
        <Alert color="river" variant="light" role="status">
          <Group justify="space-between">
            <Text>{t.compose.restored(showDateTime(restoredAtMs))}</Text>
            <Button variant="default" size="sm" onClick={startOver}>
              {t.compose.startOver}
            </Button>
          </Group>
        </Alert>
      )}
      {bulletin === null && restoredAtMs === null && step === 'source' && (
        <ForgottenDrafts kind="new" person={person.id} own={name} />
      )}
      <Steps at={draft.step} last={lastOpen(draft, bulletin)} onGo={go} />
      <Stack
        component="section"
        aria-label={t.compose.steps[step]}
        ref={section}
        tabIndex={-1}
        style={{ outline: 'none' }}
      >
        {step === 'source' && <SourceStep {...given} />}
        {step === 'outline' && <OutlineStep {...given} />}
        {step === 'reading' && <ReadingStep {...given} />}
        {step === 'details' && (
          <DetailsStep
            {...given}
            wide={person.roles.some(({ role, unit: at }) => role === 'province-editor' || at === '*')}
            bulletin={bulletin}
            person={person.id}
            onDropped={drop}
          />
        )}
        {step === 'listen' && bulletin && (
          <ListenStep
            {...given}
            bulletin={bulletin}
            ofAnnouncement={announcement !== null}
            onDone={() => {
              drop();
              void navigate(announcement === null ? `/bulletins/${bulletin.id}` : draftPath(announcement));
            }}
          />
        )}
      </Stack>
    </Page>
  );
}

/** Steps that may be gone to directly: those before, and those whose ground is laid. */
function lastOpen(draft: Draft, bulletin: Bulletin | null): number {
  const [main] = draft.variants;
  const begun = main && (main.text.trim() !== '' || main.recording !== null);
  if (!begun) return Math.max(draft.step, draft.documentId === null ? 0 : 1);
  return bulletin && draft.version === bulletin.version ? 4 : 3;
}

function Steps({ at, last, onGo }: { at: number; last: number; onGo: (step: number) => void }) {
  const { t } = useTexts();
  return (
    <>
      <Text hiddenFrom="md" fw={600}>
        {t.compose.stepOf(at + 1, STEPS.length, t.compose.steps[STEPS[at] ?? 'source'])}
      </Text>
      <Stepper active={at} onStepClick={onGo} size="sm" visibleFrom="md">
        {STEPS.map((step, index) => (
          <Stepper.Step key={step} label={t.compose.steps[step]} allowStepSelect={index <= last} />
        ))}
      </Stepper>
    </>
  );
}
