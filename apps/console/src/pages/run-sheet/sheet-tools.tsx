import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { stationSoundPath } from '../../api/decisions.js';
import type { SheetSession } from '../../api/run-sheet.js';
import { AudioPlayer } from '../../parts/audio-player.js';
import { ErrorNote } from '../../parts/error-note.js';
import { saveFile } from '../../parts/save-file.js';
import { showNumber, showTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { windowName } from '../bulletins/wording.js';

/** The sounds of a session: one archive in the order of playing, and each bulletin to be heard. */
export function SheetTools({
  station,
  session,
  date,
}: {
  station: string;
  session: SheetSession;
  date: string;
}) {
  const { t } = useTexts();
  const name = windowName(t, session.window, showTime(session.startAt));
  const fetchAll = useMutation({
    mutationFn: () => {
      const query = new URLSearchParams({ session: session.id }).toString();
      const path = `/api/v1/stations/${encodeURIComponent(station)}/run-sheet/audio?${query}`;
      return saveFile(path, `phat-thanh-${date}-${session.window}.zip`);
    },
  });
  const bulletins = session.items.filter(({ withdrawn }) => !withdrawn).flatMap((item) => item.bulletins);
  const heard = [...new Map(bulletins.map((b) => [b.id, b])).values()];
  return (
    <Card withBorder padding="sm" className="not-printed" component="section" aria-label={name}>
      <Stack gap="sm">
        <Group justify="space-between" gap="sm">
          <Title order={2} size="h4">
            {t.runSheet.session(name, showTime(session.startAt), showTime(session.endAt))}
          </Title>
          <Button
            variant="default"
            h="auto"
            mih={42}
            py={6}
            styles={{ label: { whiteSpace: 'normal' } }}
            leftSection={<IconDownload size={18} aria-hidden />}
            disabled={session.files === 0}
            loading={fetchAll.isPending}
            onClick={() => fetchAll.mutate()}
          >
            {t.runSheet.audio(showNumber(session.files))}
          </Button>
        </Group>
        <ErrorNote error={fetchAll.error} />
        {heard.map(({ id, title }) => (
          <Group key={id} gap="sm">
            <AudioPlayer path={stationSoundPath(station, id)} what={t.runSheet.listen(title)} />
            <Text>{title}</Text>
          </Group>
        ))}
      </Stack>
    </Card>
  );
}
