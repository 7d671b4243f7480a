import { Anchor, Badge } from '@mantine/core';
import { Link } from 'react-router';
import type { StoppedPlace } from '../../api/airing.js';
import { RecordList } from '../../parts/record-list.js';
import { showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

const COLOURS: Record<StoppedPlace['state'], string> = {
  sounding: 'orange.9',
  ended: 'green.9',
  silent: 'dark.3',
};

/** Place by place; what is reckoned from the clock says so. */
export function StoppedPlaces({ places }: { places: StoppedPlace[] }) {
  const { t } = useTexts();
  const heard = ({ heardSeconds, estimated }: StoppedPlace): string => {
    const n = showNumber(Math.round(heardSeconds));
    return heardSeconds === 0 ? '' : estimated ? t.stop.about(n) : t.stop.seconds(n);
  };
  return (
    <RecordList
      caption={t.stop.who}
      records={places}
      keyOf={(p) => p.row}
      columns={[
        { key: 'place', label: t.stop.place, show: (p) => p.placeName },
        { key: 'station', label: t.stop.station, show: (p) => p.stationName },
        {
          key: 'state',
          label: t.stop.state,
          show: (p) => <Badge color={COLOURS[p.state]}>{t.stop.states[p.state]}</Badge>,
        },
        { key: 'heard', label: t.stop.heard, show: heard },
        {
          key: 'row',
          label: t.asRun.title,
          show: (p) => (
            <Anchor component={Link} to={`/as-run/${p.row}`} aria-label={`${t.stop.row}: ${p.placeName}`}>
              {t.stop.row}
            </Anchor>
          ),
        },
      ]}
    />
  );
}
