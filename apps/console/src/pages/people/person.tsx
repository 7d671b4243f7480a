import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { Link, useParams } from 'react-router';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { fieldErrors, type Person } from '../../api/registry.js';
import { useConfirm } from '../../parts/confirm.js';
import { ErrorNote } from '../../parts/error-note.js';
import { MeanwhileNote } from '../../parts/meanwhile-note.js';
import { Panel } from '../../parts/panel.js';
import { Loading, Page } from '../../parts/page.js';
import { useSharedRecord } from '../../parts/shared-record.js';
import { UnitPicker } from '../../parts/unit-picker.js';
import { showDateTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { contactBody, ContactFields } from './contact-fields.js';
import { StateOf } from './people.js';
import { RoleFields } from './role-fields.js';
import type { HeldRole } from './roles.js';
import { TokenNote } from './token-note.js';

const personKey = (id: string) => ['person', id] as const;

export default function PersonPage() {
  const { t } = useTexts();
  const { id = '' } = useParams();
  const { me, can } = useMe();
  const {
    data: person,
    error,
    refetch,
  } = useQuery({
    queryKey: personKey(id),
    queryFn: ({ signal }) => askPerson(id, signal),
  });
  if (!person)
    return (
      <Page title={t.people.title}>
        {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Loading />}
      </Page>
    );
  return (
    <Page title={person.name}>
      <Anchor component={Link} to="/people">
        ← {t.people.title}
      </Anchor>
      <Group gap="sm">
        <Text>
          {t.people.login}: {person.login}
        </Text>
        <Text>
          {t.people.unit}: {person.unitName ?? t.shell.everywhere}
        </Text>
        <Text>
          {t.people.created}: {showDateTime(person.createdAt)}
        </Text>
        <Text component="div">
          <StateOf person={person} />
        </Text>
        {can('read', 'audit') && (
          <Anchor component={Link} to={`/audit?actor=${person.id}`}>
            {t.people.audit}
          </Anchor>
        )}
      </Group>
      <Panel title={t.people.facts}>
        <Facts key={person.id} person={person} />
      </Panel>
      <Panel title={t.people.roles}>
        {person.id === me?.id ? (
          <Alert variant="light">{t.people.ownRoles}</Alert>
        ) : (
          <Roles key={person.id} person={person} />
        )}
      </Panel>
      <Panel title={t.people.tokenTitle}>
        <Access person={person} own={person.id === me?.id} />
      </Panel>
    </Page>
  );
}

/** What a saved account is told to the rest of the page. */
function useSaved(id: string, message: string) {
  const queries = useQueryClient();
  return (saved: Person) => {
    queries.setQueryData(personKey(id), saved);
    void queries.invalidateQueries({ queryKey: ['people'] });
    notifications.show({ message, color: 'green.9' });
  };
}

const askPerson = (id: string, signal?: AbortSignal) =>
  ask(api.GET('/api/v1/users/{id}', { params: { path: { id } }, signal }));

const factsOf = ({ name, email, phone, organisationId, unit }: Person) => ({
  ...{ name, organisationId, unit },
  email: email ?? '',
  phone: phone ?? '',
});

function Facts({ person }: { person: Person }) {
  const { t } = useTexts();
  const { home } = useMe();
  const told = useSaved(person.id, t.people.saved);
  const { draft, base, changes, was, set, saved, refused } = useSharedRecord(factsOf(person), () =>
    askPerson(person.id).then(factsOf),
  );
  const save = useMutation({
    mutationFn: () =>
      ask(
        api.PATCH('/api/v1/users/{id}', {
          params: { path: { id: person.id } },
          body: { ...contactBody(changes), was: contactBody(was) },
        }),
      ),
    onSuccess: (record) => {
      saved(factsOf(record));
      told(record);
    },
    onError: refused,
  });
  const wrong = fieldErrors(save.error);
  const { name, email, phone, organisation, unit } = t.people;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <ContactFields contact={draft} onChange={set} wrong={wrong} />
        <UnitPicker
          label={unit}
          description={t.people.unitHint}
          value={draft.unit}
          onChange={(key) => key !== null && set({ unit: key })}
          everywhere={home === '*'}
          error={wrong.unit}
          required
        />
        <MeanwhileNote
          error={save.error}
          labels={{ name, email, phone, organisationId: organisation, unit }}
          base={{ ...base, organisationId: null, unit: null }}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending}>
            {t.common.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const rolesOf = ({ roles }: Person): { roles: HeldRole[] } => ({
  roles: roles.map(({ role, unit }) => ({ role, unit })),
});

function Roles({ person }: { person: Person }) {
  const { t } = useTexts();
  const told = useSaved(person.id, t.people.rolesSaved);
  const { draft, base, set, saved, refused } = useSharedRecord(rolesOf(person), () =>
    askPerson(person.id).then(rolesOf),
  );
  const { roles } = draft;
  const save = useMutation({
    mutationFn: () =>
      ask(
        api.PUT('/api/v1/users/{id}/roles', {
          params: { path: { id: person.id } },
          body: { roles, was: base.roles },
        }),
      ),
    onSuccess: (record) => {
      saved(rolesOf(record));
      told(record);
    },
    onError: refused,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <RoleFields
          roles={roles}
          unit={person.unit}
          onChange={(next) => set({ roles: next })}
          wrong={fieldErrors(save.error)}
        />
        <MeanwhileNote error={save.error} labels={{ roles: t.people.roles }} base={base} />
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending} disabled={roles.some(({ unit }) => unit === '')}>
            {t.people.saveRoles}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Access({ person, own }: { person: Person; own: boolean }) {
  const { t } = useTexts();
  const askFirst = useConfirm();
  const path = { id: person.id };
  const reset = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/users/{id}/password-token', { params: { path } })),
  });
  const lock = useMutation({
    mutationFn: (active: boolean) =>
      ask(api.PATCH('/api/v1/users/{id}', { params: { path }, body: { active } })),
    onSuccess: useSaved(person.id, t.people.saved),
  });
  const confirmLock = () =>
    askFirst({
      title: t.people.deactivate,
      text: t.people.deactivateText,
      action: t.people.deactivate,
      onConfirm: () => lock.mutate(false),
    });
  return (
    <Stack>
      <Text>{t.people.resetText}</Text>
      {reset.data && <TokenNote name={person.name} {...reset.data} />}
      <ErrorNote error={reset.error ?? lock.error} />
      <Group>
        <Button variant="default" loading={reset.isPending} onClick={() => reset.mutate()}>
          {t.people.reset}
        </Button>
        {!own && person.active && (
          <Button variant="outline" color="red.9" loading={lock.isPending} onClick={confirmLock}>
            {t.people.deactivate}
          </Button>
        )}
        {!person.active && (
          <Button variant="default" loading={lock.isPending} onClick={() => lock.mutate(true)}>
            {t.people.activate}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
