import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { fieldErrors, useGroups } from '../../api/registry.js';
import { Dialog } from '../../parts/dialog.js';
import { DialogButtons } from '../../parts/dialog-buttons.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Listed } from '../../parts/listed.js';
import { Page } from '../../parts/page.js';
import { RecordList } from '../../parts/record-list.js';
import { UnitPicker } from '../../parts/unit-picker.js';
import { usePage } from '../../parts/use-page.js';
import { showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

export default function GroupsPage() {
  const { t } = useTexts();
  const { can } = useMe();
  const [adding, setAdding] = useState(false);
  const [page, turnTo] = usePage();
  const list = useGroups(page, 50);
  return (
    <Page
      title={t.groups.title}
      actions={
        can('create', 'place') && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
            {t.groups.add}
          </Button>
        )
      }
    >
      <Text>{t.groups.text}</Text>
      <Listed of={list} empty={t.groups.empty} onPage={turnTo}>
        {(items) => (
          <RecordList
            caption={t.groups.list}
            records={items}
            keyOf={({ id }) => id}
            columns={[
              {
                key: 'name',
                label: t.groups.name,
                show: ({ id, name }) => (
                  <Anchor component={Link} to={`/groups/${id}`}>
                    {name}
                  </Anchor>
                ),
              },
              { key: 'unit', label: t.common.unit, show: ({ unitName }) => unitName ?? t.shell.everywhere },
              { key: 'places', label: t.groups.places, show: ({ places }) => showNumber(places) },
            ]}
          />
        )}
      </Listed>
      {adding && <NewGroup onClose={() => setAdding(false)} />}
    </Page>
  );
}

function NewGroup({ onClose }: { onClose: () => void }) {
  const { t } = useTexts();
  const { home } = useMe();
  const go = useNavigate();
  const queries = useQueryClient();
  const [unit, setUnit] = useState(home === '*' ? null : home);
  const [name, setName] = useState('');
  const add = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/groups', { body: { unit: unit ?? '', name } })),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['groups'] });
      void go(`/groups/${id}`);
    },
  });
  const wrong = fieldErrors(add.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <Dialog onClose={onClose} title={t.groups.add}>
      <form onSubmit={submit}>
        <Stack>
          <UnitPicker value={unit} onChange={setUnit} error={wrong.unit} required />
          <TextInput
            label={t.groups.name}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={wrong.name}
            required
          />
          <ErrorNote error={add.error} />
          <DialogButtons onClose={onClose} loading={add.isPending} disabled={unit === null}>
            {t.groups.add}
          </DialogButtons>
        </Stack>
      </form>
    </Dialog>
  );
}
