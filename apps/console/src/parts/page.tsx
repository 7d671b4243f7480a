import { Group, Loader, Stack, Text, Title } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';
import { useTexts } from '../texts/texts.js';
import { arriveAt } from './focus.js';

/** A page: its heading (also the window's title), its actions, its content. */
export function Page({
  title,
  actions,
  children,
}: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTexts();
  const { pathname } = useLocation();
  const how = useNavigationType();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => arriveAt(pathname, how === NavigationType.Pop, heading.current), [pathname, how]);
  useEffect(() => {
    document.title = `${title} – ${t.common.appName}`;
  }, [title, t]);
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="center">
        <Title order={1} size="h2" ref={heading} tabIndex={-1}>
          {title}
        </Title>
        {actions && <Group gap="sm">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}

export function Loading() {
  const { t } = useTexts();
  return (
    <Group justify="center" p="xl" role="status" aria-label={t.common.loading}>
      <Loader />
      <Text>{t.common.loading}</Text>
    </Group>
  );
}

/** A list without anything in it says so, and what to do. */
export function EmptyState({ text, action }: { text: string; action?: ReactNode }) {
  return (
    <Stack align="center" gap="sm" p="xl" role="status">
      <IconInbox size={40} stroke={1.5} aria-hidden />
      <Text ta="center">{text}</Text>
      {action}
    </Stack>
  );
}
