import { Alert, Anchor, List } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { showNumber, showTime } from '../../texts/format.js';
import { reasonText } from '../../texts/code-words.js';
import { useTexts } from '../../texts/texts.js';

const SHOWN = 8;

/** Slots of the next minutes that some device will miss, and why: the hub knows five minutes ahead. */
export function NotArmed() {
  const { t } = useTexts();
  const { can } = useMe();
  const { data } = useQuery({
    queryKey: ['alarms', 'unarmed'],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/v1/alarms', {
          params: { query: { kind: 'unarmed', open: 'true', limit: 50 } },
          signal,
        }),
      ),
    refetchInterval: 20_000,
    enabled: can('read', 'alarm'),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title={t.today.notArmed}>
      <List>
        {data.items.slice(0, SHOWN).map(({ id, details, placeName, unitName }) => {
          const why = details.reason ? reasonText(t, details.reason) : t.today.noReason;
          return (
            <List.Item key={id}>
              {placeName ?? unitName}: {why}
              {details.startAt &&
                details.title &&
                ` (${t.today.slotAt(showTime(details.startAt), details.title)})`}
            </List.Item>
          );
        })}
        {data.total > SHOWN && <List.Item>{t.today.moreNotArmed(showNumber(data.total - SHOWN))}</List.Item>}
      </List>
      <Anchor component={Link} to="/monitoring/slot" td="underline" c="inherit">
        {t.monitoring.alarm.openSlot}
      </Anchor>
    </Alert>
  );
}
