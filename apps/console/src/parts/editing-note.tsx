import { Alert } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { type Edited, useEditing } from '../api/editing.js';
import { useTexts } from '../texts/texts.js';

/** On a page that edits: who else has the same open. Also tells the hub that this page has. */
export function EditingNote({ kind = 'bulletins', id }: { kind?: Edited; id: string | null }) {
  const { t } = useTexts();
  const others = useEditing(kind, id);
  if (others.length === 0) return null;
  const all = others.map(({ name, self }) => (self ? t.bulletins.yourOtherWindow : name));
  // Somebody with two windows is one person.
  const names = [...new Set(all)].join(', ');
  return (
    <Alert color="orange" variant="light" icon={<IconUsers aria-hidden />} role="status">
      {kind === 'orders' ? t.orders.editingToo(names) : t.bulletins.editingToo(names)}
    </Alert>
  );
}
