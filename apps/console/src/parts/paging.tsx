import { Group, Pagination, Text } from '@mantine/core';
import { useTexts } from '../texts/texts.js';

/** Below a list of the hub's `{items, total, page, limit}`. */
export function Paging({
  total,
  page,
  limit,
  onPage,
}: {
  total: number;
  page: number;
  limit: number;
  onPage: (page: number) => void;
}) {
  const { t } = useTexts();
  if (total === 0) return null;
  const pages = Math.ceil(total / limit);
  return (
    <Group justify="space-between">
      <Text size="sm">{t.common.showing((page - 1) * limit + 1, Math.min(page * limit, total), total)}</Text>
      {pages > 1 && (
        <Pagination
          total={pages}
          value={page}
          onChange={onPage}
          withEdges
          getControlProps={(control) => ({ 'aria-label': t.common.paging[control] })}
        />
      )}
    </Group>
  );
}
