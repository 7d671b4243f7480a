import { Alert, Anchor, Button, Group, Paper, Select, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, type Ref, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useBulletin } from '../../api/bulletins.js';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import type { DraftName } from '../../api/kept-drafts.js';
import { EditingNote } from '../../parts/editing-note.js';
import { Dialog } from '../../parts/dialog.js';
import { ErrorNote } from '../../parts/error-note.js';
import { ForgottenDrafts, OwnDraft } from '../../parts/own-draft.js';
import { Loading, Page } from '../../parts/page.js';
import { useTexts } from '../../texts/texts.js';
import { caughtUp, isBegun, isCurrent } from './draft.js';
import { ListenPanel } from './listen-panel.js';
import { SendPanel } from './send-panel.js';
import { Sent, type SentAnnouncement } from './sent.js';
import { SessionPanel } from './session-panel.js';
import { isByHand, type Station } from './station.js';
import { useDraft } from './use-draft.js';
import { WritePanel } from './write-panel.js';

/** Type or record, listen, choose the session, send: one page, made for a telephone. */
export default function Announce() {
  const { me } = useMe();
  if (!me) return <Loading />;
  return <OwnDraft kind="announce">{(name) => <Announcing userId={me.id} name={name} />}</OwnDraft>;
}

function Announcing({ userId, name }: { userId: string; name: DraftName }) {
  const { t } = useTexts();
  const { home } = useMe();
  const { draft, change, clear } = useDraft(userId, name);
  const [sent, setSent] = useState<SentAnnouncement | null>(null);
  const { data: stations, error, refetch } = useStations();
  const station = stations?.find(({ id }) => id === draft.station) ?? null;
  useEffect(() => {
    if (!stations || station) return;
    const own = stations.find(({ unit }) => unit === home) ?? (stations.length === 1 ? stations[0] : null);
    if (own) change({ station: own.id });
  }, [stations, station, home, change]);
  const { data: bulletin, error: lost } = useBulletin(draft.made?.id);
  useEffect(() => {
    const news = bulletin?.state === 'draft' ? caughtUp(draft, bulletin) : null;
    if (news) change(news);
  }, [draft, bulletin, change]);
  const current = isCurrent(draft) ? (bulletin ?? null) : null;

  const listening = useRef<HTMLDivElement>(null);
  const made = draft.made?.of;
  const before = useRef(made);
  useEffect(() => {
    // On a telephone what was made is below the edge, and the button that made it takes no more keys.
    if (made !== undefined && made !== before.current) {
      listening.current?.focus({ preventScroll: true });
      listening.current?.scrollIntoView({ block: 'start' });
    }
    before.current = made;
  }, [made]);

  if (sent)
    return (
      <Sent
        sent={sent}
        onAnother={() => {
          setSent(null);
        }}
      />
    );
  return (
    <Page title={t.announce.title} actions={isBegun(draft) && <StartOver onDone={clear} />}>
      <Stack maw={720} mx="auto" w="100%">
        <Text>{isByHand(station) ? t.announce.introByHand : t.announce.intro}</Text>
        {!isBegun(draft) && <ForgottenDrafts kind="announce" person={userId} own={name} />}
        <EditingNote id={bulletin?.state === 'draft' ? bulletin.id : null} />
        <ErrorNote error={error} onRetry={() => void refetch()} />
        {stations?.length === 0 && <Alert color="orange">{t.announce.noStation}</Alert>}
        {stations && stations.length > 1 && (
          <Select
            label={t.announce.station}
            placeholder={t.announce.chooseStation}
            data={stations.map(({ id, name }) => ({ value: id, label: name }))}
            value={draft.station}
            onChange={(id) => change({ station: id, session: null })}
            searchable
            allowDeselect={false}
          />
        )}
        {stations && stations.length > 1 && !station && (
          <Text>
            {t.announce.oneStation}{' '}
            <Anchor component={Link} to="/compose">
              {t.bulletins.compose}
            </Anchor>
          </Text>
        )}
        {station && (
          <>
            <Step n={1} name={t.announce.write}>
              <WritePanel
                draft={draft}
                station={station}
                change={change}
                lost={lost !== null || (bulletin !== undefined && bulletin.state !== 'draft')}
              />
            </Step>
            <Step n={2} name={t.announce.listen} box={listening}>
              <ListenPanel draft={draft} name={name} bulletin={current} />
            </Step>
            <Step n={3} name={t.announce.session}>
              <SessionPanel draft={draft} station={station} bulletin={current} change={change} />
            </Step>
            <Step n={4} name={t.announce.send}>
              <SendPanel
                draft={draft}
                station={station}
                bulletin={current}
                change={change}
                onSent={(done) => {
                  clear();
                  setSent(done);
                }}
              />
            </Step>
          </>
        )}
      </Stack>
    </Page>
  );
}

function Step({
  n,
  name,
  box,
  children,
}: {
  n: number;
  name: string;
  box?: Ref<HTMLDivElement>;
  children: ReactNode;
}) {
  const { t } = useTexts();
  return (
    <Paper
      withBorder
      p="md"
      component="section"
      aria-label={name}
      ref={box}
      tabIndex={-1}
      style={{ scrollMarginTop: 72, outline: 'none' }}
    >
      <Title order={2} size="h4" mb="sm">
        {t.announce.step(n, name)}
      </Title>
      {children}
    </Paper>
  );
}

function StartOver({ onDone }: { onDone: () => void }) {
  const { t } = useTexts();
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="subtle" size="sm" onClick={open}>
        {t.announce.startOver}
      </Button>
      <Dialog opened={opened} onClose={close} title={t.announce.startOverAsk} centered>
        <Stack>
          <Text>{t.announce.startOverText}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t.common.cancel}
            </Button>
            <Button
              color="red.9"
              onClick={() => {
                onDone();
                close();
              }}
            >
              {t.announce.startOver}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}

const useStations = () =>
  useQuery({
    queryKey: ['stations', 'mine'],
    queryFn: async ({ signal }): Promise<Station[]> => {
      const query = { limit: 200, sort: 'name' };
      return (await ask(api.GET('/api/v1/stations', { params: { query }, signal }))).items;
    },
    staleTime: 300_000,
  });
