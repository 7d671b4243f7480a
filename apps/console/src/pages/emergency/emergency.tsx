import { Stack, Title } from '@mantine/core';
import { useRef, useState } from 'react';
import { useMe } from '../../api/me.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState, Loading, Page } from '../../parts/page.js';
import { useTexts } from '../../texts/texts.js';
import { AlertCard } from './alert-card.js';
import { type Alert, usePastAlerts, useStandingAlerts } from './alerts.js';
import { RequestForm } from './request-form.js';

export default function Emergency() {
  const { t } = useTexts();
  const { can } = useMe();
  const { data, error, refetch } = useStandingAlerts();
  const past = usePastAlerts();
  const [corrects, setCorrects] = useState<Alert | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const correct = (alert: Alert) => {
    setCorrects(alert);
    form.current?.scrollIntoView({ block: 'start' });
    form.current?.querySelector('input')?.focus();
  };
  return (
    <Page title={t.emergency.title}>
      <Stack component="section" aria-labelledby="standing">
        <Title order={2} size="h3" id="standing">
          {t.emergency.now}
        </Title>
        <ErrorNote error={error} onRetry={() => void refetch()} />
        {!data && !error && <Loading />}
        {data?.length === 0 && <EmptyState text={t.emergency.nothingNow} />}
        {data?.map((alert) => (
          <AlertCard key={alert.id} alert={alert} onCorrect={correct} />
        ))}
      </Stack>
      {can('create', 'alert') && (
        <div ref={form}>
          <RequestForm key={corrects?.id ?? 'new'} corrects={corrects} onDone={() => setCorrects(null)} />
        </div>
      )}
      {past.data && past.data.length > 0 && (
        <Stack component="section" aria-labelledby="past">
          <Title order={2} size="h3" id="past">
            {t.emergency.past}
          </Title>
          {past.data.map((alert) => (
            <AlertCard key={alert.id} alert={alert} />
          ))}
        </Stack>
      )}
    </Page>
  );
}
