import { Stack, Tabs, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useCollisions } from '../../api/decisions.js';
import { ErrorNote } from '../../parts/error-note.js';
import { GoneNote, useGone } from '../../parts/gone-note.js';
import { EmptyState, Loading, Page } from '../../parts/page.js';
import { Paging } from '../../parts/paging.js';
import { showDateTime, showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { CollisionCard } from './collision-card.js';
import { SettledCard } from './settled-card.js';

/** Priority items that want one time: the commune says which goes first, or its rule does. */
export default function Collisions() {
  const { t } = useTexts();
  const open = useCollisions('open');
  const shown = useMemo(
    () =>
      open.data?.items.map(({ id, stationName, slotAt }) => ({
        id,
        title: t.collisions.at(stationName, showDateTime(slotAt)),
      })),
    [open.data, t],
  );
  const { gone, did, clear } = useGone(shown);
  return (
    <Page title={t.collisions.title}>
      <GoneNote gone={gone} words={t.collisions.gone} onClose={clear} />
      <Tabs defaultValue="open" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="open">
            {t.collisions.open}
            {open.data && ` (${showNumber(open.data.total)})`}
          </Tabs.Tab>
          <Tabs.Tab value="past">{t.collisions.past}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="open">
          <ErrorNote error={open.error} onRetry={() => void open.refetch()} />
          {open.isPending && <Loading />}
          {open.data?.items.length === 0 && <EmptyState text={t.collisions.nothingOpen} />}
          {open.data && open.data.items.length > 0 && (
            <Stack>
              <Text>{t.collisions.explain}</Text>
              {open.data.items.map((c) => (
                <CollisionCard key={`${c.id}-${c.candidatesHash}`} collision={c} onDone={did} />
              ))}
            </Stack>
          )}
        </Tabs.Panel>
        <Tabs.Panel value="past">
          <Past />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function Past() {
  const { t } = useTexts();
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useCollisions('past', page);
  if (!data) return error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Loading />;
  if (data.total === 0) return <EmptyState text={t.collisions.nothingPast} />;
  return (
    <Stack>
      {data.items.map((c) => (
        <SettledCard key={c.id} collision={c} />
      ))}
      <Paging {...data} onPage={setPage} />
    </Stack>
  );
}
