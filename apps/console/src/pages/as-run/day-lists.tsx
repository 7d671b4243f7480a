import { Anchor, Badge, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { ClosedDay, OpenDay } from '../../api/airing.js';
import { RecordList } from '../../parts/record-list.js';
import { showDateTime, showLocalDate, showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

/** Past days that are not closed, each with what it waits for and where that is done. */
export function OpenDays({ days }: { days: OpenDay[] }) {
  const { t } = useTexts();
  const words = t.asRun.days;
  return (
    <RecordList
      caption={words.notClosed}
      records={days}
      keyOf={keyOf}
      columns={[
        { key: 'date', label: words.date, show: (d) => <LogOf day={d} /> },
        { key: 'station', label: words.station, show: (d) => d.stationName },
        {
          key: 'why',
          label: words.why,
          show: (d) => (
            <Stack gap={2}>
              {d.why === 'closing' && <Text>{words.closing}</Text>}
              {d.devices > 0 && <Text>{words.waitsDevices(showNumber(d.devices))}</Text>}
              {d.people > 0 && d.confirmUntil && (
                <>
                  <Text>{words.waitsPeople(showNumber(d.people), showDateTime(d.confirmUntil))}</Text>
                  <Anchor component={Link} to={`/run-sheet/${d.station}?date=${d.localDate}`}>
                    {words.toSheet}
                  </Anchor>
                </>
              )}
            </Stack>
          ),
        },
      ]}
    />
  );
}

/** Closed days with the sums they closed with. */
export function ClosedDays({ days }: { days: ClosedDay[] }) {
  const { t } = useTexts();
  const words = t.asRun.days;
  const sum = ({ planned, finished, share }: ClosedDay['totals']['byDevice']): string =>
    planned === 0 || share === null
      ? ''
      : words.shareOf(`${showNumber(share)}%`, showNumber(finished), showNumber(planned));
  return (
    <RecordList
      caption={words.closed}
      records={days}
      keyOf={keyOf}
      columns={[
        { key: 'date', label: words.date, show: (d) => <LogOf day={d} /> },
        { key: 'station', label: words.station, show: (d) => d.stationName },
        { key: 'devices', label: t.asRun.byDevice, show: (d) => sum(d.totals.byDevice) },
        { key: 'boards', label: t.asRun.byBoard, show: (d) => sum(d.totals.byBoard) },
        { key: 'people', label: t.asRun.byPerson, show: (d) => sum(d.totals.byPerson) },
        { key: 'closed', label: words.closedAt, show: (d) => showDateTime(d.closedAt) },
        {
          key: 'corrected',
          label: words.corrected,
          show: (d) =>
            d.corrected > 0 && d.correctedAt ? (
              <Badge color="orange.9">
                {words.correctedSome(showNumber(d.corrected), showDateTime(d.correctedAt))}
              </Badge>
            ) : (
              words.uncorrected
            ),
        },
      ]}
    />
  );
}

type Day = Pick<OpenDay, 'station' | 'stationName' | 'localDate'>;
const keyOf = ({ station, localDate }: Day): string => `${station}-${localDate}`;

function LogOf({ day: { station, stationName, localDate } }: { day: Day }) {
  const { t } = useTexts();
  const date = showLocalDate(localDate);
  return (
    <Anchor
      component={Link}
      to={`/as-run?station=${station}&from=${localDate}&to=${localDate}`}
      aria-label={t.asRun.days.toLog(date, stationName)}
    >
      {date}
    </Anchor>
  );
}
