import { addDays } from '#domain/time/civil-date.js';
import { Alert, Anchor, Button, Group, List, Radio, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useMemo, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useBulletin } from '../../api/bulletins.js';
import { hubNowMs } from '../../api/hub-clock.js';
import { useMe } from '../../api/me.js';
import { useStations } from '../../api/registry.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState, Loading, Page } from '../../parts/page.js';
import { countText } from '../../parts/targets/target-count.js';
import { TargetPicker } from '../../parts/targets/target-picker.js';
import { noTargets, type Targets, wholeUnit } from '../../parts/targets/targets.js';
import { localDateOf } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { AiringsStep } from './airings-step.js';
import { BulletinsStep, type ChosenBulletin } from './bulletins-step.js';
import { DryRunResult } from './dry-run-result.js';
import { MinutesADay } from './minutes-a-day.js';
import { FormStep } from './form-step.js';
import { missingOf, newAiring, orderBodyOf, type OrderDraft } from './order-draft.js';
import { orderUnitOf } from './order-unit.js';
import { useConfirmOrder, useOrderDryRun } from './queries.js';
import { DatesStep } from './time-step.js';

const USUAL_WINDOWS = ['morning', 'evening'];

/** Name → content → area → time, then what would happen, then the confirmation that carries the count. */
export default function NewOrderPage() {
  const { t } = useTexts();
  const { me } = useMe();
  if (!me) return <Loading />;
  const unit = orderUnitOf(me.roles);
  return (
    <Page title={t.schedule.form.title}>
      {unit === null ? (
        <EmptyState text={t.schedule.form.noUnit} />
      ) : (
        <Form
          unit={unit}
          isCommune={me.roles.some((r) => r.unit === unit && r.role === 'commune-operator')}
        />
      )}
    </Page>
  );
}

function Form({ unit, isCommune }: { unit: string; isCommune: boolean }) {
  const { t } = useTexts();
  const words = t.schedule.form;
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [draft, setDraft] = useState<OrderDraft>(() =>
    emptyDraft(isCommune ? wholeUnit(unit) : noTargets(), params.get('date')),
  );
  const [chosen, setChosen] = useState<ChosenBulletin[]>([]);
  const [asked, setAsked] = useState(false);
  const [classChosen, setClassChosen] = useState(false);
  const windows = useWindows();
  const dry = useOrderDryRun();
  const confirm = useConfirmOrder();
  const change = (next: Partial<OrderDraft>) => setDraft((before) => ({ ...before, ...next }));
  const choose = (bulletins: ChosenBulletin[]) => {
    setChosen(bulletins);
    const first = bulletins[0];
    change({
      bulletinIds: bulletins.map(({ id }) => id),
      ...(first && draft.title.trim() === '' && { title: first.title }),
      // The bulletin's class is the default; what the person chose stays.
      ...(first && chosen.length === 0 && !classChosen && { class: first.class === 2 ? 2 : 3 }),
    });
  };
  useEffect(() => {
    const known = (name: string) => windows.includes(name) || windows.length === 0;
    setDraft((before) =>
      before.airings.every(({ window }) => known(window))
        ? before
        : {
            ...before,
            airings: before.airings.map((a) =>
              known(a.window) ? a : { ...a, window: windows[0] ?? a.window },
            ),
          },
    );
  }, [windows]);
  const wanted = useWantedBulletin(params.get('bulletin'), choose);
  const missing = missingOf(draft);
  const body = missing.length === 0 ? orderBodyOf(draft, unit) : null;
  const checked = dry.data && JSON.stringify(dry.variables) === JSON.stringify(body) ? dry.data : null;
  const check = () => {
    setAsked(true);
    confirm.reset();
    if (body) dry.mutate(body);
  };
  const save = () => {
    if (!body || !checked) return;
    confirm.mutate(
      { body, places: checked.counted.places, abandoned: words.abandoned },
      {
        onSuccess: () => {
          notifications.show({ color: 'green', message: words.done(body.title) });
          void navigate('/schedule');
        },
      },
    );
  };
  const wants = (what: (typeof missing)[number]) =>
    asked && missing.includes(what) ? words.missing[what] : undefined;
  return (
    <Stack gap="lg" maw={900}>
      <FormStep title={words.step.name}>
        <TextInput
          label={words.name}
          description={words.nameHint}
          value={draft.title}
          maxLength={255}
          error={wants('name')}
          onChange={(event) => change({ title: event.currentTarget.value })}
          required
        />
        <Radio.Group
          label={words.class}
          value={String(draft.class)}
          onChange={(value) => {
            setClassChosen(true);
            change({ class: value === '2' ? 2 : 3 });
          }}
        >
          <Stack mt="xs" gap="xs">
            {([3, 2] as const).map((one) => (
              <Radio
                key={one}
                value={String(one)}
                label={t.common.classes[one]}
                description={words.classHint[one]}
              />
            ))}
          </Stack>
        </Radio.Group>
      </FormStep>
      <FormStep title={words.step.content}>
        {wanted.unusable !== null && (
          <Alert color="orange" role="alert">
            <Text>{words.notApproved(wanted.unusable.title)}</Text>
            <Anchor component={Link} to={`/bulletins/${wanted.unusable.id}`}>
              {words.openWanted}
            </Anchor>
          </Alert>
        )}
        <ErrorNote error={wanted.error} />
        <BulletinsStep chosen={chosen} onChange={choose} />
      </FormStep>
      <FormStep title={words.step.area}>
        <TargetPicker root={unit} value={draft.targets} onChange={(targets) => change({ targets })} />
      </FormStep>
      <FormStep title={words.step.time}>
        <DatesStep draft={draft} onChange={change} />
        <AiringsStep draft={draft} windows={windows} onChange={change} />
        <MinutesADay chosen={chosen} airings={draft.airings.length} targets={draft.targets} />
      </FormStep>
      <FormStep title={words.step.check}>
        {asked && missing.length > 0 && (
          <Alert color="orange" title={words.missingTitle} role="alert">
            <List>
              {missing.map((what) => (
                <List.Item key={what}>{words.missing[what]}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        <Group>
          <Button variant={checked ? 'default' : 'filled'} onClick={check} loading={dry.isPending}>
            {words.check}
          </Button>
          {dry.data && !checked && !dry.isPending && <Text>{words.stale}</Text>}
        </Group>
        <ErrorNote error={confirm.error ?? dry.error} />
        {checked && <DryRunResult result={checked} />}
        {checked && (
          <Button
            size="lg"
            onClick={save}
            loading={confirm.isPending}
            style={{ whiteSpace: 'normal', height: 'auto' }}
            py="sm"
          >
            <span style={{ whiteSpace: 'normal' }}>{words.confirm(countText(checked.counted, t))}</span>
          </Button>
        )}
      </FormStep>
    </Stack>
  );
}

const emptyDraft = (targets: Targets, date: string | null): OrderDraft => ({
  title: '',
  class: 3,
  bulletinIds: [],
  targets,
  kind: 'once',
  from: date ?? addDays(localDateOf(hubNowMs()), 1),
  to: null,
  weekdays: [1, 2, 3, 4, 5],
  dates: [],
  lunarDays: [1, 15],
  lunarMonths: [],
  except: [],
  onHolidays: false,
  airings: [newAiring('evening')],
  latestDays: 0,
});

/** Names of windows that stations have; the usual ones first. */
function useWindows(): string[] {
  const { data } = useStations({ limit: 200 });
  return useMemo(() => {
    const names = (data?.items ?? []).flatMap(({ regulation }) => regulation.windows.map(({ name }) => name));
    const usual = names.length === 0 ? USUAL_WINDOWS : USUAL_WINDOWS.filter((name) => names.includes(name));
    return [...new Set([...usual, ...names])];
  }, [data]);
}

/** `?bulletin=`: the one that the person comes from, chosen once if it may be. */
function useWantedBulletin(wanted: string | null, choose: (chosen: ChosenBulletin[]) => void) {
  const { data, error } = useBulletin(wanted ?? undefined);
  const [done, setDone] = useState(false);
  const usable = data?.state === 'approved' && data.sound === 'ready';
  useEffect(() => {
    if (!data || !usable || done) return;
    setDone(true);
    choose([{ id: data.id, title: data.title, class: data.class, durationMs: data.durationMs }]);
  }, [data, usable, done, choose]);
  return { unusable: data && !usable && !done ? data : null, error };
}
