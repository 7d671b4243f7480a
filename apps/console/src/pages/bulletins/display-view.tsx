import { Button, Paper, Stack, Text } from '@mantine/core';
import { IconMovie } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Display } from '../../api/bulletins.js';
import { askBlob } from '../../api/client.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading } from '../../parts/page.js';
import { showDuration, showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

type Shown = NonNullable<Display['display']>;
export type ShownMedia = Shown['media'][number];

/** What boards show, page by page, in the colours of a board. */
export function DisplayView({ bulletinId, display }: { bulletinId: string; display: Shown }) {
  const { t } = useTexts();
  const { pages, media, title } = display;
  return (
    <Stack gap="sm">
      <BoardPages title={title} pages={pages} />
      {media.map((one) => (
        <MediaView key={one.sha256} bulletinId={bulletinId} media={one} />
      ))}
      {!display.ready && <Text c="red.9">{t.bulletins.display.notReady}</Text>}
      <Text size="sm">{t.bulletins.display.turn(showDuration(display.turnMs))}</Text>
    </Stack>
  );
}

/** Pages in the colours of a board; of many only the first. */
export function BoardPages({
  title,
  pages,
  most = pages.length,
}: {
  title: string;
  pages: readonly { text: string }[];
  most?: number;
}) {
  const { t } = useTexts();
  return (
    <>
      {pages.slice(0, most).map(({ text }, i) => (
        <Paper key={i} p="md" bg="#0b1f33" c="white" aria-label={pageName(t, i, pages.length)} role="group">
          <Text fw={700} size="lg">
            {title}
          </Text>
          <Text size="xl" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {text}
          </Text>
          <Text size="sm" ta="right">
            {pageName(t, i, pages.length)}
          </Text>
        </Paper>
      ))}
      {pages.length > most && (
        <Text size="sm">{t.bulletins.display.morePages(showNumber(pages.length - most))}</Text>
      )}
    </>
  );
}

const pageName = (t: ReturnType<typeof useTexts>['t'], i: number, pages: number): string =>
  t.bulletins.display.pageOf(showNumber(i + 1), showNumber(pages));

/** A picture at once, a film when it is asked for. */
export function MediaView({ bulletinId, media }: { bulletinId: string; media: ShownMedia }) {
  const { t } = useTexts();
  const { sha256, kind, fileName } = media;
  const [wanted, setWanted] = useState(kind === 'image');
  const { data, error, refetch } = useQuery({
    queryKey: ['bulletin-media', bulletinId, sha256],
    queryFn: ({ signal }) => askBlob(`/api/v1/bulletins/${bulletinId}/display/media/${sha256}`, { signal }),
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!data) return;
    const made = URL.createObjectURL(data);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!wanted)
    return (
      <Button
        variant="default"
        w="fit-content"
        leftSection={<IconMovie size={18} aria-hidden />}
        onClick={() => setWanted(true)}
      >
        {t.bulletins.display.view(fileName)}
      </Button>
    );
  if (!url) return <Loading />;
  return kind === 'image' ? (
    <img src={url} alt={fileName} style={{ maxWidth: '100%', maxHeight: 360, objectFit: 'contain' }} />
  ) : (
    <video src={url} controls aria-label={fileName} style={{ maxWidth: '100%', maxHeight: 360 }} />
  );
}
