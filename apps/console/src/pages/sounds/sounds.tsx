import { Badge, Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { type Sound, useSounds } from '../../api/registry.js';
import { KindFilter } from '../../parts/filters.js';
import { useConfirm } from '../../parts/confirm.js';
import { AudioPlayer } from '../../parts/audio-player.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Listed } from '../../parts/listed.js';
import { Page } from '../../parts/page.js';
import { type Column, RecordList } from '../../parts/record-list.js';
import { UnitPicker } from '../../parts/unit-picker.js';
import { useFilter } from '../../parts/use-filter.js';
import { usePage } from '../../parts/use-page.js';
import { showDuration } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { AddSound } from './add-sound.js';

const STATES = ['waiting', 'approved', 'retired'] as const;
const ROLES = ['chime', 'ident', 'stinger', 'closing', 'alert-tone', 'exercise-notice'] as const;
const COLOURS = { waiting: 'orange.9', approved: 'green.9', retired: 'gray.7' } as const;
const stateOf = ({ retiredAt, approvedAt }: Sound): (typeof STATES)[number] =>
  retiredAt ? 'retired' : approvedAt ? 'approved' : 'waiting';

export default function SoundsPage() {
  const { t } = useTexts();
  const { can } = useMe();
  const [filter, set] = useFilter();
  const [page, turnTo] = usePage();
  const [adding, setAdding] = useState<{ replaces: Sound | null } | null>(null);
  const role = ROLES.find((one) => one === filter.get('role'));
  const state = STATES.find((one) => one === filter.get('state'));
  const usableAt = filter.get('usableAt');
  const list = useSounds({
    page,
    limit: 50,
    ...(role && { role }),
    ...(state && { state }),
    ...(usableAt && { usableAt }),
  });
  const columns: Column<Sound>[] = [
    {
      key: 'name',
      label: t.sounds.name,
      show: (sound) => (
        <>
          {sound.name}
          <Text size="sm" fw={400}>
            {t.sounds.roles[sound.role]} · {showDuration(sound.durationMs)}
          </Text>
        </>
      ),
    },
    {
      key: 'unit',
      label: t.common.unit,
      show: ({ unitName, createdBy, createdByName }) => (
        <>
          {unitName ?? (createdBy === null ? t.sounds.shipped : t.shell.everywhere)}
          {createdByName && (
            <Text size="sm">
              {t.sounds.addedBy}: {createdByName}
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'state',
      label: t.sounds.state,
      show: (sound) => (
        <Badge color={COLOURS[stateOf(sound)]} miw="max-content">
          {t.sounds.states[stateOf(sound)]}
        </Badge>
      ),
    },
    {
      key: 'used',
      label: t.sounds.usedBy,
      show: ({ usedBy }) => (usedBy > 0 ? t.sounds.usedByCount(usedBy) : ''),
    },
    {
      key: 'listen',
      label: t.common.listen,
      show: ({ id, name }) => (
        <AudioPlayer path={`/api/v1/assets/${id}/sound`} what={t.sounds.listenTo(name)} />
      ),
    },
    {
      key: 'actions',
      label: t.sounds.actions,
      show: (sound) => <Actions sound={sound} onReplace={() => setAdding({ replaces: sound })} />,
    },
  ];
  return (
    <Page
      title={t.sounds.title}
      actions={
        can('create', 'asset') && (
          <Button
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() => setAdding({ replaces: null })}
          >
            {t.sounds.add}
          </Button>
        )
      }
    >
      <Text>{t.sounds.text}</Text>
      <Group align="flex-end" gap="sm" grow preventGrowOverflow={false}>
        <UnitPicker value={usableAt} onChange={(key) => set('usableAt', key)} level="commune" />
        <KindFilter
          label={t.sounds.role}
          value={role}
          onChange={(value) => set('role', value)}
          kinds={ROLES.map((value) => ({ value, label: t.sounds.roles[value] }))}
        />
        <KindFilter
          label={t.sounds.state}
          value={state}
          all={`${t.sounds.states.waiting}, ${t.sounds.states.approved.toLowerCase()}`}
          onChange={(value) => set('state', value)}
          kinds={STATES.map((value) => ({ value, label: t.sounds.states[value] }))}
        />
      </Group>
      <Listed of={list} empty={t.sounds.empty} onPage={turnTo}>
        {(items) => (
          <RecordList caption={t.sounds.list} columns={columns} records={items} keyOf={({ id }) => id} />
        )}
      </Listed>
      {adding && <AddSound replaces={adding.replaces} onClose={() => setAdding(null)} />}
    </Page>
  );
}

function Actions({ sound, onReplace }: { sound: Sound; onReplace: () => void }) {
  const { t } = useTexts();
  const askFirst = useConfirm();
  const { me, can } = useMe();
  const queries = useQueryClient();
  const path = { id: sound.id };
  const done = (message: string) => async () => {
    await queries.invalidateQueries({ queryKey: ['sounds'] });
    notifications.show({ message, color: 'green.9' });
  };
  const approve = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/assets/{id}/approve', { params: { path } })),
    onSuccess: done(t.sounds.approved),
  });
  const remove = useMutation({
    mutationFn: () => ask(api.DELETE('/api/v1/assets/{id}', { params: { path } })),
    onSuccess: done(t.sounds.removed),
  });
  if (sound.createdBy === null || sound.retiredAt !== null) return null;
  const own = sound.createdBy === me?.id;
  const confirmRemove = () =>
    askFirst({
      title: t.sounds.remove,
      text: t.sounds.removeText(sound.name),
      action: t.sounds.remove,
      onConfirm: () => remove.mutate(),
    });
  return (
    <Group gap="xs">
      {sound.approvedAt === null && own && <Text size="sm">{t.sounds.own}</Text>}
      {sound.approvedAt === null && !own && can('approve', 'asset') && (
        <Button
          size="sm"
          loading={approve.isPending}
          aria-label={t.sounds.approveNamed(sound.name)}
          onClick={() => approve.mutate()}
        >
          {t.sounds.approve}
        </Button>
      )}
      {can('update', 'asset') && (
        <>
          {sound.approvedAt !== null && (
            <Button
              size="sm"
              variant="default"
              aria-label={t.sounds.replaceNamed(sound.name)}
              onClick={onReplace}
            >
              {t.sounds.replace}
            </Button>
          )}
          <Button
            size="sm"
            variant="subtle"
            color="red.9"
            loading={remove.isPending}
            aria-label={t.sounds.removeNamed(sound.name)}
            onClick={confirmRemove}
          >
            {t.sounds.remove}
          </Button>
        </>
      )}
      <ErrorNote error={approve.error ?? remove.error} />
    </Group>
  );
}
