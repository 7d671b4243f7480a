import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { useOrganisations } from '../../api/registry.js';
import { useTexts } from '../../texts/texts.js';

export interface Contact {
  name: string;
  email: string;
  phone: string;
  organisationId: string | null;
}

/** As the hub takes it: nothing is null, not an empty word. */
export const contactBody = <C extends Partial<Contact>>({ email, phone, ...rest }: C) => ({
  ...rest,
  ...(email !== undefined && { email: email.trim() || null }),
  ...(phone !== undefined && { phone: phone.trim() || null }),
});

export function ContactFields({
  contact,
  onChange,
  wrong,
}: {
  contact: Contact;
  onChange: (part: Partial<Contact>) => void;
  wrong: Record<string, string>;
}) {
  const { t } = useTexts();
  const { data: organisations } = useOrganisations();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <TextInput
        label={t.people.name}
        value={contact.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        error={wrong.name}
        autoComplete="off"
        required
      />
      <Select
        label={t.people.organisation}
        data={[
          { value: '', label: t.people.noOrganisation },
          ...(organisations?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={contact.organisationId ?? ''}
        onChange={(value) => onChange({ organisationId: value || null })}
        allowDeselect={false}
        searchable
        error={wrong.organisationId}
      />
      <TextInput
        label={t.people.email}
        value={contact.email}
        onChange={(event) => onChange({ email: event.currentTarget.value })}
        error={wrong.email}
        inputMode="email"
        autoComplete="off"
      />
      <TextInput
        label={t.people.phone}
        value={contact.phone}
        onChange={(event) => onChange({ phone: event.currentTarget.value })}
        error={wrong.phone}
        inputMode="tel"
        autoComplete="off"
      />
    </SimpleGrid>
  );
}
