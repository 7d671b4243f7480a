import { Anchor, Button, Code, Group, Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import type { AuditEntry, AuditQuery } from '../../api/registry.js';
import { Dialog } from '../../parts/dialog.js';
import { Listed } from '../../parts/listed.js';
import { Page } from '../../parts/page.js';
import { type Column, RecordList } from '../../parts/record-list.js';
import { DateField } from '../../parts/time-field.js';
import { UnitPicker } from '../../parts/unit-picker.js';
import { useFilter } from '../../parts/use-filter.js';
import { usePage } from '../../parts/use-page.js';
import { showDateSeconds } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { dayAfter, pageOf, wordOf } from './entry.js';

/** Local midnight in Việt Nam, where there is no daylight saving. */
const midnight = (date: string): string => `${date}T00:00:00+07:00`;

export default function AuditPage() {
  const { t } = useTexts();
  const [filter, set] = useFilter();
  const [page, turnTo] = usePage();
  const [opened, setOpened] = useState<AuditEntry | null>(null);
  const text = (name: string) => filter.get(name) ?? undefined;
  const [since, until] = [text('since'), text('until')];
  const query: AuditQuery = {
    page,
    limit: 50,
    actor: text('actor'),
    action: text('action'),
    kind: text('kind'),
    subject: text('subject'),
    unit: text('unit'),
    ...(since && { since: midnight(since) }),
    ...(until && { until: midnight(dayAfter(until)) }),
  };
  const list = useQuery({
    queryKey: ['audit', query],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/audit', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
  const whoOf = ({ actor, actorName }: AuditEntry) => {
    if (actor === 'hub') return t.audit.hub;
    if (actor.startsWith('rule:')) return t.audit.rule(actorName ?? actor.slice('rule:'.length));
    return actorName ?? actor;
  };
  const columns: Column<AuditEntry>[] = [
    { key: 'at', label: t.audit.at, show: ({ at }) => showDateSeconds(at) },
    { key: 'who', label: t.audit.who, show: whoOf },
    { key: 'what', label: t.audit.what, show: ({ action }) => wordOf(t.audit.actions, action) },
    { key: 'subject', label: t.audit.subject, show: (entry) => <SubjectOf entry={entry} /> },
    { key: 'unit', label: t.common.unit, show: ({ unitName }) => unitName ?? '' },
    {
      key: 'details',
      label: t.common.details,
      show: (entry) => (
        <Button
          variant="subtle"
          size="sm"
          aria-label={t.audit.detailsOf(wordOf(t.audit.actions, entry.action))}
          onClick={() => setOpened(entry)}
        >
          {t.audit.showDetails}
        </Button>
      ),
    },
  ];
  return (
    <Page title={t.audit.title}>
      <Text>{t.audit.text}</Text>
      <Filters filter={filter} set={set} />
      {filter.has('subject') && (
        <Group>
          <Text>{t.audit.onlySubject}</Text>
          <Button variant="default" size="sm" onClick={() => set('subject', null)}>
            {t.audit.dropSubject}
          </Button>
        </Group>
      )}
      <Listed of={list} empty={t.audit.empty} onPage={turnTo}>
        {(items) => (
          <RecordList caption={t.audit.list} columns={columns} records={items} keyOf={({ id }) => id} />
        )}
      </Listed>
      <Dialog
        opened={opened !== null}
        onClose={() => setOpened(null)}
        title={opened && wordOf(t.audit.actions, opened.action)}
        size="lg"
      >
        <Code block fz="md" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {JSON.stringify(opened?.details, null, 2)}
        </Code>
      </Dialog>
    </Page>
  );
}

function SubjectOf({ entry }: { entry: AuditEntry }) {
  const { t } = useTexts();
  const { subjectKind: kind, subjectId: id, subjectName } = entry;
  const page = pageOf(kind, id);
  const name = subjectName ?? (kind === 'unit' ? '' : id);
  return (
    <>
      {wordOf(t.audit.kinds, kind)}:{' '}
      {page ? (
        <Anchor component={Link} to={page} underline="always">
          {name}
        </Anchor>
      ) : (
        name
      )}
    </>
  );
}

function Filters({
  filter,
  set,
}: {
  filter: URLSearchParams;
  set: (name: string, value: string | null) => void;
}) {
  const { t } = useTexts();
  const choice = (words: Record<string, string>) => [
    { value: '', label: t.common.all },
    ...Object.entries(words)
      .map(([value, label]) => ({ value, label }))
      .sort((a, b) => a.label.localeCompare(b.label, 'vi')),
  ];
  return (
    <Group align="flex-end" gap="sm" grow preventGrowOverflow={false}>
      <PersonFilter value={filter.get('actor')} onChange={(id) => set('actor', id)} />
      <Select
        label={t.audit.what}
        data={choice(t.audit.actions)}
        value={filter.get('action') ?? ''}
        onChange={(value) => set('action', value)}
        searchable
      />
      <Select
        label={t.audit.kind}
        data={choice(t.audit.kinds)}
        value={filter.get('kind') ?? ''}
        onChange={(value) => set('kind', value)}
        searchable
      />
      <UnitPicker value={filter.get('unit')} onChange={(key) => set('unit', key)} />
      <DateField label={t.audit.since} value={filter.get('since')} onChange={(date) => set('since', date)} />
      <DateField label={t.audit.until} value={filter.get('until')} onChange={(date) => set('until', date)} />
    </Group>
  );
}

function PersonFilter({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const { t } = useTexts();
  const { can } = useMe();
  const [search, setSearch] = useState('');
  const [wanted] = useDebouncedValue(search, 250);
  const { data: found } = useQuery({
    queryKey: ['people', 'filter', wanted],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/api/v1/users', {
          params: { query: { limit: 20, ...(wanted && { search: wanted }) } },
          signal,
        }),
      ),
    enabled: can('read', 'user'),
  });
  const { data: chosen } = useQuery({
    queryKey: ['person', value],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/users/{id}', { params: { path: { id: value ?? '' } }, signal })),
    enabled: value !== null && value !== 'hub' && can('read', 'user'),
  });
  const people = new Map([['hub', t.audit.hub]]);
  if (chosen) people.set(chosen.id, chosen.name);
  for (const { id, name } of found?.items ?? []) people.set(id, name);
  return (
    <Select
      label={t.audit.person}
      placeholder={t.audit.personSearch}
      data={[...people].map(([id, name]) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
      onSearchChange={setSearch}
      filter={({ options }) => options}
      nothingFoundMessage={t.common.nothingFound}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t.common.clear }}
    />
  );
}
