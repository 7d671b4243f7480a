import { ActionIcon, Anchor, Badge, Box, Card, Checkbox, Group, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Candidate } from '../../api/decisions.js';
import { AskedSound } from '../../parts/asked-sound.js';
import { showDuration } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

/** One item of a collision: whose it is, how it sounds, where it stands and what becomes of it. */
export function CandidateCard({
  candidate,
  station,
  position,
  effect,
  ...on
}: {
  candidate: Candidate;
  station: string;
  /** From 0; null: it shall not air. */
  position: number | null;
  effect: string;
  canUp: boolean;
  canDown: boolean;
  onUp: () => void;
  onDown: () => void;
  onDrop: (dropped: boolean) => void;
  onDragStart: () => void;
  onDragOver: () => void;
  onDragEnd: () => void;
}) {
  const { t } = useTexts();
  const { title } = candidate;
  return (
    <Card
      withBorder
      padding="sm"
      component="li"
      draggable
      onDragStart={on.onDragStart}
      onDragOver={(event) => {
        event.preventDefault();
        on.onDragOver();
      }}
      onDragEnd={on.onDragEnd}
      opacity={position === null ? 0.75 : 1}
    >
      <Group align="flex-start" wrap="nowrap" gap="sm">
        <Box visibleFrom="sm" title={t.collisions.drag} style={{ cursor: 'grab' }}>
          <IconGripVertical size={22} aria-hidden />
        </Box>
        <ThemeIcon size={38} radius="xl" color={position === 0 ? 'green.9' : 'dark.3'}>
          {position === null ? '–' : position + 1}
        </ThemeIcon>
        <Stack gap={4} style={{ flex: 1, minWidth: 0 }}>
          <Text fw={600}>{title}</Text>
          <Group gap="xs">
            <Badge variant="outline" color="dark.4">
              {candidate.source === 'own' ? t.collisions.own : t.collisions.above(candidate.from)}
            </Badge>
            {candidate.placed && (
              <Badge variant="outline" color="river.8">
                {t.collisions.placed}
              </Badge>
            )}
            <Text size="sm">{showDuration(candidate.durationMs)}</Text>
          </Group>
          <Text c={position === null ? 'red.9' : undefined} aria-live="polite">
            {position === 0 && `${t.collisions.first}. `}
            {effect}
          </Text>
          {candidate.bulletins.map((b) => (
            <AskedSound key={b.id} station={station} bulletin={b} what={t.collisions.listenTo(b.title)} />
          ))}
          <Anchor
            component={Link}
            to={`/orders/${candidate.order}`}
            aria-label={`${t.orders.open}: ${title}`}
            draggable={false}
          >
            {t.orders.open}
          </Anchor>
          <Checkbox
            label={t.collisions.drop}
            aria-label={`${t.collisions.drop}: ${title}`}
            checked={position === null}
            onChange={(event) => on.onDrop(event.currentTarget.checked)}
          />
        </Stack>
        <Stack gap="xs">
          <ActionIcon
            variant="default"
            size={42}
            disabled={!on.canUp}
            aria-label={t.collisions.up(title)}
            onClick={on.onUp}
          >
            <IconArrowUp size={20} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={42}
            disabled={!on.canDown}
            aria-label={t.collisions.down(title)}
            onClick={on.onDown}
          >
            <IconArrowDown size={20} aria-hidden />
          </ActionIcon>
        </Stack>
      </Group>
    </Card>
  );
}
