import { Button, Group, Stack } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { AsRunFilter } from '../../api/airing.js';
import { ErrorNote } from '../../parts/error-note.js';
import { saveFile } from '../../parts/save-file.js';
import { useTexts } from '../../texts/texts.js';
import { filePath } from './filter.js';

const KINDS = ['csv', 'xlsx'] as const;
/** The filtered rows as files. */
export function Downloads({ filter }: { filter: AsRunFilter }) {
  const { t } = useTexts();
  const download = useMutation({
    mutationFn: (kind: (typeof KINDS)[number]) => {
      const days = [filter.from, filter.to].filter(Boolean).join('-den-');
      return saveFile(filePath(kind, filter), `nhat-ky-phat-${days}.${kind}`);
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
