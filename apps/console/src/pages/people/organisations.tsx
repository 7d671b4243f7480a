import { Anchor, Button, MultiSelect, Select, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { fieldErrors, type Organisation, useOrganisations } from '../../api/registry.js';
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

const KINDS = ['department', 'press', 'committee', 'other'] as const;
const FIELDS = [1, 2, 3, 4, 5, 6] as const;
const isField = (value: number): value is (typeof FIELDS)[number] => FIELDS.some((field) => field === value);

export default function OrganisationsPage() {
  const { t } = useTexts();
  const { can } = useMe();
  const [editing, setEditing] = useState<Organisation | 'new' | null>(null);
  const [page, turnTo] = usePage();
  const list = useOrganisations(page, 50);
  const may = can('manage', 'user');
  return (
    <Page
      title={t.people.organisations}
      actions={
        may && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEditing('new')}>
            {t.people.addOrganisation}
          </Button>
        )
      }
    >
      <Listed of={list} empty={t.people.noOrganisations} onPage={turnTo}>
        {(items) => (
          <RecordList
            caption={t.people.organisationList}
            records={items}
            keyOf={({ id }) => id}
            columns={[
              { key: 'name', label: t.people.organisationName, show: ({ name }) => name },
              { key: 'kind', label: t.people.organisationKind, show: ({ kind }) => t.people.kinds[kind] },
              { key: 'unit', label: t.common.unit, show: ({ unitName }) => unitName ?? t.shell.everywhere },
              {
                key: 'fields',
                label: t.people.fields,
                show: ({ fields }) =>
                  fields.length === 0
                    ? t.people.allFields
                    : fields
                        .filter(isField)
                        .map((field) => t.common.fields[field])
                        .join('; '),
              },
              {
                key: 'people',
                label: t.people.members,
                show: ({ id, people }) => (
                  <Anchor component={Link} to={`/people?organisation=${id}`}>
                    {showNumber(people)}
                  </Anchor>
                ),
              },
              ...(may
                ? [
                    {
                      key: 'edit',
                      label: t.common.edit,
                      show: (organisation: Organisation) => (
                        <Button
                          size="sm"
                          variant="default"
                          aria-label={`${t.common.edit}: ${organisation.name}`}
                          onClick={() => setEditing(organisation)}
                        >
                          {t.common.edit}
                        </Button>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Listed>
      {editing !== null && (
        <OrganisationForm given={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </Page>
  );
}

function OrganisationForm({ given, onClose }: { given: Organisation | null; onClose: () => void }) {
  const { t } = useTexts();
  const { home } = useMe();
  const queries = useQueryClient();
  const [unit, setUnit] = useState(given?.unit ?? home);
  const [name, setName] = useState(given?.name ?? '');
  const [kind, setKind] = useState<Organisation['kind']>(given?.kind ?? 'department');
  const [fields, setFields] = useState<number[]>(given?.fields ?? []);
  const save = useMutation({
    mutationFn: () => {
      const body = { name, kind, fields };
      return given
        ? ask(api.PATCH('/api/v1/organisations/{id}', { params: { path: { id: given.id } }, body }))
        : ask(api.POST('/api/v1/organisations', { body: { ...body, unit: unit ?? '' } }));
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['organisations'] });
      notifications.show({ message: t.people.organisationSaved, color: 'green.9' });
      onClose();
    },
  });
  const wrong = fieldErrors(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Dialog onClose={onClose} title={given ? t.people.editOrganisation : t.people.addOrganisation} size="lg">
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t.people.organisationName}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={wrong.name}
            required
          />
          <Select
            label={t.people.organisationKind}
            data={KINDS.map((value) => ({ value, label: t.people.kinds[value] }))}
            value={kind}
            onChange={(value) => setKind(KINDS.find((one) => one === value) ?? kind)}
            allowDeselect={false}
          />
          {!given && (
            <UnitPicker
              value={unit}
              onChange={setUnit}
              everywhere={home === '*'}
              error={wrong.unit}
              required
            />
          )}
          <MultiSelect
            label={t.people.fields}
            description={t.people.fieldsHint}
            data={FIELDS.map((field) => ({ value: String(field), label: t.common.fields[field] }))}
            value={fields.map(String)}
            onChange={(values) => setFields(values.map(Number))}
            error={wrong.fields}
          />
          <ErrorNote error={save.error} />
          <DialogButtons onClose={onClose} loading={save.isPending} disabled={unit === null}>
            {t.common.save}
          </DialogButtons>
        </Stack>
      </form>
    </Dialog>
  );
}
