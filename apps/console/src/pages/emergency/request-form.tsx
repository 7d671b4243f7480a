import {
  Alert as Note,
  Button,
  Card,
  Group,
  MultiSelect,
  NumberInput,
  Radio,
  Select,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { listedSoundPath } from '../../api/bulletins.js';
import { api, ask } from '../../api/client.js';
import { hubNowMs } from '../../api/hub-clock.js';
import { useMe } from '../../api/me.js';
import { ProblemError } from '../../api/problem.js';
import { AudioPlayer } from '../../parts/audio-player.js';
import { ErrorNote } from '../../parts/error-note.js';
import { useTexts } from '../../texts/texts.js';
import type { Alert } from './alerts.js';

const HOUR_MS = 3600_000;
const LASTS = [1, 2, 6, 12, 24];
const USUAL_HOURS = '2';
const USUAL_READINGS = 3;
const GAP_MS = 5000;
const MAX_READINGS = 20;

/** A request is not on air yet; `corrects`: what it puts right, whose places it takes over. */
export function RequestForm({ corrects, onDone }: { corrects: Alert | null; onDone: () => void }) {
  const { t } = useTexts();
  const { home } = useMe();
  const unit = corrects?.unit ?? home ?? '';
  const [title, setTitle] = useState(
    corrects ? `${t.emergency.correct}: ${corrects.title}`.slice(0, 200) : '',
  );
  const [orderRef, setOrderRef] = useState(corrects?.orderRef ?? '');
  const [bulletinId, setBulletinId] = useState<string | null>(null);
  const [units, setUnits] = useState<string[]>(corrects?.targets.units ?? []);
  const [kind, setKind] = useState(corrects ? (corrects.exercise ? 'exercise' : 'real') : '');
  const [hours, setHours] = useState(USUAL_HOURS);
  const [count, setCount] = useState<number | string>(USUAL_READINGS);
  const client = useQueryClient();
  const request = useMutation({
    mutationFn: () =>
      ask(
        api.POST('/api/v1/alerts', {
          body: {
            unit,
            title,
            orderRef,
            bulletinId: bulletinId ?? '',
            exercise: kind === 'exercise',
            ...(units.length > 0 && { units }),
            ...(corrects && {
              corrects: corrects.id,
              hamlets: corrects.targets.hamlets,
              places: corrects.targets.places,
              groups: corrects.targets.groups,
            }),
            exp: new Date(hubNowMs() + Number(hours) * HOUR_MS).toISOString(),
            repeat: { count: Number(count), everyMs: GAP_MS },
          },
        }),
      ),
    onSuccess: async () => {
      notifications.show({ message: t.emergency.form.done, color: 'green' });
      // Nothing of it is left for the next one: least of all its order number, and whether it was real.
      setTitle('');
      setOrderRef('');
      setBulletinId(null);
      setUnits([]);
      setKind('');
      setHours(USUAL_HOURS);
      setCount(USUAL_READINGS);
      onDone();
      await client.invalidateQueries({ queryKey: ['alerts'] });
    },
  });
  const fields = request.error instanceof ProblemError ? request.error.byField : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    request.mutate();
  };
  return (
    <Card withBorder>
      <form onSubmit={submit}>
        <Stack>
          <Title order={2} size="h3">
            {t.emergency.request}
          </Title>
          <Text>{t.emergency.requestHint}</Text>
          {corrects && (
            <Note color="orange">
              {t.emergency.correcting(corrects.title)}{' '}
              <Button size="compact-sm" variant="default" onClick={onDone}>
                {t.emergency.stopCorrecting}
              </Button>
            </Note>
          )}
          <TextInput
            label={t.emergency.form.title}
            description={t.emergency.form.titleHint}
            value={title}
            onChange={(e) => setTitle(e.currentTarget.value)}
            error={fields['title']}
            required
            maxLength={200}
          />
          <TextInput
            label={t.emergency.form.orderRef}
            description={t.emergency.form.orderRefHint}
            value={orderRef}
            onChange={(e) => setOrderRef(e.currentTarget.value)}
            error={fields['orderRef']}
            required
            maxLength={200}
          />
          <BulletinChoice value={bulletinId} onChange={setBulletinId} error={fields['bulletinId']} />
          <Communes unit={unit} value={units} onChange={setUnits} error={fields['units']} />
          <Radio.Group label={t.emergency.form.kind} value={kind} onChange={setKind} required>
            <Group mt="xs">
              <Radio value="real" required label={t.emergency.form.realThing} />
              <Radio value="exercise" required label={t.emergency.form.drill} />
            </Group>
          </Radio.Group>
          <Group grow>
            <Select
              label={t.emergency.form.lasts}
              data={LASTS.map((n) => ({ value: String(n), label: t.emergency.form.hours(n) }))}
              value={hours}
              onChange={(value) => setHours(value ?? USUAL_HOURS)}
              allowDeselect={false}
            />
            <NumberInput
              label={t.emergency.form.repeats}
              value={count}
              onChange={setCount}
              min={1}
              max={MAX_READINGS}
              clampBehavior="strict"
            />
          </Group>
          <ErrorNote error={request.error} />
          <Group justify="flex-end">
            <Button type="submit" color="red.8" loading={request.isPending}>
              {t.emergency.form.submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}

function BulletinChoice(given: {
  value: string | null;
  onChange: (id: string | null) => void;
  error?: string;
}) {
  const { t } = useTexts();
  const [search, setSearch] = useState('');
  const { data } = useQuery({
    queryKey: ['bulletins', 'approved', search],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/v1/bulletins', {
          params: { query: { state: 'approved', limit: 50, ...(search && { q: search }) } },
          signal,
        }),
      ),
    placeholderData: (before) => before,
  });
  const items = data?.items ?? [];
  const chosen = items.find(({ id }) => id === given.value);
  return (
    <Stack gap="xs">
      <Select
        label={t.emergency.form.bulletin}
        data={items.map(({ id, title, class: level }) => ({
          value: id,
          label: `${title} (${t.common.classes[level as 1 | 2 | 3]})`,
        }))}
        value={given.value}
        onChange={given.onChange}
        onSearchChange={(text) => setSearch(chosen && text.startsWith(chosen.title) ? '' : text)}
        searchable
        filter={({ options }) => options}
        nothingFoundMessage={search ? t.common.nothingFound : t.emergency.form.bulletinNone}
        error={given.error}
        required
      />
      {chosen && <AudioPlayer path={listedSoundPath(chosen)} what={`${t.common.listen}: ${chosen.title}`} />}
    </Stack>
  );
}

function Communes(given: {
  unit: string;
  value: string[];
  onChange: (units: string[]) => void;
  error?: string;
}) {
  const { t } = useTexts();
  const { data } = useQuery({
    queryKey: ['units', 'below', given.unit],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/units', { params: { query: { parent: given.unit, limit: 200 } }, signal })),
    enabled: given.unit !== '',
    staleTime: HOUR_MS,
  });
  const counted = useQuery({
    queryKey: ['targets', 'resolve', given.unit, given.value],
    queryFn: ({ signal }) =>
      ask(
        api.POST('/api/v1/targets/resolve', {
          body: {
            include: {
              units: given.value.length > 0 ? given.value : [given.unit],
              hamlets: [],
              groups: [],
              places: [],
            },
          },
          signal,
        }),
      ),
    enabled: given.unit !== '' && given.unit !== '*',
    staleTime: 60_000,
  });
  const communes = data?.items ?? [];
  return (
    <Stack gap={4}>
      {communes.length > 0 && (
        <MultiSelect
          label={t.emergency.form.communes}
          description={t.emergency.form.communesHint}
          data={communes.map(({ key, fullName }) => ({ value: key, label: fullName }))}
          value={given.value}
          onChange={given.onChange}
          searchable
          clearable
          error={given.error}
        />
      )}
      {counted.data && (
        <Text fw={600} role="status">
          {t.emergency.form.count(counted.data.counted.stations, counted.data.counted.places)}
        </Text>
      )}
    </Stack>
  );
}
