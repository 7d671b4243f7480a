import { Button, Group, Stack } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { AsRunFilter } from '../../api/airing.js';
import { askBlob } from '../../api/client.js';
import { ErrorNote } from '../../parts/error-note.js';
import { useTexts } from '../../texts/texts.js';
import { filePath } from './filter.js';

const KINDS = ['csv', 'xlsx'] as const;
/** The browser needs the address until it has begun to save. */
const KEPT_MS = 60_000;

/** The filtered rows as files. */
export function Downloads({ filter }: { filter: AsRunFilter }) {
  const { t } = useTexts();
  const download = useMutation({
    mutationFn: async (kind: (typeof KINDS)[number]) => {
      const url = URL.createObjectURL(await askBlob(filePath(kind, filter)));
      const link = document.createElement('a');
      link.href = url;
      link.download = `nhat-ky-phat-${[filter.from, filter.to].filter(Boolean).join('-den-')}.${kind}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
    },
  });
  return (
    <Stack gap="xs">
      <Group gap="sm">
        {KINDS.map((kind) => (
          <Button
            key={kind}
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            loading={download.isPending && download.variables === kind}
            onClick={() => download.mutate(kind)}
          >
            {t.asRun[kind]}
          </Button>
        ))}
      </Group>
      <ErrorNote error={download.error} />
    </Stack>
  );
}
