import { Anchor, Badge, Button, Card, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { stationSoundPath } from '../../api/decisions.js';
import { AudioPlayer } from '../../parts/audio-player.js';
import { Deliberate } from '../../parts/deliberate.js';
import { isReason, ReasonField } from '../../parts/reason-field.js';
import { localDateOf, showDateTime, showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { languageName } from '../bulletins/wording.js';
import type { Alert } from './alerts.js';

export function AlertCard({ alert, onCorrect }: { alert: Alert; onCorrect?: (alert: Alert) => void }) {
  const { t } = useTexts();
  const standing = alert.state === 'active' || alert.state === 'requested';
  return (
    <Card
      withBorder
      style={{
        borderLeft: `8px solid var(--mantine-color-${alert.exercise ? 'yellow-6' : standing ? 'red-8' : 'gray-5'})`,
      }}
    >
      <Stack gap="xs">
        <Group justify="space-between">
          <Title order={3} size="h4">
            {alert.title}
          </Title>
          <Group gap="xs">
            <Kind exercise={alert.exercise} />
            <Badge
              color={alert.exercise ? 'yellow.8' : 'red.8'}
              variant={alert.state === 'active' ? 'filled' : 'default'}
            >
              {t.emergency.states[alert.state]}
            </Badge>
          </Group>
        </Group>
        <Text>
          {alert.unitName} · {t.emergency.communes(alert.topicUnits.length)} ·{' '}
          {t.emergency.order(alert.orderRef)} · {t.emergency.until(showDateTime(alert.exp))}
        </Text>
        <Text size="sm">
          {t.emergency.requestedBy(alert.requestedByName, showDateTime(alert.requestedAt))}
          {alert.confirmedByName &&
            alert.activatedAt &&
            ` · ${t.emergency.confirmedBy(alert.confirmedByName, showDateTime(alert.activatedAt))}`}
          {alert.corrects && ` · ${t.emergency.corrects}`}
        </Text>
        {alert.activatedAt && <Delivery alert={alert} />}
        <Sounds alert={alert} />
        {standing && alert.heardAt !== null && <Text>{t.emergency.fromAbove(alert.unitName)}</Text>}
        {standing && alert.heardAt === null && <Actions alert={alert} onCorrect={onCorrect} />}
      </Stack>
    </Card>
  );
}

/** An exercise and the real thing are told apart by words, colour and shape. */
function Kind({ exercise }: { exercise: boolean }) {
  const { t } = useTexts();
  return (
    <Badge size="lg" color={exercise ? 'dark.6' : 'red.8'} variant={exercise ? 'outline' : 'filled'}>
      {exercise ? t.emergency.exercise : t.emergency.real}
    </Badge>
  );
}

function Delivery({ alert }: { alert: Alert }) {
  const { t } = useTexts();
  const { places, started, open, failed, firstStartMs, lastStartMs } = alert.delivery;
  if (places === 0) return null;
  const seconds = (ms: number): string => showNumber(Math.round(ms / 100) / 10);
  return (
    <Stack gap={4}>
      <Progress.Root size="lg">
        <Progress.Section
          value={(started / places) * 100}
          color="green.8"
          aria-label={t.emergency.delivery(started, places)}
        />
      </Progress.Root>
      <Text size="sm" role="status">
        {t.emergency.delivery(started, places)}
        {firstStartMs !== null &&
          lastStartMs !== null &&
          `, ${t.emergency.speed(seconds(firstStartMs), seconds(lastStartMs))}`}
        {failed > 0 && ` · ${t.emergency.deliveryFailed(failed)}`}
        {open - started > 0 && ` · ${t.emergency.deliveryOpen(open - started)}`}{' '}
        <Anchor
          component={Link}
          underline="always"
          to={`/as-run?subject=${alert.id}&from=${localDateOf(alert.activatedAt ?? alert.requestedAt)}`}
        >
          {t.emergency.perPlace}
        </Anchor>
      </Text>
    </Stack>
  );
}

function Sounds({ alert }: { alert: Alert }) {
  const { t } = useTexts();
  return (
    <Group gap="xs">
      {alert.languages.map((language) => (
        <AudioPlayer
          key={language}
          path={
            alert.heardAt === null
              ? `/api/v1/bulletins/${alert.bulletin}/variants/${language}/audio`
              : `${stationSoundPath(alert.heardAt, alert.bulletin)}?language=${language}`
          }
          what={`${t.common.listen}: ${alert.title} (${languageName(t, language)})`}
          label={alert.languages.length > 1 ? `${t.common.listen} (${languageName(t, language)})` : undefined}
        />
      ))}
    </Group>
  );
}

function Actions({ alert, onCorrect }: { alert: Alert; onCorrect?: (alert: Alert) => void }) {
  const { t } = useTexts();
  const { me, can } = useMe();
  const [asking, setAsking] = useState<'activate' | 'stop' | null>(null);
  const [reason, setReason] = useState('');
  const client = useQueryClient();
  const done = {
    onSuccess: () => {
      setAsking(null);
      return client.invalidateQueries({ queryKey: ['alerts'] });
    },
  };
  const path = { path: { id: alert.id } };
  const activate = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/alerts/{id}/activate', { params: path })),
    ...done,
  });
  const stop = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/alerts/{id}/cancel', { params: path, body: { reason } })),
    ...done,
  });
  const own = me?.id === alert.requestedBy;
  const close = () => setAsking(null);
  return (
    <Group gap="sm">
      {alert.state === 'requested' && can('activate', 'alert') && !own && (
        <Button color="red.8" onClick={() => setAsking('activate')}>
          {t.emergency.activate}
        </Button>
      )}
      {alert.state === 'requested' && own && <Text>{t.emergency.ownRequest}</Text>}
      {can('update', 'alert') && (
        <Button color="red.8" variant="outline" onClick={() => setAsking('stop')}>
          {t.emergency.stop}
        </Button>
      )}
      {alert.state === 'active' && can('create', 'alert') && onCorrect && (
        <Button variant="default" onClick={() => onCorrect(alert)}>
          {t.emergency.correct}
        </Button>
      )}
      <Deliberate
        opened={asking === 'activate'}
        title={t.emergency.activateTitle(alert.title)}
        kind={<Kind exercise={alert.exercise} />}
        exercise={alert.exercise}
        warning={t.emergency.activateWarning}
        tick={t.emergency.activateTick}
        action={t.emergency.activate}
        busy={activate.isPending}
        error={activate.error}
        onClose={close}
        onDo={() => activate.mutate()}
      >
        <Text fw={600}>
          {alert.unitName} · {t.emergency.communes(alert.topicUnits.length)} ·{' '}
          {t.emergency.order(alert.orderRef)}
        </Text>
        <Sounds alert={alert} />
      </Deliberate>
      <Deliberate
        opened={asking === 'stop'}
        title={t.emergency.stopTitle(alert.title)}
        kind={<Kind exercise={alert.exercise} />}
        exercise={alert.exercise}
        warning={t.emergency.stopWarning}
        tick={t.emergency.stopTick}
        action={t.emergency.stop}
        ready={isReason(reason)}
        busy={stop.isPending}
        error={stop.error}
        onClose={close}
        onDo={() => stop.mutate()}
      >
        <ReasonField label={t.emergency.stopReason} value={reason} onChange={setReason} />
      </Deliberate>
    </Group>
  );
}
