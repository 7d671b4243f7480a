import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconArrowsMove, IconCalendarOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMe } from '../../api/me.js';
import { Dialog } from '../../parts/dialog.js';
import { useTexts } from '../../texts/texts.js';
import { showDuration, showLocalDate } from '../../texts/format.js';
import { outcomeText } from '../../texts/hub-sentences.js';
import type { Wish } from './change-dialog.js';
import type { Occurrence } from './queries.js';
import { dateOf, timeOf } from './week.js';

/** One airing: when, whose, in what state and why; and what can be done with it without a mouse. */
export function OccurrenceDialog({
  occurrence,
  onClose,
  onWish,
}: {
  occurrence: Occurrence;
  onClose: () => void;
  onWish: (wish: Wish) => void;
}) {
  const { t } = useTexts();
  const { can } = useMe();
  const { startAt, outcome, state } = occurrence;
  // Those of a unit above are heard on the order's page; their own pages are not for the commune.
  const bulletins = occurrence.readable && can('read', 'bulletin') ? occurrence.bulletins : [];
  const date = startAt ? dateOf(startAt) : occurrence.localDate;
  return (
    <Dialog onClose={onClose} title={occurrence.title} size="md">
      <Stack gap="sm">
        <Fact label={t.schedule.occurrence}>
          {startAt ? t.schedule.at(timeOf(startAt), showLocalDate(date)) : showLocalDate(date)}
        </Fact>
        <Fact label={t.schedule.states[occurrence.state]}>{outcome && outcomeText(outcome)}</Fact>
        {occurrence.durationMs > 0 && (
          <Fact label={t.schedule.length}>{showDuration(occurrence.durationMs)}</Fact>
        )}
        <Fact label={t.schedule.from}>
          {occurrence.orderUnitName} · {t.common.classes[occurrence.class === 2 ? 2 : 3]} ·{' '}
          {t.schedule.repeats[occurrence.repeats] ?? occurrence.repeats}
        </Fact>
        {occurrence.forecast && <Text>{t.schedule.forecast}</Text>}
        {occurrence.frozen && <Text>{t.schedule.frozen}</Text>}
        {state === 'awaiting' && <Text>{t.schedule.awaitingHint}</Text>}
        {(can('read', 'order') || bulletins.length > 0) && (
          <Group>
            {can('read', 'order') && (
              <Anchor component={Link} to={`/orders/${occurrence.order}`}>
                {t.orders.open}
              </Anchor>
            )}
            {bulletins.map((id, at) => (
              <Anchor key={id} component={Link} to={`/bulletins/${id}`}>
                {bulletins.length === 1 ? t.schedule.openBulletin : t.schedule.openBulletinOf(at + 1)}
              </Anchor>
            ))}
          </Group>
        )}
        {!occurrence.editable && !occurrence.frozen && state !== 'withdrawn' && state !== 'awaiting' && (
          <Text>{t.schedule.notYours(occurrence.orderUnitName)}</Text>
        )}
        {occurrence.editable && (
          <Group>
            <Button
              leftSection={<IconArrowsMove size={18} aria-hidden />}
              onClick={() =>
                onWish({
                  kind: 'move',
                  occurrence,
                  localDate: date,
                  atLocal: startAt ? timeOf(startAt) : '',
                })
              }
            >
              {t.schedule.move}
            </Button>
            <Button
              variant="default"
              leftSection={<IconCalendarOff size={18} aria-hidden />}
              onClick={() => onWish({ kind: 'cancel', occurrence })}
            >
              {t.schedule.cancelDate}
            </Button>
          </Group>
        )}
      </Stack>
    </Dialog>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text size="sm" c="dark.3" fw={600}>
        {label}
      </Text>
      <Text>{children}</Text>
    </div>
  );
}
