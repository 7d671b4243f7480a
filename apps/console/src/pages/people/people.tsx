import { Anchor, Badge, Button, Group } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import type { Person, PersonQuery } from '../../api/registry.js';
import { KindFilter, WordsFilter } from '../../parts/filters.js';
import { Listed } from '../../parts/listed.js';
import { Page } from '../../parts/page.js';
import { type Column, RecordList } from '../../parts/record-list.js';
import { useFilter } from '../../parts/use-filter.js';
import { usePage } from '../../parts/use-page.js';
import { useTexts } from '../../texts/texts.js';
import { NewPerson } from './new-person.js';
import { isRole, ROLES } from './roles.js';

export default function PeoplePage() {
  const { t } = useTexts();
  const { can } = useMe();
  const [filter, set] = useFilter();
  const [page, turnTo] = usePage();
  const [adding, setAdding] = useState(false);
  const [search] = useDebouncedValue(filter.get('search') ?? '', 250);
  const role = filter.get('role');
  const organisation = filter.get('organisation');
  const active = filter.get('active');
  const query: PersonQuery = {
    page,
    limit: 50,
    ...(search && { search }),
    ...(isRole(role) && { role }),
    ...(organisation && { organisation }),
    ...(active && { active: active === 'yes' ? 'true' : 'false' }),
  };
  const list = useQuery({
    queryKey: ['people', query],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/users', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
  const columns: Column<Person>[] = [
    {
      key: 'name',
      label: t.people.name,
      show: ({ id, name }) => (
        <Anchor component={Link} to={`/people/${id}`}>
          {name}
        </Anchor>
      ),
    },
    { key: 'login', label: t.people.login, show: ({ login }) => login },
    {
      key: 'roles',
      label: t.people.roles,
      show: ({ roles }) =>
        roles
          .map((held) => t.people.roleAt(t.common.roles[held.role], held.unitName ?? t.shell.everywhere))
          .join('; '),
    },
    { key: 'unit', label: t.people.unit, show: ({ unitName }) => unitName ?? t.shell.everywhere },
    {
      key: 'organisation',
      label: t.people.organisation,
      show: ({ organisationName }) => organisationName ?? '',
    },
    { key: 'state', label: t.people.state, show: (person) => <StateOf person={person} /> },
  ];
  return (
    <Page
      title={t.people.title}
      actions={
        can('create', 'user') && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
            {t.people.add}
          </Button>
        )
      }
    >
      <Group align="flex-end" gap="sm" grow preventGrowOverflow={false}>
        <WordsFilter value={filter.get('search')} onChange={(words) => set('search', words)} />
        <KindFilter
          label={t.people.role}
          value={role}
          onChange={(value) => set('role', value)}
          kinds={ROLES.map((value) => ({ value, label: t.common.roles[value] }))}
        />
        <KindFilter
          label={t.people.state}
          value={active}
          onChange={(value) => set('active', value)}
          kinds={[
            { value: 'yes', label: t.people.active },
            { value: 'no', label: t.people.inactive },
          ]}
        />
      </Group>
      <Listed of={list} empty={t.people.empty} onPage={turnTo}>
        {(items) => (
          <RecordList caption={t.people.list} columns={columns} records={items} keyOf={({ id }) => id} />
        )}
      </Listed>
      {adding && <NewPerson onClose={() => setAdding(false)} />}
    </Page>
  );
}

export function StateOf({ person: { active, hasPassword } }: { person: Person }) {
  const { t } = useTexts();
  if (!active)
    return (
      <Badge miw="max-content" color="red.9">
        {t.people.inactive}
      </Badge>
    );
  return hasPassword ? (
    t.people.active
  ) : (
    <Badge miw="max-content" color="orange.9">
      {t.people.noPassword}
    </Badge>
  );
}
