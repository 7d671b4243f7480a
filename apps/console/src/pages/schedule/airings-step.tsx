import { Button, Fieldset, Group, Radio, Select, Stack } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { TimeField } from '../../parts/time-field.js';
import { windowText } from '../../texts/code-words.js';
import { useTexts } from '../../texts/texts.js';
import { type AiringDraft, newAiring, type OrderDraft } from './order-draft.js';

const MAX_AIRINGS = 6;
const TOLERANCES = [0, 5, 15, 30];
const LATEST = [0, 1, 3, 7];
const POSITIONS = ['start', 'anywhere', 'end'] as const;

/** At what times of the day. */
export function AiringsStep({
  draft,
  windows,
  onChange,
}: {
  draft: OrderDraft;
  /** Names that stations of the unit have. */
  windows: string[];
  onChange: (change: Partial<OrderDraft>) => void;
}) {
  const { t } = useTexts();
  const words = t.schedule.form;
  const { airings } = draft;
  const change = (at: number, airing: AiringDraft) =>
    onChange({ airings: airings.map((one, i) => (i === at ? airing : one)) });
  return (
    <Stack>
      {airings.map((airing, i) => (
        <Fieldset key={i} legend={airings.length > 1 ? words.airing(i + 1) : words.airings}>
          <Airing airing={airing} windows={windows} onChange={(next) => change(i, next)} />
          {airings.length > 1 && (
            <Button
              mt="sm"
              variant="subtle"
              color="red.9"
              leftSection={<IconTrash size={18} aria-hidden />}
              onClick={() => onChange({ airings: airings.filter((_, at) => at !== i) })}
            >
              {words.removeAiring(i + 1)}
            </Button>
          )}
        </Fieldset>
      ))}
      <Group>
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          disabled={airings.length >= MAX_AIRINGS}
          onClick={() => onChange({ airings: [...airings, newAiring(windows[0] ?? 'evening')] })}
        >
          {words.addAiring}
        </Button>
      </Group>
      <Select
        label={words.latest}
        data={LATEST.map((days) => ({ value: String(days), label: words.latests[days] ?? String(days) }))}
        value={String(draft.latestDays)}
        onChange={(days) => onChange({ latestDays: Number(days ?? 0) })}
        allowDeselect={false}
        maw={360}
      />
    </Stack>
  );
}

function Airing({
  airing,
  windows,
  onChange,
}: {
  airing: AiringDraft;
  windows: string[];
  onChange: (airing: AiringDraft) => void;
}) {
  const { t } = useTexts();
  const words = t.schedule.form;
  return (
    <Stack gap="sm">
      <Radio.Group
        label={words.placement}
        value={airing.kind}
        onChange={(kind) => onChange({ ...airing, kind: kind === 'fixed' ? 'fixed' : 'window' })}
      >
        <Group mt="xs">
          <Radio value="window" label={words.inWindow} />
          <Radio value="fixed" label={words.atTime} />
        </Group>
      </Radio.Group>
      {airing.kind === 'window' ? (
        <Group align="flex-start">
          <Select
            label={words.window}
            data={windows.map((value) => ({ value, label: windowText(t, value) ?? value }))}
            value={airing.window}
            onChange={(window) => onChange({ ...airing, window: window ?? airing.window })}
            allowDeselect={false}
          />
          <Select
            label={words.position}
            data={POSITIONS.map((value) => ({ value, label: words.positions[value] }))}
            value={airing.position}
            onChange={(next) =>
              onChange({ ...airing, position: POSITIONS.find((one) => one === next) ?? 'anywhere' })
            }
            allowDeselect={false}
          />
        </Group>
      ) : (
        <Group align="flex-start">
          <TimeField
            label={words.time}
            value={airing.time}
            onChange={(time) => onChange({ ...airing, time })}
            required
          />
          <Select
            label={words.tolerance}
            data={TOLERANCES.map((minutes) => ({
              value: String(minutes),
              label: words.tolerances[minutes] ?? String(minutes),
            }))}
            value={String(airing.toleranceMinutes)}
            onChange={(minutes) => onChange({ ...airing, toleranceMinutes: Number(minutes ?? 0) })}
            allowDeselect={false}
          />
        </Group>
      )}
    </Stack>
  );
}
