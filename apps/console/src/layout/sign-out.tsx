import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { draftPath, forgetDraftsOf, kindOf, unsavedOf } from '../api/kept-drafts.js';
import { session } from '../api/session.js';
import { Dialog } from '../parts/dialog.js';
import { showDateTime } from '../texts/format.js';
import { useTexts } from '../texts/texts.js';

/** Signing out leaves no draft on a computer that others use too, and loses none without asking. */
export function useSignOut(person: string | null): { signOut: () => void; dialog: ReactNode } {
  const { t } = useTexts();
  const [drafts, setDrafts] = useState<ReturnType<typeof unsavedOf>>([]);
  const leave = (drop: boolean) => {
    if (drop && person) forgetDraftsOf(person);
    setDrafts([]);
    void session.signOut();
  };
  const signOut = () => {
    const unsaved = person ? unsavedOf(person) : [];
    if (unsaved.length === 0) return leave(true);
    setDrafts(unsaved);
  };
  const stay = () => setDrafts([]);
  const dialog = (
    <Dialog opened={drafts.length > 0} onClose={stay} title={t.session.unsavedTitle} centered>
      <Stack>
        <Text>{t.session.unsavedText}</Text>
        {drafts.map(({ name, title, savedAtMs }) => (
          <div key={name}>
            <Anchor component={Link} to={draftPath(name)} onClick={stay} td="underline">
              {t.session.openDraft(title.trim() || t.session.untitled)}
            </Anchor>
            <Text size="sm">
              {t.session.unsavedOf(
                kindOf(name) === 'announce' ? t.session.announcement : t.session.bulletin,
                showDateTime(savedAtMs),
              )}
            </Text>
          </div>
        ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={stay} data-autofocus>
            {t.session.stay}
          </Button>
          <Button variant="default" onClick={() => leave(false)}>
            {t.session.keepAndLeave}
          </Button>
          <Button color="red.9" onClick={() => leave(true)}>
            {t.session.dropAndLeave}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
  return { signOut, dialog };
}
