import { Group, Pagination, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTexts } from '../texts/texts.js';

/** Below a list of the hub's `{items, total, page, limit}`; of a list that has become shorter, its last page is turned to. */
export function Paging({
  total,
  page,
  limit,
  onPage,
}: {
  total: number;
  page: number;
  limit: number;
  onPage: (page: number, how?: { replace: boolean }) => void;
}) {
  const { t } = useTexts();
  const pages = Math.ceil(total / limit);
  const isBeyond = total > 0 && page > pages;
  const turn = useRef(onPage);
  useEffect(() => {
    turn.current = onPage;
  });
  useEffect(() => {
    if (isBeyond) turn.current(pages, { replace: true });
  }, [isBeyond, pages]);
  if (total === 0 || isBeyond) return null;
  return (
    <Group justify="space-between">
      <Text size="sm" role="status">
        {t.common.showing((page - 1) * limit + 1, Math.min(page * limit, total), total)}
      </Text>
      {pages > 1 && (
        <Pagination
          total={pages}
          value={page}
          onChange={(next) => onPage(next)}
          withEdges
          getControlProps={(control) => ({ 'aria-label': t.common.paging[control] })}
        />
      )}
    </Group>
  );
}
