import { Anchor, Button, Checkbox, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { fieldErrors, type PlaceGroup, usePlaces } from '../../api/registry.js';
import { useConfirm } from '../../parts/confirm.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading, Page } from '../../parts/page.js';
import { showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

const PAGE = 200;

export default function GroupPage() {
  const { t } = useTexts();
  const { id = '' } = useParams();
  const { can } = useMe();
  const {
    data: group,
    error,
    refetch,
  } = useQuery({
    queryKey: ['groups', id],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/groups/{id}', { params: { path: { id } }, signal })),
  });
  if (!group)
    return (
      <Page title={t.groups.title}>
        {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Loading />}
      </Page>
    );
  return (
    <Page title={t.groups.edit(group.name)}>
      <Anchor component={Link} to="/groups">
        ← {t.groups.back}
      </Anchor>
      <Text>
        {group.unitName ?? t.shell.everywhere} · {t.groups.members(showNumber(group.places))}
      </Text>
      {can('command', 'device') && (
        <Anchor component={Link} to={`/remote?group=${group.id}`}>
          {t.remote.toMany}
        </Anchor>
      )}
      {can('update', 'place') && <Rename key={group.name} group={group} />}
      <Members group={group} />
    </Page>
  );
}

function Rename({ group }: { group: PlaceGroup }) {
  const { t } = useTexts();
  const askFirst = useConfirm();
  const go = useNavigate();
  const queries = useQueryClient();
  const [name, setName] = useState(group.name);
  const path = { id: group.id };
  const rename = useMutation({
    mutationFn: () => ask(api.PATCH('/api/v1/groups/{id}', { params: { path }, body: { name } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['groups'] }),
  });
  const remove = useMutation({
    mutationFn: () => ask(api.DELETE('/api/v1/groups/{id}', { params: { path } })),
    onSuccess: async () => {
      void go('/groups');
      await queries.invalidateQueries({ queryKey: ['groups'], refetchType: 'none' });
    },
  });
  const confirm = () =>
    askFirst({
      title: t.groups.remove,
      text: t.groups.removeText(group.name),
      action: t.groups.remove,
      onConfirm: () => remove.mutate(),
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-end">
        <TextInput
          label={t.groups.name}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fieldErrors(rename.error).name}
          required
          style={{ flex: '0 1 420px' }}
        />
        <Button type="submit" variant="default" disabled={name === group.name} loading={rename.isPending}>
          {t.groups.rename}
        </Button>
        <Button variant="subtle" color="red.9" loading={remove.isPending} onClick={confirm}>
          {t.groups.remove}
        </Button>
      </Group>
      <ErrorNote error={rename.error ?? remove.error} />
    </form>
  );
}

/** Ticked: a member. What is not shown keeps what it was. */
function Members({ group }: { group: PlaceGroup }) {
  const { t } = useTexts();
  const { can } = useMe();
  const queries = useQueryClient();
  const [search, setSearch] = useState('');
  const [wanted] = useDebouncedValue(search, 250);
  /** Ticked or unticked here; what others do to the group meanwhile stays. */
  const [ticked, setTicked] = useState<ReadonlyMap<string, boolean>>(new Map());
  const below = group.unit === '*' ? {} : { unit: group.unit };
  const { data, error } = usePlaces({ ...below, limit: PAGE, ...(wanted && { search: wanted }) });
  const { data: members } = useQuery({
    queryKey: ['groups', group.id, 'members'],
    queryFn: ({ signal }) => allMembers(group.id, signal),
  });
  const save = useMutation({
    mutationFn: async () => {
      const places = [...membersWith(await allMembers(group.id), ticked)];
      const path = { id: group.id };
      return ask(api.PUT('/api/v1/groups/{id}/places', { params: { path }, body: { places } }));
    },
    onSuccess: async () => {
      setTicked(new Map());
      await queries.invalidateQueries({ queryKey: ['groups'] });
      await queries.invalidateQueries({ queryKey: ['places'] });
      notifications.show({ message: t.common.saved, color: 'green.9' });
    },
  });
  if (!data || !members) return error ? <ErrorNote error={error} /> : <Loading />;
  const chosen = membersWith(members, ticked);
  const tick = (id: string, on: boolean) => setTicked((before) => new Map(before).set(id, on));
  return (
    <Stack>
      <Title order={2} size="h4">
        {t.groups.choose}
      </Title>
      <Text>{t.groups.chooseText}</Text>
      <TextInput
        label={t.common.search}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        maw={420}
      />
      <Stack gap="xs">
        {data.items.map((place) => (
          <Checkbox
            key={place.id}
            label={`${place.name} – ${place.stationName}`}
            checked={chosen.has(place.id)}
            disabled={!can('update', 'place')}
            onChange={(event) => tick(place.id, event.currentTarget.checked)}
          />
        ))}
      </Stack>
      {data.total > data.items.length && <Text>{t.groups.tooMany(data.items.length, data.total)}</Text>}
      <ErrorNote error={save.error} />
      {can('update', 'place') && (
        <Group>
          <Button loading={save.isPending} onClick={() => save.mutate()}>
            {t.groups.saveMembers}
          </Button>
          <Text role="status">{t.groups.chosen(showNumber(chosen.size))}</Text>
        </Group>
      )}
    </Stack>
  );
}

function membersWith(members: readonly string[], ticked: ReadonlyMap<string, boolean>): ReadonlySet<string> {
  const chosen = new Set(members);
  for (const [id, on] of ticked) {
    if (on) chosen.add(id);
    else chosen.delete(id);
  }
  return chosen;
}

async function allMembers(group: string, signal?: AbortSignal): Promise<string[]> {
  const ids: string[] = [];
  for (let page = 1; ; page++) {
    const query = { group, page, limit: PAGE };
    const { items, total } = await ask(api.GET('/api/v1/places', { params: { query }, signal }));
    ids.push(...items.map(({ id }) => id));
    if (items.length === 0 || ids.length >= total) return ids;
  }
}
