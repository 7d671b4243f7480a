import { Anchor, Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { hubNowMs } from '../../api/hub-clock.js';
import { useMe } from '../../api/me.js';
import { type SheetItem, useConfirmAirings } from '../../api/run-sheet.js';
import { ErrorNote } from '../../parts/error-note.js';
import { reasonText } from '../../texts/code-words.js';
import { showDateTime, showNumber, showTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { END_COLOURS } from '../as-run/ends.js';
import { NotAired } from './not-aired.js';

/** What the officer says of each item, once its time has come: the only evidence that there is. */
export function ConfirmDay({ items }: { items: SheetItem[] }) {
  const { t } = useTexts();
  const { can } = useMe();
  const [asked, setAsked] = useState<SheetItem | null>(null);
  const confirm = useConfirmAirings();
  const fixed = items.filter(({ airing }) => airing !== null);
  if (fixed.length === 0) return null;
  const may = can('confirm', 'as-run');
  const open = fixed.filter(isOpen);
  const begin = (ids: string[]) => confirm.mutate({ ids, result: 'finished' });
  return (
    <Card
      withBorder
      padding="sm"
      className="not-printed"
      component="section"
      aria-label={t.runSheet.confirmTitle}
    >
      <Stack gap="sm">
        <Group justify="space-between" gap="sm">
          <Stack gap={0}>
            <Title order={2} size="h4">
              {t.runSheet.confirmTitle}
            </Title>
            {open.length > 0 && <Text>{t.runSheet.confirmHint(showNumber(open.length))}</Text>}
          </Stack>
          {may && open.length > 1 && (
            <Button
              loading={confirm.isPending && confirm.variables.ids.length > 1}
              onClick={() => begin(open.map(({ airing }) => airing!.id))}
            >
              {t.runSheet.allAired(showNumber(open.length))}
            </Button>
          )}
        </Group>
        <ErrorNote error={confirm.error} />
        <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
          {fixed.map((item) => (
            <Group key={item.occurrence} component="li" justify="space-between" gap="sm">
              <Stack gap={0} style={{ flex: '1 1 240px' }}>
                <Text>
                  {showTime(item.startAt)} {item.title}
                </Text>
                <Standing item={item} />
              </Stack>
              {may && isOpen(item) && (
                <Group gap="xs">
                  <Button
                    size="sm"
                    variant="light"
                    aria-label={t.runSheet.airedThis(item.title)}
                    loading={confirm.isPending && confirm.variables.ids[0] === item.airing?.id}
                    onClick={() => begin([item.airing!.id])}
                  >
                    {t.runSheet.aired}
                  </Button>
                  <Button
                    size="sm"
                    variant="default"
                    aria-label={t.runSheet.notAiredThis(item.title)}
                    onClick={() => setAsked(item)}
                  >
                    {t.runSheet.notAired}
                  </Button>
                </Group>
              )}
              {item.airing?.end && (
                <Anchor
                  component={Link}
                  to={`/as-run/${item.airing.id}`}
                  aria-label={t.runSheet.toLog(item.title)}
                >
                  {t.runSheet.log}
                </Anchor>
              )}
            </Group>
          ))}
        </Stack>
      </Stack>
      {asked && <NotAired item={asked} onClose={() => setAsked(null)} />}
    </Card>
  );
}

/** Its time has come, and an officer may still say what became of it. */
function isOpen({ airing, startAt, withdrawn }: SheetItem): boolean {
  const now = hubNowMs();
  const until = airing?.confirmUntil;
  return Boolean(
    airing &&
    airing.end === null &&
    !withdrawn &&
    Date.parse(startAt) <= now &&
    until &&
    Date.parse(until) > now,
  );
}

function Standing({ item }: { item: SheetItem }) {
  const { t } = useTexts();
  const { airing, withdrawn, startAt } = item;
  if (withdrawn) return <Badge color="red.9">{t.runSheet.withdrawn}</Badge>;
  if (airing?.end) {
    return (
      <Group gap="xs">
        <Badge color={END_COLOURS[airing.end]}>{t.asRun.ends[airing.end]}</Badge>
        {airing.by !== null && airing.at && (
          <Text size="sm">
            {t.runSheet.by(airing.by, showDateTime(airing.at))}
            {airing.reason !== null && `: ${reasonText(t, airing.reason)}`}
          </Text>
        )}
      </Group>
    );
  }
  const words = isOpen(item)
    ? t.runSheet.waiting
    : Date.parse(startAt) > hubNowMs()
      ? t.runSheet.later
      : t.runSheet.tooLate;
  return <Text size="sm">{words}</Text>;
}
