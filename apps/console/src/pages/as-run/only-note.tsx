import { Button, Group, Text } from '@mantine/core';
import type { AsRunFilter, AsRunRow } from '../../api/airing.js';
import { useTexts } from '../../texts/texts.js';

const NARROW = ['order', 'subject', 'place'] as const;
type Narrow = (typeof NARROW)[number];

/** A link from elsewhere shows one order, item or place alone, which no field of the filter says: shares are of that alone. */
export function OnlyNote(given: {
  filter: AsRunFilter;
  row: AsRunRow | undefined;
  onDrop: (narrow: Narrow) => void;
}) {
  const { filter, row, onDrop } = given;
  const { t } = useTexts();
  return NARROW.filter((one) => filter[one] !== undefined).map((one) => {
    const name = one === 'place' ? row?.placeName : row?.title;
    return (
      <Group key={one} role="note">
        <Text>{[t.asRun.only[one], ...(name ? [name] : [])].join(': ')}</Text>
        <Button variant="default" size="sm" onClick={() => onDrop(one)}>
          {t.asRun.dropOnly}
        </Button>
      </Group>
    );
  });
}
