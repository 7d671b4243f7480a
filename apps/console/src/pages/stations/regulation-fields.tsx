import {
  ActionIcon,
  Button,
  Chip,
  Group,
  Input,
  NumberInput,
  Paper,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Regulation } from '../../api/registry.js';
import { DateField, TimeField } from '../../parts/time-field.js';
import { minutesOf } from '../../parts/wall-clock.js';
import { useTexts } from '../../texts/texts.js';
import { useWindowName, WINDOW_NAMES } from './window-name.js';

export type Change = (change: Partial<Regulation>) => void;
/** The message at a field of the regulation: `windows.0.from`. */
export type WrongAt = (field: string) => string | undefined;

interface Given {
  draft: Regulation;
  change: Change;
  wrongAt: WrongAt;
}
type Window = Regulation['windows'][number];
type Quiet = Regulation['quiet'][number];
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const replaced = <T,>(list: readonly T[], index: number, part: Partial<T>): T[] =>
  list.map((one, i) => (i === index ? { ...one, ...part } : one));
const without = <T,>(list: readonly T[], index: number): T[] => list.filter((_, i) => i !== index);

export function WindowFields({ draft, change, wrongAt }: Given) {
  const { t } = useTexts();
  const set = (index: number, part: Partial<Window>) =>
    change({ windows: replaced(draft.windows, index, part) });
  const add = () => {
    const name = WINDOW_NAMES.find((word) => !draft.windows.some((one) => one.name === word)) ?? 'night';
    const hours = { days: [...DAYS], from: '17:00', to: '17:30' };
    const limits = { maxMinutes: 15, volume: draft.volumes.default };
    change({ windows: [...draft.windows, { name, ...hours, ...limits }] });
  };
  return (
    <Stack>
      {draft.windows.map((window, i) => (
        <WindowField
          key={i}
          index={i}
          window={window}
          set={(part) => set(i, part)}
          remove={() => change({ windows: without(draft.windows, i) })}
          wrongAt={wrongAt}
        />
      ))}
      <Button
        variant="default"
        w="fit-content"
        leftSection={<IconPlus size={18} aria-hidden />}
        onClick={add}
        disabled={draft.windows.length >= 16}
      >
        {t.stations.addWindow}
      </Button>
    </Stack>
  );
}

function WindowField({
  index,
  window,
  set,
  remove,
  wrongAt,
}: {
  index: number;
  window: Window;
  set: (part: Partial<Window>) => void;
  remove: () => void;
  wrongAt: WrongAt;
}) {
  const { t } = useTexts();
  const nameOf = useWindowName();
  const at = `windows.${index}`;
  const names = [...new Set<string>([...WINDOW_NAMES, window.name])];
  return (
    <Paper withBorder p="sm" role="group" aria-label={t.stations.window(index + 1)}>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap">
          <Text fw={600}>{t.stations.window(index + 1)}</Text>
          <RemoveButton label={t.stations.removeWindow(index + 1)} onClick={remove} />
        </Group>
        <Group align="flex-start" gap="sm">
          <Select
            label={t.stations.windowName}
            data={names.map((name) => ({ value: name, label: nameOf(name) }))}
            value={window.name}
            onChange={(name) => name && set({ name })}
            allowDeselect={false}
            error={wrongAt(`${at}.name`)}
            w={150}
          />
          <Span part={window} set={set} at={at} wrongAt={wrongAt} />
          <Whole
            label={t.stations.maxMinutes}
            value={window.maxMinutes}
            onChange={(maxMinutes) => set({ maxMinutes })}
            error={wrongAt(`${at}.maxMinutes`)}
            max={1440}
          />
          <Whole
            label={t.stations.volume}
            value={window.volume}
            onChange={(volume) => set({ volume })}
            error={wrongAt(`${at}.volume`)}
            max={100}
          />
        </Group>
        <Weekdays days={window.days} onChange={(days) => set({ days })} error={wrongAt(`${at}.days`)} />
        {wrongAt(at) && <Input.Error role="alert">{wrongAt(at)}</Input.Error>}
      </Stack>
    </Paper>
  );
}

export function QuietFields({ draft, change, wrongAt }: Given) {
  const { t } = useTexts();
  const set = (index: number, part: Partial<Quiet>) => change({ quiet: replaced(draft.quiet, index, part) });
  return (
    <Stack>
      {draft.quiet.map((quiet, i) => (
        <Paper key={i} withBorder p="sm" role="group" aria-label={t.stations.quietPart(i + 1)}>
          <Stack gap="sm">
            <Group justify="space-between" wrap="nowrap">
              <Text fw={600}>{t.stations.quietPart(i + 1)}</Text>
              <RemoveButton
                label={t.stations.removeQuiet(i + 1)}
                onClick={() => change({ quiet: without(draft.quiet, i) })}
              />
            </Group>
            <Group align="flex-start" gap="sm">
              <Span part={quiet} set={(part) => set(i, part)} at={`quiet.${i}`} wrongAt={wrongAt} />
            </Group>
            <Weekdays
              days={quiet.days}
              onChange={(days) => set(i, { days })}
              error={wrongAt(`quiet.${i}.days`)}
            />
          </Stack>
        </Paper>
      ))}
      <Button
        variant="default"
        w="fit-content"
        leftSection={<IconPlus size={18} aria-hidden />}
        onClick={() => change({ quiet: [...draft.quiet, { days: [...DAYS], from: '11:30', to: '13:30' }] })}
        disabled={draft.quiet.length >= 16}
      >
        {t.stations.addQuiet}
      </Button>
    </Stack>
  );
}

export function QuotaFields({ draft: { quota }, change, wrongAt }: Given) {
  const { t } = useTexts();
  const set = (part: Partial<Regulation['quota']>) => change({ quota: { ...quota, ...part } });
  return (
    <Stack gap="sm">
      <Group align="flex-start" gap="sm">
        <Whole
          label={t.stations.maxSessions}
          value={quota.maxSessionsPerDay}
          onChange={(maxSessionsPerDay) => set({ maxSessionsPerDay })}
          error={wrongAt('quota.maxSessionsPerDay')}
          max={24}
        />
        <Whole
          label={t.stations.perSession}
          value={quota.maxMinutesPerSession}
          onChange={(maxMinutesPerSession) => set({ maxMinutesPerSession })}
          error={wrongAt('quota.maxMinutesPerSession')}
          max={1440}
        />
        <Whole
          label={t.stations.perDay}
          value={quota.maxMinutesPerDay}
          onChange={(maxMinutesPerDay) => set({ maxMinutesPerDay })}
          error={wrongAt('quota.maxMinutesPerDay')}
          max={1440}
        />
      </Group>
      <Weekdays
        label={t.stations.quotaDays}
        days={quota.weekdays}
        onChange={(weekdays) => set({ weekdays })}
        error={wrongAt('quota.weekdays')}
      />
    </Stack>
  );
}

export function VolumeFields({ draft: { volumes }, change, wrongAt }: Given) {
  const { t } = useTexts();
  return (
    <Group align="flex-start" gap="sm">
      <Whole
        label={t.stations.defaultVolume}
        value={volumes.default}
        onChange={(value) => change({ volumes: { ...volumes, default: value } })}
        error={wrongAt('volumes.default')}
        max={100}
        w={240}
      />
      <Whole
        label={t.stations.cap}
        value={volumes.cap}
        onChange={(cap) => change({ volumes: { ...volumes, cap } })}
        error={wrongAt('volumes.cap')}
        max={100}
        w={240}
      />
    </Group>
  );
}

/** The number and date of the decision that set a part. */
export function DecisionFields({
  part,
  draft,
  change,
  wrongAt,
}: Given & { part: 'windows' | 'quiet' | 'quota' | 'volumes' }) {
  const { t } = useTexts();
  const { decisions, decidedOn = {} } = draft;
  const [number, date] = [decisions[part], decidedOn[part] ?? null];
  const everywhere = () =>
    change({
      decisions: { windows: number, quiet: number, quota: number, volumes: number },
      decidedOn: { windows: date, quiet: date, quota: date, volumes: date },
    });
  return (
    <Group align="flex-start" gap="sm">
      <TextInput
        label={t.stations.decision}
        description={t.stations.decisionHint}
        value={number}
        onChange={(event) => change({ decisions: { ...decisions, [part]: event.currentTarget.value } })}
        error={wrongAt(`decisions.${part}`)}
        required
        style={{ flex: '1 1 260px' }}
      />
      <DateField
        label={t.stations.decidedOn}
        description={t.common.dateHint}
        value={date}
        onChange={(value) => change({ decidedOn: { ...decidedOn, [part]: value } })}
        error={wrongAt(`decidedOn.${part}`)}
        w={200}
      />
      {part === 'windows' && (
        <Button variant="subtle" onClick={everywhere} mt={{ base: 0, sm: 46 }}>
          {t.stations.copyDecision}
        </Button>
      )}
    </Group>
  );
}

function Span({
  part,
  set,
  at,
  wrongAt,
}: {
  part: { from: string; to: string };
  set: (part: { from?: string; to?: string }) => void;
  at: string;
  wrongAt: WrongAt;
}) {
  const { t } = useTexts();
  const overnight = minutesOf(part.to) <= minutesOf(part.from);
  return (
    <>
      <TimeField
        label={t.common.from}
        value={part.from}
        onChange={(from) => set({ from })}
        error={wrongAt(`${at}.from`)}
        w={110}
      />
      <TimeField
        label={overnight ? `${t.common.to} (${t.stations.nextDay})` : t.common.to}
        value={part.to}
        onChange={(to) => set({ to })}
        error={wrongAt(`${at}.to`)}
        w={overnight ? 180 : 110}
      />
    </>
  );
}

function Whole({
  label,
  value,
  onChange,
  error,
  max,
  w = 170,
}: {
  label: string;
  value: number;
  onChange: (value: number) => void;
  error?: string;
  max: number;
  w?: number;
}) {
  return (
    <NumberInput
      label={label}
      value={value}
      onChange={(next) => typeof next === 'number' && onChange(next)}
      error={error}
      min={0}
      max={max}
      allowDecimal={false}
      clampBehavior="strict"
      w={w}
    />
  );
}

function Weekdays({
  label,
  days,
  onChange,
  error,
}: {
  label?: string;
  days: readonly number[];
  onChange: (days: number[]) => void;
  error?: string;
}) {
  const { t } = useTexts();
  return (
    <Input.Wrapper label={label ?? t.stations.days} labelElement="div" error={error}>
      <Chip.Group
        multiple
        value={days.map(String)}
        onChange={(chosen) => onChange(chosen.map(Number).sort((a, b) => a - b))}
      >
        <Group gap={6} role="group" aria-label={label ?? t.stations.days} mt={4}>
          {DAYS.map((day) => (
            <Chip key={day} value={String(day)} aria-label={t.common.weekdays[day]}>
              {t.stations.shortDays[day]}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  );
}

function RemoveButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <ActionIcon variant="subtle" color="red.9" size="lg" aria-label={label} onClick={onClick}>
      <IconTrash size={20} aria-hidden />
    </ActionIcon>
  );
}
