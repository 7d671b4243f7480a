import { Stack, Text } from '@mantine/core';
import { Suspense, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { NavigationType, Route, Routes, useLocation, useNavigationType } from 'react-router';
import type { AreaRoute } from './area.js';
import { useMe } from './api/me.js';
import { forgetOldDrafts } from './api/kept-drafts.js';
import { queryClient } from './api/queries.js';
import { session } from './api/session.js';
import { EmergencyButton } from './layout/urgent.js';
import { Broken } from './layout/broken.js';
import { mayOpen, Shell } from './layout/shell.js';
import { ErrorNote } from './parts/error-note.js';
import { Loading, Page } from './parts/page.js';
import { StopButton } from './parts/stop-button.js';
import { useMinute } from './parts/use-minute.js';
import { routes } from './routes.js';
import { Expired } from './session/expired.js';
import { Outside, SET_PASSWORD } from './session/outside.js';
import { useTexts } from './texts/texts.js';

export function App() {
  const state = useSyncExternalStore(session.listen, session.state);
  const { pathname } = useLocation();
  const [error, setError] = useState<unknown>(null);
  const begin = () => {
    setError(null);
    session.begin().catch(setError);
  };
  useEffect(begin, []);
  useEffect(() => forgetOldDrafts(Date.now()), []);
  useEffect(() => {
    // Another person may sign in next.
    if (state === 'out') queryClient.clear();
  }, [state]);
  if (error) return <ErrorNote error={error} onRetry={begin} />;
  if (state === 'unknown') return <Loading />;
  // A link to set a password is opened on a computer where somebody else is signed in, too.
  if (state === 'out' || pathname === SET_PASSWORD) return <Outside />;
  return (
    <>
      <Inside />
      <Expired state={state} />
    </>
  );
}

function Inside() {
  const { pathname } = useLocation();
  useTopOfNewPage(pathname);
  return (
    <Routes>
      {routes.map((route) => (
        <Route key={route.path} path={route.path} element={<Framed route={route} place={pathname} />} />
      ))}
      <Route
        path="*"
        element={
          <Shell>
            <NotFound />
          </Shell>
        }
      />
    </Routes>
  );
}

/** A page that was gone to is seen from its top; one that was come back to, where it was left (the browser sees to that). */
function useTopOfNewPage(pathname: string): void {
  const isBack = useNavigationType() === NavigationType.Pop;
  const newest = useRef(isBack);
  useLayoutEffect(() => {
    newest.current = isBack;
  });
  useLayoutEffect(() => {
    if (!newest.current) window.scrollTo(0, 0);
  }, [pathname]);
}

/** On every screen: stop what is wrong, and the emergency. */
const urgent = (
  <>
    <StopButton />
    <EmergencyButton />
  </>
);

function Framed({ route, place }: { route: AreaRoute; place: string }) {
  const { me, can } = useMe();
  useMinute();
  const Content = route.page;
  const content = !me ? <Loading /> : mayOpen(route, can) ? <Content /> : <NotOffered />;
  const safe = <Broken place={place}>{content}</Broken>;
  return route.bare ? (
    <Suspense fallback={<Loading />}>{safe}</Suspense>
  ) : (
    <Shell urgent={urgent}>{safe}</Shell>
  );
}

function NotOffered() {
  const { t } = useTexts();
  return <Text p="lg">{t.shell.notOffered}</Text>;
}

function NotFound() {
  const { t } = useTexts();
  return (
    <Page title={t.common.notFoundTitle}>
      <Stack>
        <Text>{t.common.notFoundText}</Text>
      </Stack>
    </Page>
  );
}
