import { Alert, Anchor, Badge, Group, Tabs, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { useMe } from '../../api/me.js';
import { type Station, useStation } from '../../api/registry.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading, Page } from '../../parts/page.js';
import { useFilter } from '../../parts/use-filter.js';
import { showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { FactsTab } from './facts-tab.js';
import { HamletsTab } from './hamlets-tab.js';
import { HistoryTab } from './history-tab.js';
import { MuteTab } from './mute-tab.js';
import { PlacesTab } from './places-tab.js';
import { RegulationTab } from './regulation-tab.js';
import { SoundsTab } from './sounds-tab.js';

const TABS = ['regulation', 'places', 'hamlets', 'sounds', 'mute', 'history', 'facts'] as const;

export default function StationPage() {
  const { t } = useTexts();
  const { id = '' } = useParams();
  const { data: station, error, refetch } = useStation(id);
  if (!station)
    return (
      <Page title={t.stations.title}>
        {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Loading />}
      </Page>
    );
  return (
    <Page title={station.name}>
      <Anchor component={Link} to="/stations">
        ← {t.stations.title}
      </Anchor>
      <Group gap="sm">
        <Text>{station.unitName}</Text>
        <Badge color="gray.7">{t.common.technologies[station.technology]}</Badge>
        <Text>{t.stations.placesCount(showNumber(station.places))}</Text>
        {station.muted !== 'no' && <Badge color="red.9">{t.stations.mutedStates[station.muted]}</Badge>}
      </Group>
      {station.demonstration && (
        <Alert color="orange" variant="light" icon={<IconAlertTriangle aria-hidden />}>
          {t.stations.demonstration}
        </Alert>
      )}
      <StationTabs key={station.id} station={station} />
    </Page>
  );
}

function StationTabs({ station }: { station: Station }) {
  const { t } = useTexts();
  const { can } = useMe();
  const [filter, set] = useFilter();
  const shown = TABS.find((tab) => tab === filter.get('tab')) ?? 'regulation';
  return (
    <Tabs value={shown} onChange={(tab) => set('tab', tab)} keepMounted>
      <Tabs.List mb="md">
        {TABS.filter((tab) => tab !== 'places' || can('read', 'place')).map((tab) => (
          <Tabs.Tab key={tab} value={tab}>
            {t.stations.tabs[tab]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="regulation">
        <RegulationTab station={station} />
      </Tabs.Panel>
      <Tabs.Panel value="places">{shown === 'places' && <PlacesTab station={station} />}</Tabs.Panel>
      <Tabs.Panel value="hamlets">{shown === 'hamlets' && <HamletsTab station={station} />}</Tabs.Panel>
      <Tabs.Panel value="sounds">
        <SoundsTab station={station} />
      </Tabs.Panel>
      <Tabs.Panel value="mute">
        <MuteTab station={station} />
      </Tabs.Panel>
      <Tabs.Panel value="history">{shown === 'history' && <HistoryTab station={station} />}</Tabs.Panel>
      <Tabs.Panel value="facts">
        <FactsTab station={station} />
      </Tabs.Panel>
    </Tabs>
  );
}
