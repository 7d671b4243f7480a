import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { type OnAirItem, useOnAir } from '../../api/airing.js';
import { useMe } from '../../api/me.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState, Loading, Page } from '../../parts/page.js';
import { useTexts } from '../../texts/texts.js';
import { Earlier } from './earlier.js';
import { OnAirCard } from './on-air-card.js';
import { StopDialog } from './stop-dialog.js';

const EVERY_MS = 3000;
const GROUPS = ['playing', 'due', 'ended', 'soon'] as const;

/** What is on the air now, was a moment ago or soon will be, each with a way to stop it. */
export default function OnAir() {
  const { t } = useTexts();
  const go = useNavigate();
  const [wanted, setWanted] = useState<OnAirItem | null>(null);
  const { data, error, refetch } = useOnAir(EVERY_MS);
  return (
    <Page title={t.stop.title}>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data?.length === 0 && <EmptyState text={t.stop.nothing} />}
      {GROUPS.map((group) => {
        const items = data?.filter((item) => item.state === group) ?? [];
        if (items.length === 0) return null;
        return (
          <Stack key={group} component="section" gap="sm" aria-label={t.stop.groups[group]}>
            <Title order={2} size="h4">
              {t.stop.groups[group]}
            </Title>
            {items.map((item) => (
              <OnAirCard key={`${item.kind}-${item.subject}`} item={item} onStop={() => setWanted(item)} />
            ))}
          </Stack>
        );
      })}
      <MuteInstead
        item={data?.find((item) => item.state !== 'ended' && !item.mayStop && item.stop === null)}
      />
      <Earlier />
      {wanted && (
        <StopDialog
          item={wanted}
          onClose={() => setWanted(null)}
          onStopped={(id) => void go(`/stop/${id}`)}
        />
      )}
    </Page>
  );
}

/** What others ordered is theirs to stop; one's own loudspeakers are one's own to silence. */
function MuteInstead({ item }: { item: OnAirItem | undefined }) {
  const { t } = useTexts();
  const { can } = useMe();
  if (!item || !can('command', 'station')) return null;
  return (
    <Text>
      {t.stop.muteInstead}{' '}
      <Anchor component={Link} to={`/stations/${item.station}?tab=mute`} td="underline">
        {t.stop.toMute}
      </Anchor>
    </Text>
  );
}
