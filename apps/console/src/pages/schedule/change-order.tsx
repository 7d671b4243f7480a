import { Alert, Anchor, Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { EditingNote } from '../../parts/editing-note.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading, Page } from '../../parts/page.js';
import { TargetPicker } from '../../parts/targets/target-picker.js';
import { noTargets, type Targets } from '../../parts/targets/targets.js';
import { DateField } from '../../parts/time-field.js';
import { useTexts } from '../../texts/texts.js';
import { BulletinsStep, type ChosenBulletin } from './bulletins-step.js';
import { Differences, useDifferences } from './differences.js';
import { DryRunResult, findsNothing } from './dry-run-result.js';
import { FormStep } from './form-step.js';
import { type Order, type OrderHistory, standingOf, useOrder, useOrderHistory } from './order-queries.js';
import { type Change, useChangeOrder, useTriedChange } from './queries.js';
import { rememberChange } from './undo-list.js';

/** Other contents or places of an order in force: what differs and what would clash is seen, then it is saved. */
export default function ChangeOrderPage() {
  const { t } = useTexts();
  const { id = '' } = useParams();
  const order = useOrder(id);
  const history = useOrderHistory(id);
  const error = order.error ?? history.error;
  if (error)
    return (
      <Page title={t.orders.change}>
        <ErrorNote error={error} onRetry={() => void Promise.all([order.refetch(), history.refetch()])} />
      </Page>
    );
  if (!order.data || !history.data) return <Loading />;
  return (
    <Page title={t.orders.changeTitle(order.data.title)}>
      <Anchor component={Link} to={`/orders/${id}`}>
        {t.orders.open}
      </Anchor>
      {history.data.mayChange ? (
        <Form order={order.data} history={history.data} />
      ) : (
        <Alert color="orange">{t.orders.notChangeable}</Alert>
      )}
    </Page>
  );
}

function Form({ order, history }: { order: Order; history: OrderHistory }) {
  const { t } = useTexts();
  const words = t.orders;
  const navigate = useNavigate();
  // What was there when the page opened: a change by somebody else is refused by its version, and said.
  const [{ version, before }] = useState(() => ({
    version: order.version,
    before: standing(order, history),
  }));
  const [title, setTitle] = useState(before.title);
  const [chosen, setChosen] = useState<ChosenBulletin[]>(before.chosen);
  const [targets, setTargets] = useState<Targets>(before.targets);
  const [scope, setScope] = useState<'all' | 'from'>('all');
  const [from, setFrom] = useState<string | null>(null);
  const dry = useTriedChange(order.id);
  const save = useChangeOrder();
  const after = { title: title.trim(), chosen, targets };
  const differences = useDifferences(before, after);
  const isComplete = after.title !== '' && chosen.length > 0 && (scope === 'all' || from !== null);
  const body: Change = {
    version,
    change: {
      kind: 'content',
      title: after.title,
      bulletinIds: chosen.map(({ id }) => id),
      targets,
      ...(scope === 'from' && from !== null && { from }),
    },
  };
  const tried = dry.data && JSON.stringify(dry.variables) === JSON.stringify(body) ? dry.data : null;
  const confirm = () =>
    save.mutate(
      { order: order.id, body },
      {
        onSuccess: (changed) => {
          const first = version + 1;
          rememberChange({
            text: words.saved(after.title),
            undone: t.schedule.undone(before.title),
            changes: [{ order: order.id, from: first, version: changed.version }],
          });
          void navigate(`/orders/${order.id}`);
        },
      },
    );
  const impossible = tried !== null && findsNothing(tried.totals);
  return (
    <Stack gap="lg" maw={900}>
      <EditingNote kind="orders" id={order.id} />
      <Text>{words.changeHint}</Text>
      <FormStep title={words.step.name}>
        <TextInput
          label={t.schedule.form.name}
          value={title}
          maxLength={255}
          error={after.title === '' ? t.schedule.form.missing.name : undefined}
          onChange={(event) => setTitle(event.currentTarget.value)}
          required
        />
      </FormStep>
      <FormStep title={words.step.content}>
        <BulletinsStep chosen={chosen} onChange={setChosen} />
        {chosen.length === 0 && <Text c="red.9">{t.schedule.form.missing.bulletins}</Text>}
      </FormStep>
      <FormStep title={words.step.area}>
        <TargetPicker root={order.unit} value={targets} onChange={setTargets} />
      </FormStep>
      <FormStep title={words.step.from}>
        <Radio.Group
          label={words.scope}
          value={scope}
          onChange={(next) => setScope(next === 'from' ? 'from' : 'all')}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="all" label={words.scopes.all} />
            <Radio value="from" label={words.scopes.from} />
          </Stack>
        </Radio.Group>
        {scope === 'from' && (
          <DateField label={words.fromDate} value={from} onChange={setFrom} maw={220} required />
        )}
      </FormStep>
      <FormStep title={words.step.check}>
        <Differences lines={differences} />
        <Group>
          <Button
            variant={tried ? 'default' : 'filled'}
            onClick={() => dry.mutate(body)}
            loading={dry.isPending}
            disabled={!isComplete || differences.length === 0}
          >
            {words.check}
          </Button>
          {dry.data && !tried && !dry.isPending && <Text>{t.schedule.form.stale}</Text>}
        </Group>
        <ErrorNote error={save.error ?? dry.error} />
        {tried && <DryRunResult result={tried} />}
        {impossible && <Text fw={600}>{words.impossible}</Text>}
        {tried && (
          <Group>
            <Button size="lg" onClick={confirm} loading={save.isPending} disabled={impossible}>
              {words.save}
            </Button>
          </Group>
        )}
      </FormStep>
    </Stack>
  );
}

function standing(order: Order, history: OrderHistory) {
  const content = standingOf(history.versions)?.content ?? order.content;
  const { include, exclude } = content.targets;
  return {
    title: order.title,
    chosen: content.bulletinIds.flatMap((id): ChosenBulletin[] => {
      const bulletin = history.bulletins.find((one) => one.id === id);
      return bulletin ? [{ ...bulletin, class: order.class }] : [];
    }),
    targets: {
      include: { ...noTargets().include, ...include },
      exclude: { ...noTargets().exclude, ...exclude },
    },
  };
}
