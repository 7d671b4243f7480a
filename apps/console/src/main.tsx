import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import './console.css';
import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import 'dayjs/locale/vi';
import { type ReactNode, StrictMode, useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { queryClient } from './api/queries.js';
import { App } from './app.js';
import { keepDoubleClicks } from './parts/double-click.js';
import { keepFocus } from './parts/focus.js';
import { TextsProvider, useTexts } from './texts/texts.js';
import { readableWords, themeOf } from './theme.js';

/** What the words of the chosen language name: buttons without words, months and days of a calendar. */
function Look({ children }: { children: ReactNode }) {
  const { t, language } = useTexts();
  const theme = useMemo(() => themeOf(t.common), [t]);
  return (
    <MantineProvider theme={theme} forceColorScheme="light" cssVariablesResolver={readableWords}>
      <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>{children}</DatesProvider>
    </MantineProvider>
  );
}

keepFocus();
keepDoubleClicks();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <TextsProvider>
      <Look>
        <QueryClientProvider client={queryClient}>
          <ModalsProvider>
            <Notifications position="top-right" autoClose={8000} />
            {/* What is typed stands in the address: put off behind live changes, letters would be lost. */}
            <BrowserRouter useTransitions={false}>
              <App />
            </BrowserRouter>
          </ModalsProvider>
        </QueryClientProvider>
      </Look>
    </TextsProvider>
  </StrictMode>,
);
