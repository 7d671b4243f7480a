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
import { ErrorNote } from '../parts/error-note.js';
import { useTexts } from '../texts/texts.js';
import { SignInForm } from './sign-in-form.js';

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
      <Anchor component={Link} to="/set-password">
        {t.session.haveToken}
      </Anchor>
    </Frame>
  );
}

function SetPassword() {
  const { t } = useTexts();
  const go = useNavigate();
  const [token, setToken] = useState(() => decodeURIComponent(location.hash.slice(1)));
  const [password, setPassword] = useState('');
  const [repeat, setRepeat] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [doneFor, setDoneFor] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setError(null);
    ask(api.POST('/api/v1/auth/set-password', { body: { token: token.trim(), password } }))
      .then(({ login }) => setDoneFor(login))
      .catch(setError);
  };
  if (doneFor !== null)
    return (
      <Frame title={t.session.setTitle}>
        <Text role="status">{t.session.done(doneFor)}</Text>
        <Button onClick={() => void go('/')}>{t.session.title}</Button>
      </Frame>
    );
  const differs = repeat !== '' && repeat !== password;
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
          <Button type="submit" disabled={differs}>
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
