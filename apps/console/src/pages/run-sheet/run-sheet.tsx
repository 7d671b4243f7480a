import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPrinter } from '@tabler/icons-react';
import { Link, useParams, useSearchParams } from 'react-router';
import { hubNowMs } from '../../api/hub-clock.js';
import { useRunSheet, useUnconfirmedDay } from '../../api/run-sheet.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState, Loading, Page } from '../../parts/page.js';
import { DateField } from '../../parts/time-field.js';
import { localDateOf } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { daysFrom } from '../as-run/filter.js';
import { ConfirmDay } from './confirm-day.js';
import { SheetTools } from './sheet-tools.js';
import { Sheet } from './sheet.js';
import './run-sheet.css';

/** What an FM or wired station airs on a day: to be printed, listened to, fetched, and confirmed afterwards. */
export default function RunSheetPage() {
  const { t } = useTexts();
  const { station = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('date') ?? undefined;
  const session = search.get('session');
  // Without a date: the day that waits for a word, else today.
  const unconfirmed = useUnconfirmedDay(station);
  const settled = unconfirmed.isPending ? undefined : (unconfirmed.data ?? localDateOf(hubNowMs()));
  const date = asked ?? settled;
  const { data: sheet, error, refetch } = useRunSheet(station, date);
  const go = (to: string | null) => to && setSearch({ date: to });
  const sessions = sheet?.sessions.filter(({ id }) => !session || id === session) ?? [];
  const isEmpty = sheet && sessions.length === 0 && sheet.withdrawn.length === 0;
  return (
    <Page title={sheet ? `${t.runSheet.title}: ${sheet.station.name}` : t.runSheet.title}>
      <Group className="not-printed" gap="sm" align="flex-end">
        <Button
          variant="default"
          leftSection={<IconChevronLeft size={18} aria-hidden />}
          disabled={!date}
          onClick={() => date && go(daysFrom(date, -1))}
        >
          {t.runSheet.previous}
        </Button>
        <DateField label={t.runSheet.date} value={date ?? null} onChange={go} w={150} />
        <Button
          variant="default"
          rightSection={<IconChevronRight size={18} aria-hidden />}
          disabled={!date}
          onClick={() => date && go(daysFrom(date, 1))}
        >
          {t.runSheet.next}
        </Button>
        <Button
          leftSection={<IconPrinter size={18} aria-hidden />}
          disabled={!sheet || Boolean(isEmpty)}
          onClick={() => window.print()}
        >
          {t.runSheet.print}
        </Button>
        <Anchor component={Link} to={date ? `/run-sheet?date=${date}` : '/run-sheet'}>
          {t.runSheet.all}
        </Anchor>
        {session && date && (
          <Anchor component={Link} to={`/run-sheet/${station}?date=${date}`}>
            {t.runSheet.wholeDay}
          </Anchor>
        )}
      </Group>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!sheet && !error && <Loading />}
      {isEmpty && <EmptyState text={t.runSheet.empty} />}
      {sheet && !isEmpty && (
        <>
          <ConfirmDay items={[...sessions.flatMap(({ items }) => items), ...sheet.withdrawn]} />
          {sessions.map((each) => (
            <SheetTools key={each.id} station={station} session={each} date={sheet.localDate} />
          ))}
          <Sheet sheet={sheet} sessions={sessions} />
          <Text size="sm" className="not-printed">
            {t.runSheet.listHint}
          </Text>
        </>
      )}
    </Page>
  );
}
