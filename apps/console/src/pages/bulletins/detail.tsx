import { nextState } from '#domain/bulletins/states.js';
import { Alert, Button, Grid, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCalendarPlus, IconCircleCheck, IconPencil, IconSend } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { type Bulletin, bulletinKey, useBulletin } from '../../api/bulletins.js';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading, Page } from '../../parts/page.js';
import { StateBadge } from '../../parts/state-badge.js';
import { showDateTime } from '../../texts/format.js';
import { inBoth } from '../../texts/hub-sentences.js';
import { useTexts } from '../../texts/texts.js';
import { orderUnitOf } from '../schedule/order-unit.js';
import { DisplayCard } from './display-card.js';
import { Facts } from './facts.js';
import { History } from './history.js';
import { Orders } from './orders.js';
import { ReasonDialog } from '../../parts/reason-dialog.js';
import { Panel } from '../../parts/panel.js';
import { VariantCard } from './variant-card.js';

const LONG_MS = 10 * 60_000;

export default function BulletinDetail() {
  const { id = '' } = useParams();
  const { t } = useTexts();
  const { data, error, refetch } = useBulletin(id);
  if (error) {
    return (
      <Page title={t.bulletins.notFound}>
        <ErrorNote error={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  if (!data) return <Loading />;
  return (
    <Page title={data.title} actions={<Actions bulletin={data} />}>
      <Group gap="sm">
        <StateBadge state={data.state} />
        {data.approval && (
          <Text>
            {t.bulletins.approvedBy(
              data.approval.byName ?? t.bulletins.somebody,
              showDateTime(data.approval.at),
            )}
            {data.approval.unheard && ` · ${t.bulletins.approvedUnheard}`}
          </Text>
        )}
      </Group>
      <Reason bulletin={data} />
      {data.warnings.length > 0 && (
        <Alert color="orange" variant="light" title={t.bulletins.warnings}>
          {data.warnings.map((warning) => (
            <Text key={warning.vi}>{inBoth(warning)}</Text>
          ))}
        </Alert>
      )}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack>
            {data.variants.map((variant) => (
              <VariantCard key={variant.language} bulletin={data} variant={variant} />
            ))}
            <DisplayCard bulletin={data} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack>
            <Facts bulletin={data} />
            <Panel title={t.bulletins.orders}>
              <Orders bulletinId={data.id} />
            </Panel>
            <Panel title={t.bulletins.history}>
              <History bulletin={data} />
            </Panel>
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  );
}

/** What the last person said to it. */
function Reason({ bulletin: { state, reason } }: { bulletin: Bulletin }) {
  const { t } = useTexts();
  if (!reason) return null;
  if (state === 'draft')
    return (
      <Alert color="red" variant="light">
        {t.bulletins.sentBack(reason)}
      </Alert>
    );
  if (state === 'withdrawn') return <Alert color="gray">{t.bulletins.withdrawnFor(reason)}</Alert>;
  return <Text>{t.bulletins.longFor(reason)}</Text>;
}

function Actions({ bulletin }: { bulletin: Bulletin }) {
  const { t } = useTexts();
  const { me, can } = useMe();
  const [asked, setAsked] = useState<'submit' | 'withdraw' | null>(null);
  const { id, state } = bulletin;
  const own = me && [bulletin.createdBy, bulletin.submittedBy].includes(me.id);
  const long = bulletin.variants.some(({ rendition }) => (rendition?.durationMs ?? 0) > LONG_MS);
  const submit = useChange(id, t.bulletins.submitted, (longReason) =>
    ask(
      api.POST('/api/v1/bulletins/{id}/submit', {
        params: { path: { id } },
        body: longReason ? { longReason } : {},
      }),
    ),
  );
  const withdraw = useChange(id, t.bulletins.withdrawn, (reason) =>
    ask(api.POST('/api/v1/bulletins/{id}/withdraw', { params: { path: { id } }, body: { reason } })),
  );
  return (
    <>
      {state === 'submitted' && can('approve', 'bulletin') && !own && (
        <Button
          component={Link}
          to={`/bulletins/${id}/approve`}
          leftSection={<IconCircleCheck size={18} aria-hidden />}
        >
          {t.bulletins.openApproval}
        </Button>
      )}
      {state === 'approved' && me && can('order', 'order') && orderUnitOf(me.roles) !== null && (
        <Button
          component={Link}
          to={`/schedule/new?bulletin=${id}`}
          leftSection={<IconCalendarPlus size={18} aria-hidden />}
        >
          {t.bulletins.schedule}
        </Button>
      )}
      {state === 'draft' && can('submit', 'bulletin') && (
        <Button
          variant={bulletin.reason ? 'default' : 'filled'}
          leftSection={<IconSend size={18} aria-hidden />}
          disabled={bulletin.sound !== 'ready'}
          title={bulletin.sound === 'ready' ? undefined : t.bulletins.submitNeedsSound}
          onClick={() => setAsked('submit')}
        >
          {t.bulletins.submit}
        </Button>
      )}
      {nextState(state, 'edit') !== null && can('update', 'bulletin') && (
        <Button
          component={Link}
          to={`/compose/${id}`}
          variant={state === 'draft' && bulletin.reason ? 'filled' : 'default'}
          leftSection={<IconPencil size={18} aria-hidden />}
        >
          {t.common.edit}
        </Button>
      )}
      {nextState(state, 'withdraw') !== null && can('withdraw', 'bulletin') && (
        <Button variant="outline" color="red.9" onClick={() => setAsked('withdraw')}>
          {t.bulletins.withdraw}
        </Button>
      )}
      <ReasonDialog
        opened={asked === 'submit'}
        title={t.bulletins.submit}
        text={t.bulletins.submitAsk}
        label={long ? t.bulletins.submitLong : null}
        action={t.bulletins.submit}
        change={submit}
        onClose={() => setAsked(null)}
      />
      <ReasonDialog
        opened={asked === 'withdraw'}
        title={t.bulletins.withdrawAsk}
        text={t.bulletins.withdrawText}
        label={t.common.reason}
        action={t.bulletins.withdraw}
        color="red.9"
        change={withdraw}
        onClose={() => setAsked(null)}
      />
    </>
  );
}

/** A change of a bulletin's state: what it becomes is shown at once, the lists are asked again. */
function useChange(id: string, said: string, change: (reason: string) => Promise<Bulletin>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (bulletin) => {
      client.setQueryData(bulletinKey(id), bulletin);
      void client.invalidateQueries({ queryKey: bulletinKey(id) });
      void client.invalidateQueries({ queryKey: ['bulletins'] });
      notifications.show({ message: said, color: 'green' });
    },
  });
}
