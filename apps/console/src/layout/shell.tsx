import { Anchor, AppShell, Box, Burger, Button, Group, Menu, NavLink, ScrollArea, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconBroadcast,
  IconChevronDown,
  IconKey,
  IconLanguage,
  IconLogout,
  IconUser,
} from '@tabler/icons-react';
import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'react-router';
import type { AreaRoute, NavGroup } from '../area.js';
import { useMe } from '../api/me.js';
import { Loading } from '../parts/page.js';
import { routes } from '../routes.js';
import { ChangePassword } from './change-password.js';
import { ClockNote } from './clock-note.js';
import { useSignOut } from './sign-out.js';
import { useTexts } from '../texts/texts.js';

const GROUPS: NavGroup[] = ['daily', 'content', 'airing', 'watching', 'managing'];

/** The frame around every page: where to go, what is urgent, who is signed in. */
export function Shell({ urgent, children }: { urgent?: ReactNode; children: ReactNode }) {
  const [opened, { toggle, close }] = useDisclosure(false);
  const { t } = useTexts();
  return (
    <AppShell
      header={{ height: 60 }}
      navbar={{ width: 250, breakpoint: 'md', collapsed: { mobile: !opened } }}
      padding={{ base: 'sm', sm: 'lg' }}
    >
      <Anchor href="#content" className="skip">
        {t.shell.skip}
      </Anchor>
      <AppShell.Header>
        <Group h="100%" px="sm" justify="space-between" wrap="nowrap" gap="xs">
          <Group gap="xs" wrap="nowrap">
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="md"
              size="sm"
              aria-label={t.shell.openMenu}
            />
            {/* On a telephone what is urgent needs the room; the menu leads to the first page as well. */}
            <Anchor
              component={Link}
              to="/"
              underline="never"
              c="inherit"
              aria-label={t.common.appName}
              visibleFrom="xs"
            >
              <Group gap={6} wrap="nowrap">
                <IconBroadcast size={28} color="var(--mantine-color-river-8)" aria-hidden />
                <Text fw={700} visibleFrom="xs">
                  {t.common.appName}
                </Text>
              </Group>
            </Anchor>
          </Group>
          <Group gap="xs" wrap="nowrap">
            {urgent}
            <Account />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={t.shell.menu}>
        <AppShell.Section grow component={ScrollArea} type="auto">
          <Navigation onGo={close} />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <Box maw={1400} mx="auto">
          <ClockNote />
          <Suspense fallback={<Loading />}>{children}</Suspense>
        </Box>
      </AppShell.Main>
    </AppShell>
  );
}

function Navigation({ onGo }: { onGo: () => void }) {
  const { t } = useTexts();
  const { me, can } = useMe();
  const { pathname } = useLocation();
  const current = useRef<HTMLAnchorElement>(null);
  const isKnown = me !== undefined;
  // An administrator's menu is longer than the screen.
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    void current.current?.scrollIntoView({ block: 'nearest' });
  }, [pathname, isKnown]);
  if (!me) return null;
  const offered = routes.filter((route): route is AreaRoute & { nav: NonNullable<AreaRoute['nav']> } =>
    Boolean(route.nav && mayOpen(route, can)),
  );
  // Of two entries that both fit (a page, and one below it) the nearer one.
  const [here] = offered
    .map(({ path }) => path)
    .filter((path) => pathname === path || (path !== '/' && pathname.startsWith(`${path}/`)))
    .sort((a, b) => b.length - a.length);
  return GROUPS.map((group) => {
    const entries = offered
      .filter(({ nav }) => nav.group === group)
      .sort((a, b) => a.nav.order - b.nav.order);
    if (entries.length === 0) return null;
    return (
      <Box key={group} mb="sm">
        <Text size="sm" fw={600} c="dark.3" px="sm" py={4}>
          {t.shell.groups[group]}
        </Text>
        {entries.map(({ path, nav: { label, icon: Icon } }) => (
          <NavLink
            key={path}
            component={Link}
            ref={path === here ? current : undefined}
            to={path}
            label={label(t, can)}
            leftSection={<Icon size={20} aria-hidden />}
            active={path === here}
            aria-current={pathname === path ? 'page' : undefined}
            onClick={onGo}
          />
        ))}
      </Box>
    );
  });
}

export const mayOpen = ({ needs }: AreaRoute, can: (action: string, subject: string) => boolean): boolean =>
  !needs || needs.some((need) => can(...(need.split(':', 2) as [string, string])));

function Account() {
  const { t, language, choose } = useTexts();
  const { me } = useMe();
  const { signOut, dialog } = useSignOut(me?.id ?? null);
  const [isChanging, setChanging] = useState(false);
  if (!me) return null;
  const role = me.roles[0];
  return (
    <>
      {dialog}
      {isChanging && <ChangePassword onClose={() => setChanging(false)} />}
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="dark"
            size="sm"
            px="xs"
            rightSection={
              <Box visibleFrom="sm" h={16}>
                <IconChevronDown size={16} aria-hidden />
              </Box>
            }
            aria-label={`${t.shell.account}: ${me.name}`}
          >
            <Text truncate maw={180} size="sm" visibleFrom="sm">
              {me.name}
            </Text>
            <Box hiddenFrom="sm" h={20}>
              <IconUser size={20} aria-hidden />
            </Box>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label fz="sm">
            {me.login}
            {role && ` · ${t.common.roles[role.role]}`}
          </Menu.Label>
          <Menu.Item
            leftSection={<IconLanguage size={18} aria-hidden />}
            onClick={() => choose(language === 'vi' ? 'en' : 'vi')}
          >
            {t.shell.otherLanguage}
          </Menu.Item>
          <Menu.Item leftSection={<IconKey size={18} aria-hidden />} onClick={() => setChanging(true)}>
            {t.session.change}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={18} aria-hidden />} onClick={signOut}>
            {t.shell.signOut}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
