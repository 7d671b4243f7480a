import { Text, Timeline } from '@mantine/core';
import { type Bulletin, useBulletinHistory } from '../../api/bulletins.js';
import { ErrorNote } from '../../parts/error-note.js';
import { showDateTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

export function History({ bulletin }: { bulletin: Bulletin }) {
  const { t } = useTexts();
  const { data, error, refetch } = useBulletinHistory(bulletin.id);
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  if (data.length === 0) return <Text>{t.bulletins.historyEmpty}</Text>;
  return (
    <Timeline bulletSize={16} lineWidth={2} active={data.length}>
      {data.map(({ at, action, byName, reason, unheard }) => (
        <Timeline.Item key={`${at} ${action}`} title={t.bulletins.actions[action]}>
          <Text size="sm">
            {byName ?? t.bulletins.somebody} · {showDateTime(at)}
          </Text>
          {unheard && <Text size="sm">{t.bulletins.approvedUnheard}</Text>}
          {reason && <Text size="sm">“{reason}”</Text>}
        </Timeline.Item>
      ))}
    </Timeline>
  );
}
