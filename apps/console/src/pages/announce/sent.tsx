import { Alert, Button, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconCircleCheck, IconCopy, IconShare } from '@tabler/icons-react';
import { Link } from 'react-router';
import { Page } from '../../parts/page.js';
import { localDateOf, showDateTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

export interface SentAnnouncement {
  id: string;
  title: string;
  startAt: string;
  /** The station that airs it by hand; null: loudspeakers do it themselves. */
  sheetOf: string | null;
}

/** What happens next, and the link for whoever approves. */
export function Sent({ sent, onAnother }: { sent: SentAnnouncement; onAnother: () => void }) {
  const { t } = useTexts();
  const link = `${location.origin}/bulletins/${sent.id}/approve`;
  const share = () => {
    navigator
      .share({ title: sent.title, text: t.announce.shareText(sent.title), url: link })
      .catch((cause: unknown) => console.info('not shared', cause));
  };
  return (
    <Page title={t.announce.sent}>
      <Stack maw={720} mx="auto" w="100%">
        <Alert
          color="green"
          variant="light"
          icon={<IconCircleCheck aria-hidden />}
          title={sent.title}
          role="status"
        >
          <Text>
            {sent.sheetOf === null
              ? t.announce.sentText(showDateTime(sent.startAt))
              : t.announce.sentByHand(showDateTime(sent.startAt))}
          </Text>
          <Text size="sm">{t.announce.sentLate}</Text>
        </Alert>
        <TextInput label={t.announce.link} value={link} readOnly onFocus={(e) => e.currentTarget.select()} />
        <Group>
          <CopyButton value={link}>
            {({ copied, copy }) => (
              <Button leftSection={<IconCopy size={18} aria-hidden />} onClick={copy}>
                {copied ? t.common.copied : t.common.copy}
              </Button>
            )}
          </CopyButton>
          {'share' in navigator && (
            <Button variant="default" leftSection={<IconShare size={18} aria-hidden />} onClick={share}>
              {t.announce.share}
            </Button>
          )}
        </Group>
        <Group>
          <Button variant="default" onClick={onAnother}>
            {t.announce.another}
          </Button>
          {sent.sheetOf !== null && (
            <Button
              variant="default"
              component={Link}
              to={`/run-sheet/${sent.sheetOf}?date=${localDateOf(sent.startAt)}`}
            >
              {t.announce.toSheet}
            </Button>
          )}
          <Button variant="default" component={Link} to={`/bulletins/${sent.id}`}>
            {t.announce.open}
          </Button>
        </Group>
      </Stack>
    </Page>
  );
}
