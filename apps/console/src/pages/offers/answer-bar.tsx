import { Badge, Group, Progress } from '@mantine/core';
import type { CommuneAnswer } from '../../api/decisions.js';
import { showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

export const ANSWER_COLOURS: Record<CommuneAnswer['answer'], string> = {
  accepted: 'green.9',
  seen: 'yellow.9',
  changed: 'orange.9',
  'not-opened': 'dark.3',
  declined: 'grape.9',
  expired: 'red.9',
  withdrawn: 'dark.4',
  own: 'river.8',
};
const ORDER = Object.keys(ANSWER_COLOURS) as CommuneAnswer['answer'][];

/** How the communes answered, as a bar and in numbers. */
export function AnswerBar({ counts }: { counts: Partial<Record<CommuneAnswer['answer'], number>> }) {
  const { t } = useTexts();
  const shown = ORDER.filter((answer) => (counts[answer] ?? 0) > 0);
  const total = shown.reduce((sum, answer) => sum + (counts[answer] ?? 0), 0);
  return (
    <>
      <Progress.Root size="lg" mt="xs" aria-hidden>
        {shown.map((answer) => (
          <Progress.Section
            key={answer}
            value={((counts[answer] ?? 0) / total) * 100}
            color={ANSWER_COLOURS[answer]}
            withAria={false}
          />
        ))}
      </Progress.Root>
      <Group gap="xs" mt="xs">
        {shown.map((answer) => (
          <Badge key={answer} color={ANSWER_COLOURS[answer]} variant="filled">
            {t.offers.board.answers[answer]}: {showNumber(counts[answer] ?? 0)}
          </Badge>
        ))}
      </Group>
    </>
  );
}
