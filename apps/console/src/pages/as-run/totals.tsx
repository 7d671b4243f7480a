import { Anchor, Card, Group, SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { AsRunTotals } from '../../api/airing.js';
import { showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { EndBar } from './end-bar.js';
import { ENDS } from './ends.js';

/** What speakers confirm, what boards and what officers, apart. */
export function Totals({ totals }: { totals: AsRunTotals }) {
  const { t } = useTexts();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <One title={t.asRun.byDevice} totals={totals.byDevice} note={alerts(t, totals.alertPlays)} />
      {totals.byBoard.planned > 0 && <One title={t.asRun.byBoard} totals={totals.byBoard} />}
      <One
        title={t.asRun.byPerson}
        totals={totals.byPerson}
        more={
          <Anchor component={Link} to="/run-sheet">
            {t.asRun.sheets}
          </Anchor>
        }
      />
    </SimpleGrid>
  );
}

const alerts = (t: ReturnType<typeof useTexts>['t'], n: number): string =>
  n > 0 ? t.asRun.alertPlays(showNumber(n)) : '';

function One({
  title,
  totals,
  note,
  more,
}: {
  title: string;
  totals: AsRunTotals['byDevice'];
  note?: string;
  more?: ReactNode;
}) {
  const { t } = useTexts();
  return (
    <Card withBorder padding="sm">
      <Group justify="space-between" align="baseline">
        <Text fw={600}>{title}</Text>
        <Text size="xl" fw={700}>
          {totals.share === null ? t.asRun.noShare : `${showNumber(totals.share)}%`}
        </Text>
      </Group>
      <EndBar totals={totals} />
      <Group gap="md" mt="xs">
        <Text size="sm">{t.asRun.planned(showNumber(totals.planned))}</Text>
        {ENDS.filter((end) => totals[end] > 0).map((end) => (
          <Text key={end} size="sm">
            {t.asRun.ends[end]}: {showNumber(totals[end])}
          </Text>
        ))}
        {totals.late > 0 && (
          <Text size="sm">
            {t.asRun.late}: {showNumber(totals.late)}
          </Text>
        )}
      </Group>
      {note && <Text size="sm">{note}</Text>}
      {totals.planned > 0 && more}
    </Card>
  );
}
