import { Badge, Button, Group, List, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ProposalOption } from '../../api/decisions.js';
import { showDateTime, showLocalDate, showTime } from '../../texts/format.js';
import { showStart } from '../collisions/effect.js';
import { whyText } from '../../texts/hub-sentences.js';
import { windowName } from '../rules/sentence.js';
import { useTexts } from '../../texts/texts.js';
import { startsOf, worthShowing } from './proposal.js';

const SHOWN_PLACES = 3;
const SHOWN_TIMES = 3;
const SHOWN_MOVES = 4;

/** Where the offer would air: the proposed place is chosen beforehand; each says what it would move. */
export function PlacePicker({
  options,
  proposed,
  chosen,
  onChoose,
}: {
  options: ProposalOption[];
  proposed: number | null;
  chosen: number | null;
  onChoose: (index: number) => void;
}) {
  const { t } = useTexts();
  const [all, setAll] = useState(false);
  const worth = worthShowing(options);
  const last = Math.max(
    SHOWN_PLACES - 1,
    worth.findIndex(({ index }) => index === chosen),
  );
  const shown = all ? worth : worth.slice(0, last + 1);
  if (worth.length === 0) return <Text fw={600}>{t.offers.noPlace}</Text>;
  return (
    <Radio.Group
      label={t.offers.place}
      value={chosen === null ? '' : String(chosen)}
      onChange={(value) => onChoose(Number(value))}
    >
      <Stack gap="sm" mt="xs">
        {shown.map(({ option, index }) => (
          <Stack key={index} gap={4}>
            <Group gap="xs" align="flex-start">
              <Radio value={String(index)} label={<Label option={option} />} />
              {index === proposed && <Badge color="green.9">{t.offers.proposed}</Badge>}
            </Group>
            <Consequences option={option} />
          </Stack>
        ))}
        {worth.length > shown.length && (
          <Group>
            <Button variant="subtle" size="sm" onClick={() => setAll(true)}>
              {t.offers.morePlaces(worth.length - shown.length)}
            </Button>
          </Group>
        )}
      </Stack>
    </Radio.Group>
  );
}

function Label({ option }: { option: ProposalOption }) {
  const { t } = useTexts();
  const { into } = option;
  const starts = startsOf(option, showTime);
  const first = option.airings.find((a) => a.startAt !== null);
  const days = new Set(option.airings.map((a) => a.localDate)).size;
  const moved = first?.startAt && days === 1 ? ` · ${showLocalDate(first.localDate)}` : '';
  const name =
    into === null
      ? t.offers.asAsked
      : into.kind === 'window'
        ? t.offers.inWindow(windowName(t, into.window))
        : t.offers.around(into.atLocal.slice(0, 5));
  const times =
    starts.length <= SHOWN_TIMES
      ? t.offers.placedAt(starts.join(', '))
      : t.offers.timesDiffer(starts[0] ?? '', option.placed);
  return (
    <>
      <Text component="span" fw={600}>
        {times}
      </Text>
      {moved} – {name}
    </>
  );
}

/** To the second where the minute is the same: one item goes before another. */
function twoTimes(from: string, to: string): [string, string] {
  const show = showDateTime(from) === showDateTime(to) ? showStart : showDateTime;
  return [show(from), show(to)];
}

function Consequences({ option }: { option: ProposalOption }) {
  const { t } = useTexts();
  const why = option.airings.map(whyText).find(Boolean);
  if (option.refused === 0 && option.moves.length === 0) return null;
  return (
    <Stack gap={2} pl={36}>
      {option.refused > 0 && (
        <Text c="orange.9">{t.offers.notPlaced(option.refused, option.airings.length, why ?? '')}</Text>
      )}
      {option.moves.length > 0 && (
        <>
          <Text c="orange.9">{t.offers.moves(option.moves.length)}</Text>
          <List>
            {option.moves.slice(0, SHOWN_MOVES).map((m) => (
              <List.Item key={`${m.order}-${m.from}`}>
                {m.to === null
                  ? t.offers.movedOut(m.title, showDateTime(m.from))
                  : t.offers.movedTo(m.title, ...twoTimes(m.from, m.to))}
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Stack>
  );
}
