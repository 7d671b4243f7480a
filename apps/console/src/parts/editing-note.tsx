import { Alert } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useEditing } from '../api/editing.js';
import { useTexts } from '../texts/texts.js';

/** On a page that edits a bulletin: who else has it open. Also tells the hub that this page has. */
export function EditingNote({ bulletinId }: { bulletinId: string | null }) {
  const { t } = useTexts();
  const others = useEditing(bulletinId);
  if (others.length === 0) return null;
  const names = others.map(({ name, self }) => (self ? t.bulletins.yourOtherWindow : name)).join(', ');
  return (
    <Alert color="orange" variant="light" icon={<IconUsers aria-hidden />} role="status">
      {t.bulletins.editingToo(names)}
    </Alert>
  );
}
