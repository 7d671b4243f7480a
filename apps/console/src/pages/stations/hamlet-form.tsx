import { Select, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, ask } from '../../api/client.js';
import { fieldErrors, type Unit } from '../../api/registry.js';
import { Dialog } from '../../parts/dialog.js';
import { DialogButtons } from '../../parts/dialog-buttons.js';
import { ErrorNote } from '../../parts/error-note.js';
import { useTexts } from '../../texts/texts.js';
import { vi } from '../../texts/vi/index.js';

/** Whatever the language of the screen, the hub knows them by their Vietnamese words. */
type HamletType = keyof typeof vi.stations.hamlet.types;
const TYPES = Object.keys(vi.stations.hamlet.types) as HamletType[];
const typeOf = (word: string | null | undefined): HamletType =>
  TYPES.find((type) => type === word) ?? TYPES[0]!;

/** A new hamlet, or another name for one that is there. */
export function HamletForm({
  commune,
  hamlet,
  onClose,
}: {
  commune: string;
  hamlet: Unit | null;
  onClose: () => void;
}) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [type, setType] = useState(() => typeOf(hamlet?.type));
  const [name, setName] = useState(hamlet?.name ?? '');
  const save = useMutation({
    mutationFn: () => {
      const body = { type, name };
      return hamlet
        ? ask(api.PATCH('/api/v1/hamlets/{key}', { params: { path: { key: hamlet.key } }, body }))
        : ask(api.POST('/api/v1/units/{key}/hamlets', { params: { path: { key: commune } }, body }));
    },
    onSuccess: async () => {
      notifications.show({ message: t.common.saved, color: 'green.9' });
      onClose();
      await queries.invalidateQueries({ queryKey: ['hamlets'] });
    },
  });
  const wrong = fieldErrors(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Dialog
      onClose={onClose}
      title={hamlet ? t.stations.hamlet.renameOf(hamlet.fullName) : t.stations.hamlet.add}
    >
      <form onSubmit={submit}>
        <Stack>
          <Select
            label={t.stations.hamlet.type}
            data={TYPES.map((value) => ({ value, label: t.stations.hamlet.types[value] }))}
            value={type}
            onChange={(value) => setType(typeOf(value))}
            allowDeselect={false}
            error={wrong.type}
          />
          <TextInput
            label={t.stations.hamlet.name}
            description={t.stations.hamlet.nameHint}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={wrong.name}
            maxLength={200}
            required
          />
          {hamlet && <Text>{t.stations.hamlet.renameText}</Text>}
          <ErrorNote error={save.error} />
          <DialogButtons onClose={onClose} loading={save.isPending}>
            {hamlet ? t.common.save : t.stations.hamlet.add}
          </DialogButtons>
        </Stack>
      </form>
    </Dialog>
  );
}
