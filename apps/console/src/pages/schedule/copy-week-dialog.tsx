import { addDays } from '#domain/time/civil-date.js';
import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { Dialog } from '../../parts/dialog.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading } from '../../parts/page.js';
import { shortDate } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { DryRunResult, More } from './dry-run-result.js';
import { useCopyPreview, useCopyWeek } from './queries.js';

const SHOWN = 20;

/** Last week's airings of a unit's own orders into this week: shown first, copied once however often it is pressed. */
export function CopyWeekDialog({
  unit,
  monday,
  onClose,
  onDone,
}: {
  unit: string;
  /** Of the week that is filled. */
  monday: string;
  onClose: () => void;
  onDone: (copied: { dates: number; changes: { order: string; from: number; version: number }[] }) => void;
}) {
  const { t } = useTexts();
  const source = addDays(monday, -7);
  const { data, error, isPending } = useCopyPreview(unit, source);
  const copy = useCopyWeek();
  const save = () =>
    copy.mutate(
      { unit, monday: source },
      {
        onSuccess: ({ dates, orders }) =>
          onDone({ dates, changes: orders.filter(({ skipped }) => skipped === null) }),
      },
    );
  return (
    <Dialog onClose={onClose} title={t.schedule.copyTitle(shortDate(source), shortDate(monday))} size="lg">
      <Stack>
        {isPending && <Loading />}
        <ErrorNote error={copy.error ?? error} />
        {data && data.dates === 0 && <Text role="status">{t.schedule.copyNothing}</Text>}
        {data && data.orders.length > 0 && (
          <List>
            {troubledFirst(data.orders)
              .slice(0, SHOWN)
              .map((order) => (
                <List.Item key={order.order}>
                  {order.title}: {order.dates.map(shortDate).join(', ')}
                  {order.skipped !== null && (
                    <Alert color="orange" p="xs">
                      {t.schedule.copySkipped}: {order.skipped}
                    </Alert>
                  )}
                </List.Item>
              ))}
          </List>
        )}
        {data && <More all={data.orders.length} shown={SHOWN} t={t} />}
        {data?.dryRun && <DryRunResult result={data.dryRun} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t.common.close}
          </Button>
          {data && data.dates > 0 && (
            <Button onClick={save} loading={copy.isPending}>
              {t.schedule.copyConfirm(data.dates)}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
}

/** What is left out and why is read before what is copied. */
const troubledFirst = <T extends { skipped: string | null }>(orders: readonly T[]): T[] => [
  ...orders.filter(({ skipped }) => skipped !== null),
  ...orders.filter(({ skipped }) => skipped === null),
];
