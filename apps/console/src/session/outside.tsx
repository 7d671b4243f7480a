import {
  Anchor,
  Box,
  Button,
  Group,
  Paper,
  PasswordInput,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { IconBroadcast } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Link, Route, Routes, useNavigate } from 'react-router';
import { api, ask } from '../api/client.js';
import { session } from '../api/session.js';
import { ErrorNote } from '../parts/error-note.js';
import { useTexts } from '../texts/texts.js';
import { SignInForm } from './sign-in-form.js';

export const SET_PASSWORD = '/set-password';

/** What somebody sees who is not signed in. */
export function Outside() {
  return (
    <Routes>
      <Route path="/set-password" element={<SetPassword />} />
      <Route path="*" element={<SignInPage />} />
    </Routes>
  );
}

function Frame({ title, children }: { title: string; children: ReactNode }) {
  const { t, language, choose } = useTexts();
  return (
    <Box component="main" maw={440} mx="auto" p="md" pt={{ base: 'xl', sm: 80 }}>
      <Paper withBorder p="xl" radius="md">
        <Stack>
          <Group gap="sm" wrap="nowrap">
            <IconBroadcast size={36} color="var(--mantine-color-river-8)" aria-hidden />
            <div>
              <Title order={1} size="h3">
                {title}
              </Title>
              <Text size="sm">{t.session.subtitle}</Text>
            </div>
          </Group>
          {children}
          <Anchor
            component="button"
            type="button"
            ta="right"
            onClick={() => choose(language === 'vi' ? 'en' : 'vi')}
          >
            {t.shell.otherLanguage}
          </Anchor>
        </Stack>
      </Paper>
    </Box>
  );
}

function SignInPage() {
  const { t } = useTexts();
  return (
    <Frame title={t.session.title}>
      <SignInForm />
      <Anchor component={Link} to={SET_PASSWORD}>
        {t.session.haveToken}
      </Anchor>
    </Frame>
  );
}

/** Behind the #, which is sent to nobody; as it stands where half of it was lost in copying. */
function tokenInAddress(): string {
  const written = location.hash.slice(1);
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

function SetPassword() {
  const { t } = useTexts();
  const go = useNavigate();
  const [token, setToken] = useState(tokenInAddress);
  const [password, setPassword] = useState('');
  const [repeat, setRepeat] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [doneFor, setDoneFor] = useState<string | null>(null);
  const differs = repeat !== '' && repeat !== password;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (differs || busy) return;
    setError(null);
    setBusy(true);
    ask(api.POST('/api/v1/auth/set-password', { body: { token: token.trim(), password } }))
      .then(({ login }) => setDoneFor(login), setError)
      .finally(() => setBusy(false));
  };
  // Whoever else was signed in here is not anybody's to go on as.
  const signIn = () => void session.signOut().then(() => go('/'), setError);
  if (doneFor !== null)
    return (
      <Frame title={t.session.setTitle}>
        <Text role="status">{t.session.done(doneFor)}</Text>
        <ErrorNote error={error} />
        <Button onClick={signIn}>{t.session.title}</Button>
      </Frame>
    );
  return (
    <Frame title={t.session.setTitle}>
      <Text>{t.session.setText}</Text>
      <form onSubmit={submit}>
        <Stack>
          <ErrorNote error={error} />
          <TextInput
            label={t.session.token}
            value={token}
            onChange={(e) => setToken(e.currentTarget.value)}
            required
          />
          <PasswordInput
            label={t.session.newPassword}
            description={t.session.newPasswordHint}
            value={password}
            onChange={(e) => setPassword(e.currentTarget.value)}
            autoComplete="new-password"
            required
          />
          <PasswordInput
            label={t.session.repeat}
            value={repeat}
            onChange={(e) => setRepeat(e.currentTarget.value)}
            error={differs ? t.session.differs : null}
            autoComplete="new-password"
            required
          />
          <Button type="submit" loading={busy} disabled={differs}>
            {t.session.set}
          </Button>
        </Stack>
      </form>
      <Anchor component={Link} to="/">
        {t.session.title}
      </Anchor>
    </Frame>
  );
}
