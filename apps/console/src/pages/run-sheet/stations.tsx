import { Anchor, Text } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { useStationTotals } from '../../api/airing.js';
import { hubNowMs } from '../../api/hub-clock.js';
import { useStationsByHand } from '../../api/run-sheet.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Listed } from '../../parts/listed.js';
import { Page } from '../../parts/page.js';
import { RecordList } from '../../parts/record-list.js';
import { DateField } from '../../parts/time-field.js';
import { localDateOf, showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

/** The FM and wired stations of somebody's area on a day: what each has to air, and what its officer has confirmed. */
export default function RunSheetStations() {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const date = search.get('date') ?? localDateOf(hubNowMs());
  const page = Math.max(1, Number(search.get('page')) || 1);
  const list = useStationsByHand(date, page);
  const totals = useStationTotals({ from: date, to: date, kind: 'person' });
  const confirmed = (station: string): string => {
    const sum = totals.data?.find((s) => s.station === station)?.byPerson;
    if (!sum || sum.planned === 0) return t.runSheet.notFixed;
    return t.runSheet.confirmedOf(showNumber(sum.planned - sum.open), showNumber(sum.planned));
  };
  return (
    <Page title={t.runSheet.listTitle}>
      <Text>{t.runSheet.listHint}</Text>
      <DateField
        label={t.runSheet.date}
        value={date}
        onChange={(to) => to && setSearch({ date: to })}
        w={150}
      />
      <ErrorNote error={totals.error} onRetry={() => void totals.refetch()} />
      <Listed of={list} empty={t.runSheet.none} onPage={(to) => setSearch({ date, page: String(to) })}>
        {(items) => (
          <RecordList
            caption={t.runSheet.listTitle}
            records={items}
            keyOf={(s) => s.station}
            columns={[
              {
                key: 'station',
                label: t.runSheet.station,
                show: (s) => (
                  <Anchor component={Link} to={`/run-sheet/${s.station}?date=${date}`}>
                    {s.name} ({t.common.technologies[s.technology]})
                  </Anchor>
                ),
              },
              {
                key: 'items',
                label: t.runSheet.items,
                show: (s) => showNumber(s.days[0]?.placed ?? 0),
              },
              {
                key: 'confirmed',
                label: t.runSheet.confirmed,
                show: (s) => ((s.days[0]?.placed ?? 0) > 0 ? confirmed(s.station) : ''),
              },
            ]}
          />
        )}
      </Listed>
    </Page>
  );
}
