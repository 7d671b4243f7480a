import { Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useStandingRules } from '../../api/decisions.js';
import { useStations } from '../../api/registry.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState, Loading, Page } from '../../parts/page.js';
import { useTexts } from '../../texts/texts.js';
import { CollisionRuleForm } from './collision-rule.js';
import { OfferRules } from './offer-rules.js';

/** What a commune has answered in advance, in sentences. */
export default function Rules() {
  const { t } = useTexts();
  const [picked, setPicked] = useState<string | null>(null);
  const stations = useStations({ limit: 200 });
  const station = picked ?? stations.data?.items[0]?.id ?? '';
  const rules = useStandingRules(station);
  const windows = stations.data?.items.find((s) => s.id === station)?.regulation.windows ?? [];
  const names = [...new Set(windows.map((w) => w.name))];
  if (stations.isPending) return <Loading />;
  return (
    <Page title={t.rules.title}>
      <Text>{t.rules.explain}</Text>
      <ErrorNote error={stations.error ?? rules.error} />
      {stations.data?.items.length === 0 && <EmptyState text={t.rules.noStation} />}
      {(stations.data?.items.length ?? 0) > 1 && (
        <Select
          label={t.common.station}
          value={station}
          onChange={setPicked}
          searchable
          allowDeselect={false}
          data={stations.data?.items.map((s) => ({ value: s.id, label: s.name }))}
          maw={480}
        />
      )}
      {station && rules.isPending && <Loading />}
      {rules.data && (
        <Stack gap="xl" key={station}>
          <CollisionRuleForm station={station} rules={rules.data} />
          <OfferRules station={station} rules={rules.data} windows={names} />
        </Stack>
      )}
    </Page>
  );
}
