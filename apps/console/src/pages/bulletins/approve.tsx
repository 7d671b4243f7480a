import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconEar, IconEarOff } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { type Bulletin, soundPath, useBulletin, useDisplay } from '../../api/bulletins.js';
import { AudioPlayer } from '../../parts/audio-player.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading, Page } from '../../parts/page.js';
import { StateBadge } from '../../parts/state-badge.js';
import { showDateTime, showDuration } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { Changes } from './changes.js';
import { DisplayView } from './display-view.js';
import { Decision } from './decision.js';
import { Orders } from './orders.js';
import { Panel } from '../../parts/panel.js';
import { Script, Words } from './variant-card.js';
import { className, fieldName, languageName, validityOf } from './wording.js';

/** For an approver's telephone: hear it, see what changed, answer three questions, decide. */
export default function ApproveBulletin() {
  const { id = '' } = useParams();
  const { t } = useTexts();
  const { data, error, refetch } = useBulletin(id);
  const [decided, setDecided] = useState<'approved' | 'rejected' | null>(null);
  const [heard, setHeard] = useState<readonly string[]>([]);
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
        <Sounds bulletin={data} heard={heard} onHeard={(sound) => setHeard((before) => [...before, sound])} />
        <Shown bulletin={data} />
        <Panel title={t.bulletins.approve.changes}>
          <Changes bulletin={data} />
        </Panel>
        <Panel title={t.bulletins.approve.text}>
          {data.variants.map((variant) => (
            <div key={variant.language}>
              {data.variants.length > 1 && (
                <Text fw={600}>{t.bulletins.variant(languageName(t, variant.language))}</Text>
              )}
              <Words variant={variant} plain />
              {variant.origin === 'text' && <Script bulletinId={data.id} language={variant.language} />}
            </div>
          ))}
        </Panel>
        <Panel title={t.bulletins.approve.willAir}>
          <Orders bulletinId={data.id} waitingOnly />
        </Panel>
        <Decision bulletin={data} heard={isHeard(data, heard)} onDecided={setDecided} />
      </Stack>
    </Page>
  );
}

function Head({ bulletin: b }: { bulletin: Bulletin }) {
  const { t } = useTexts();
  return (
    <div>
      <Group gap="xs" mb={4}>
        <StateBadge state={b.state} />
        <Text size="sm">
          {fieldName(t, b.field)} · {t.bulletins.class}: {className(t, b.class)}
        </Text>
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

/** Every sound, to its end. */
const isHeard = ({ variants }: Bulletin, heard: readonly string[]): boolean =>
  variants.every(({ rendition }) => rendition !== null && heard.includes(rendition.sha256));

function Sounds({
  bulletin,
  heard,
  onHeard,
}: {
  bulletin: Bulletin;
  heard: readonly string[];
  onHeard: (sha256: string) => void;
}) {
  const { t } = useTexts();
  return (
    <Panel title={t.bulletins.approve.hear}>
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
              {heard.includes(rendition.sha256) ? (
                <Group gap={4} c="green.9">
                  <IconEar size={18} aria-hidden />
                  <Text size="sm">{t.bulletins.approve.heard}</Text>
                </Group>
              ) : (
                <Group gap={4} c="orange.9">
                  <IconEarOff size={18} aria-hidden />
                  <Text size="sm">{t.bulletins.approve.notHeard}</Text>
                </Group>
              )}
            </Group>
            <AudioPlayer
              path={soundPath(bulletin.id, variant)}
              what={t.bulletins.listenTo(name)}
              onHeard={() => onHeard(rendition.sha256)}
            />
          </div>
        );
      })}
    </Panel>
  );
}

/** The other channel of the same approval. */
function Shown({ bulletin: { id, version } }: { bulletin: Bulletin }) {
  const { t } = useTexts();
  const { data, error, refetch } = useDisplay(id, version);
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data?.display) return null;
  return (
    <Panel title={t.bulletins.approve.see}>
      <DisplayView bulletinId={id} display={data.display} />
    </Panel>
  );
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
