import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { session } from '../api/session.js';
import { ErrorNote } from '../parts/error-note.js';
import { useTexts } from '../texts/texts.js';

const LAST_LOGIN = 'ttn-login';

export function SignInForm({ onDone }: { onDone?: () => void }) {
  const { t } = useTexts();
  const [login, setLogin] = useState(() => localStorage.getItem(LAST_LOGIN) ?? '');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    session
      .signIn(login, password)
      .then(() => {
        localStorage.setItem(LAST_LOGIN, login);
        onDone?.();
      }, setError)
      .finally(() => setBusy(false));
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <ErrorNote error={error} />
        <TextInput
          label={t.session.login}
          value={login}
          onChange={(e) => setLogin(e.currentTarget.value)}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          withAsterisk={false}
        />
        <PasswordInput
          label={t.session.password}
          value={password}
          onChange={(e) => setPassword(e.currentTarget.value)}
          autoComplete="current-password"
          required
          withAsterisk={false}
        />
        <Button type="submit" loading={busy} fullWidth>
          {t.session.signIn}
        </Button>
      </Stack>
    </form>
  );
}
