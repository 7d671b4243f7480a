import { Button, Group, Stack } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { askBlob } from '../api/client.js';
import { useTexts } from '../texts/texts.js';
import { ErrorNote } from './error-note.js';

/**
 * Sound of the hub, fetched when it is asked for (the address needs the session, so `<audio>` cannot ask by itself).
 * @param what said to people who do not see it: "Nghe thử: Lịch tiêm chủng"
 */
export function AudioPlayer({ path, what, label }: { path: string; what: string; label?: string }) {
  const { t } = useTexts();
  const [url, setUrl] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [waiting, setWaiting] = useState(false);
  useEffect(() => setUrl(null), [path]);
  useEffect(() => () => void (url !== null && URL.revokeObjectURL(url)), [url]);
  const fetchSound = () => {
    setWaiting(true);
    setError(null);
    askBlob(path)
      .then((blob) => setUrl(URL.createObjectURL(blob)))
      .catch(setError)
      .finally(() => setWaiting(false));
  };
  return (
    <Stack gap="xs">
      <ErrorNote error={error} onRetry={fetchSound} />
      {url === null ? (
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlayerPlay size={18} aria-hidden />}
            loading={waiting}
            aria-label={what}
            onClick={fetchSound}
          >
            {label ?? t.common.listen}
          </Button>
        </Group>
      ) : (
        <audio src={url} controls autoPlay aria-label={what} style={{ width: '100%' }} />
      )}
    </Stack>
  );
}
