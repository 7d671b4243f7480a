import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { showDateTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

/** The one-time token with which somebody sets a password: as a link to send, and as text to read out. Shown once. */
export function TokenNote({ name, token, expiresAt }: { name: string; token: string; expiresAt: string }) {
  const { t } = useTexts();
  const link = `${location.origin}/set-password#${encodeURIComponent(token)}`;
  return (
    <Alert color="green" variant="light" title={t.people.tokenTitle} role="status">
      <Stack gap="xs">
        <Text>{t.people.tokenText(name)}</Text>
        <Copied label={t.people.tokenLink} value={link} />
        <Copied label={t.people.token} value={token} />
        <Text>{t.people.tokenUntil(showDateTime(expiresAt))}</Text>
      </Stack>
    </Alert>
  );
}

function Copied({ label, value }: { label: string; value: string }) {
  const { t } = useTexts();
  return (
    <div>
      <Text fw={600}>{label}</Text>
      <Group wrap="nowrap" align="flex-start">
        <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', flex: 1 }}>
          {value}
        </Code>
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              size="sm"
              leftSection={<IconCopy size={18} aria-hidden />}
              aria-label={`${t.common.copy}: ${label}`}
              onClick={copy}
            >
              {copied ? t.common.copied : t.common.copy}
            </Button>
          )}
        </CopyButton>
      </Group>
    </div>
  );
}
