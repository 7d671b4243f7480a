import { PasswordInput, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, ask } from '../api/client.js';
import { fieldErrors } from '../api/registry.js';
import { session } from '../api/session.js';
import { Dialog } from '../parts/dialog.js';
import { DialogButtons } from '../parts/dialog-buttons.js';
import { ErrorNote } from '../parts/error-note.js';
import { useTexts } from '../texts/texts.js';

const EMPTY = { current: '', password: '', repeat: '' };

/** One's own password, with the one in use. Signs this person out everywhere else. */
export function ChangePassword({ onClose }: { onClose: () => void }) {
  const { t } = useTexts();
  const [words, setWords] = useState(EMPTY);
  const change = useMutation({
    mutationFn: ({ current, password }: typeof EMPTY) =>
      ask(api.POST('/api/v1/auth/change-password', { body: { current, password, cookie: true } })),
    onSuccess: async ({ accessToken }) => {
      await session.adopt(accessToken);
      notifications.show({ message: t.session.changed, color: 'green.9' });
      onClose();
    },
  });
  const wrong = fieldErrors(change.error);
  const differs = words.repeat !== '' && words.repeat !== words.password;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!differs) change.mutate(words);
  };
  const field = (name: keyof typeof EMPTY, label: string, autoComplete: string, error?: string | null) => (
    <PasswordInput
      label={label}
      value={words[name]}
      onChange={(event) => setWords({ ...words, [name]: event.currentTarget.value })}
      autoComplete={autoComplete}
      error={error}
      required
      withAsterisk={false}
    />
  );
  return (
    <Dialog onClose={onClose} title={t.session.change} centered>
      <form onSubmit={submit}>
        <Stack>
          <Text>{t.session.changeText}</Text>
          {field('current', t.session.current, 'current-password', wrong.current)}
          {field('password', t.session.newPassword, 'new-password', wrong.password)}
          <Text size="sm">{t.session.newPasswordHint}</Text>
          {field('repeat', t.session.repeat, 'new-password', differs ? t.session.differs : null)}
          {Object.keys(wrong).length === 0 && <ErrorNote error={change.error} />}
          <DialogButtons onClose={onClose} loading={change.isPending} disabled={differs}>
            {t.session.change}
          </DialogButtons>
        </Stack>
      </form>
    </Dialog>
  );
}
