import { membersOf, regulationOf, type RegulationMembers } from '#domain/territory/regulation-members.js';
import { Alert, Button, Group, Menu, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect } from 'react';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { fieldErrors, type Regulation, type Station, stationKey } from '../../api/registry.js';
import { MeanwhileNote } from '../../parts/meanwhile-note.js';
import { Panel } from '../../parts/panel.js';
import { useSharedRecord } from '../../parts/shared-record.js';
import { showLocalDate } from '../../texts/format.js';
import { type Catalogue, useTexts } from '../../texts/texts.js';
import {
  type Change,
  DecisionFields,
  QuietFields,
  QuotaFields,
  VolumeFields,
  WindowFields,
  type WrongAt,
} from './regulation-fields.js';
import { WeekBars } from './week-bars.js';

/** Windows, quiet hours, quota and volumes, each with its decision: drawn, and typed exactly. */
export function RegulationTab({ station }: { station: Station }) {
  const { t } = useTexts();
  const { can } = useMe();
  const queries = useQueryClient();
  const path = { id: station.id };
  const record = useSharedRecord(membersOf(station.regulation), () =>
    ask(api.GET('/api/v1/stations/{id}', { params: { path } })).then(({ regulation }) =>
      membersOf(regulation),
    ),
  );
  const { base, was, isChanged, saved, refused } = record;
  const draft: Regulation = regulationOf(record.draft);
  const change: Change = (part) => record.set(membersOf({ ...draft, ...part }));
  const save = useMutation({
    mutationFn: () =>
      ask(
        api.PUT('/api/v1/stations/{id}/regulation', {
          params: { path },
          body: { regulation: draft, demonstration: station.demonstration, was },
        }),
      ),
    onSuccess: (now) => {
      saved(membersOf(now.regulation));
      queries.setQueryData(stationKey(station.id), now);
      void queries.invalidateQueries({ queryKey: ['regulations', station.id] });
      notifications.show({ message: t.stations.regulationSaved, color: 'green.9' });
    },
    onError: refused,
  });
  useLeaveWarning(isChanged);
  const wrong = fieldErrors(save.error);
  const wrongAt: WrongAt = (field) => wrong[`regulation.${field}`];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const misread = event.currentTarget.querySelector<HTMLInputElement>('input[aria-invalid="true"]:invalid');
    if (misread?.validity.customError) misread.focus();
    else save.mutate();
  };
  const given = { draft, change, wrongAt };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {!can('update', 'station') && <Alert variant="light">{t.stations.readOnly}</Alert>}
        <Group justify="space-between" align="flex-start">
          <Text fw={600}>{t.stations.week}</Text>
          {can('update', 'station') && <PresetMenu onChoose={change} keep={draft} />}
        </Group>
        <WeekBars regulation={draft} />
        <fieldset
          disabled={!can('update', 'station')}
          style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}
        >
          <Stack>
            <Panel title={t.stations.windows}>
              <WindowFields {...given} />
              <DecisionFields part="windows" {...given} />
            </Panel>
            <Panel title={t.stations.quiet}>
              <QuietFields {...given} />
              <DecisionFields part="quiet" {...given} />
            </Panel>
            <Panel title={t.stations.quota}>
              <QuotaFields {...given} />
              <DecisionFields part="quota" {...given} />
            </Panel>
            <Panel title={t.stations.volumes}>
              <VolumeFields {...given} />
              <DecisionFields part="volumes" {...given} />
            </Panel>
          </Stack>
        </fieldset>
        <MeanwhileNote error={save.error} labels={labelsOf(t)} base={shownOf(base)} />
        {can('update', 'station') && (
          <Group justify="flex-end">
            {!isChanged && <Text>{t.stations.unchanged}</Text>}
            <Button type="submit" disabled={!isChanged} loading={save.isPending}>
              {t.stations.saveRegulation}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}

/** As a sentence names what somebody else changed meanwhile: “Giờ yên tĩnh – Số quyết định”. */
function labelsOf(t: Catalogue): Record<keyof RegulationMembers<Regulation>, string> {
  const { parts, decision, decidedOn } = t.stations;
  return {
    ...parts,
    'decisions.windows': `${parts.windows} – ${decision}`,
    'decisions.quiet': `${parts.quiet} – ${decision}`,
    'decisions.quota': `${parts.quota} – ${decision}`,
    'decisions.volumes': `${parts.volumes} – ${decision}`,
    'decidedOn.windows': `${parts.windows} – ${decidedOn}`,
    'decidedOn.quiet': `${parts.quiet} – ${decidedOn}`,
    'decidedOn.quota': `${parts.quota} – ${decidedOn}`,
    'decidedOn.volumes': `${parts.volumes} – ${decidedOn}`,
  };
}

/** With its dates as they are read. */
function shownOf(members: RegulationMembers<Regulation>): RegulationMembers<Regulation> {
  const dates = Object.entries(members).flatMap(([member, value]): [string, string][] =>
    member.startsWith('decidedOn.') && typeof value === 'string' ? [[member, showLocalDate(value)]] : [],
  );
  return { ...members, ...Object.fromEntries(dates) };
}

/** Hours of a preset; the decisions that were written stay. */
function PresetMenu({ onChoose, keep }: { onChoose: (regulation: Regulation) => void; keep: Regulation }) {
  const { t } = useTexts();
  const { data } = useQuery({
    queryKey: ['station-presets'],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/station-presets', { signal })),
    staleTime: Infinity,
  });
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" size="sm" rightSection={<IconChevronDown size={16} aria-hidden />}>
          {t.stations.usePreset}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {data?.map(({ name, regulation }) => (
          <Menu.Item
            key={name}
            onClick={() => {
              onChoose({ ...regulation, decisions: keep.decisions, decidedOn: keep.decidedOn });
              notifications.show({ message: t.stations.presetFilled });
            }}
          >
            {t.stations.presets[name]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function useLeaveWarning(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [unsaved]);
}
