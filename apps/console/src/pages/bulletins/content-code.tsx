import { Button, Code, CopyButton, Group, Paper, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTexts } from '../../texts/texts.js';

/** The hash that an approval is bound to: short to be read out, whole to be compared. */
export function ContentCode({ hash }: { hash: string }) {
  const { t } = useTexts();
  const [whole, { toggle }] = useDisclosure(false);
  return (
    <Paper withBorder p="md">
      <Text fw={600}>{t.bulletins.approve.binds}</Text>
      <Code fz="md" block={whole} style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>
        {whole ? hash.replace(/(.{8})(?=.)/g, '$1 ') : `${hash.slice(0, 4)} ${hash.slice(4, 8)}`}
      </Code>
      <Group gap="xs">
        <Button variant="subtle" size="sm" onClick={toggle} aria-expanded={whole}>
          {whole ? t.bulletins.approve.lessCode : t.bulletins.approve.fullCode}
        </Button>
        <CopyButton value={hash}>
          {({ copied, copy }) => (
            <Button variant="subtle" size="sm" onClick={copy}>
              {copied ? t.common.copied : t.common.copy}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Text size="sm">{t.bulletins.approve.bindsHint}</Text>
    </Paper>
  );
}
