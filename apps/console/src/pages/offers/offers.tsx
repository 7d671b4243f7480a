import { Tabs } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { useOfferedOrders, useWaitingOffers } from '../../api/decisions.js';
import { hubNowMs } from '../../api/hub-clock.js';
import { useMe } from '../../api/me.js';
import { GoneNote, useGone } from '../../parts/gone-note.js';
import { Loading, Page } from '../../parts/page.js';
import { useTexts } from '../../texts/texts.js';
import { Answered } from './answered.js';
import { Sent } from './sent.js';
import { Waiting } from './waiting.js';

/** What came from above and waits for this commune, and what was sent down and waits for communes. */
export default function Offers() {
  const { t } = useTexts();
  const { can } = useMe();
  const answers = can('answer', 'offer');
  const [search, setSearch] = useSearchParams();
  const waiting = useWaitingOffers(answers);
  const sent = useOfferedOrders(1);
  const hasSent = (sent.data?.total ?? 0) > 0;
  const { gone, did, clear } = useGone(waiting.data?.items);
  if ((answers && waiting.isPending) || (!answers && sent.isPending)) return <Loading />;
  const items = waiting.data?.items ?? [];
  const later = items.filter((o) => o.snoozedUntil !== null && Date.parse(o.snoozedUntil) > hubNowMs());
  const now = items.filter((o) => !later.includes(o));
  if (!answers)
    return (
      <Page title={t.offers.sent}>
        <Sent />
      </Page>
    );
  const tab = search.get('tab') ?? 'waiting';
  return (
    <Page title={t.offers.title}>
      <GoneNote gone={gone} words={t.offers.gone} onClose={clear} />
      <Tabs
        value={tab}
        onChange={(value) => setSearch({ tab: value ?? 'waiting' }, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="waiting">{t.offers.waiting(now.length)}</Tabs.Tab>
          <Tabs.Tab value="later">{t.offers.snoozed(later.length)}</Tabs.Tab>
          <Tabs.Tab value="answered">{t.offers.answered}</Tabs.Tab>
          {hasSent && <Tabs.Tab value="sent">{t.offers.sent}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="waiting">
          <Waiting offers={now} query={waiting} nothing={t.offers.nothingWaiting} onDone={did} />
        </Tabs.Panel>
        <Tabs.Panel value="later">
          <Waiting offers={later} query={waiting} nothing={t.offers.nothingSnoozed} onDone={did} />
        </Tabs.Panel>
        <Tabs.Panel value="answered">
          <Answered />
        </Tabs.Panel>
        {hasSent && (
          <Tabs.Panel value="sent">
            <Sent />
          </Tabs.Panel>
        )}
      </Tabs>
    </Page>
  );
}
