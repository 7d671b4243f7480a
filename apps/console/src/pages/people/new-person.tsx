import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { fieldErrors } from '../../api/registry.js';
import { Dialog } from '../../parts/dialog.js';
import { DialogButtons } from '../../parts/dialog-buttons.js';
import { ErrorNote } from '../../parts/error-note.js';
import { UnitPicker } from '../../parts/unit-picker.js';
import { useTexts } from '../../texts/texts.js';
import { type Contact, contactBody, ContactFields } from './contact-fields.js';
import { RoleFields } from './role-fields.js';
import type { HeldRole } from './roles.js';
import { TokenNote } from './token-note.js';

const NOBODY: Contact = { name: '', email: '', phone: '', organisationId: null };

export function NewPerson({ onClose }: { onClose: () => void }) {
  const { t } = useTexts();
  const { home } = useMe();
  const queries = useQueryClient();
  const [login, setLogin] = useState('');
  const [contact, setContact] = useState(NOBODY);
  const [unit, setUnit] = useState(home);
  const [roles, setRoles] = useState<HeldRole[]>([]);
  const add = useMutation({
    mutationFn: () => {
      const body = { login, unit: unit ?? '', roles, ...contactBody(contact) };
      return ask(api.POST('/api/v1/users', { body }));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['people'] }),
  });
  const wrong = fieldErrors(add.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <Dialog onClose={onClose} title={t.people.add} size="xl">
      {add.data ? (
        <Stack>
          <TokenNote name={add.data.user.name} {...add.data.setPassword} />
          <Group justify="space-between">
            <Anchor component={Link} to={`/people/${add.data.user.id}`}>
              {t.people.openPerson}
            </Anchor>
            <Button onClick={onClose}>{t.common.close}</Button>
          </Group>
        </Stack>
      ) : (
        <form onSubmit={submit}>
          <Stack>
            <ContactFields
              contact={contact}
              onChange={(part) => setContact((before) => ({ ...before, ...part }))}
              wrong={wrong}
            />
            <TextInput
              label={t.people.login}
              description={t.people.loginHint}
              value={login}
              onChange={(event) => setLogin(event.currentTarget.value)}
              error={wrong.login}
              autoComplete="off"
              required
            />
            <UnitPicker
              label={t.people.unit}
              value={unit}
              onChange={setUnit}
              everywhere={home === '*'}
              error={wrong.unit}
              required
            />
            <Text fw={600}>{t.people.roles}</Text>
            <RoleFields roles={roles} unit={unit} onChange={setRoles} wrong={wrong} />
            <ErrorNote error={add.error} />
            <DialogButtons onClose={onClose} loading={add.isPending} disabled={unit === null}>
              {t.people.add}
            </DialogButtons>
          </Stack>
        </form>
      )}
    </Dialog>
  );
}
