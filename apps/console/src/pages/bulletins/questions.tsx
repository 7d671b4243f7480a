import { Alert, Group, Radio, Stack, Text } from '@mantine/core';
import { useTexts } from '../../texts/texts.js';

export const QUESTIONS = ['stateSecret', 'personalData', 'advertising'] as const;
export type Answers = Record<(typeof QUESTIONS)[number], 'yes' | 'no' | null>;
export const UNANSWERED: Answers = { stateSecret: null, personalData: null, advertising: null };

/** All three answered with no. */
export const isClean = (answers: Answers): boolean => QUESTIONS.every((name) => answers[name] === 'no');

/** What an approver answers for: no state secret, no personal data, no hidden advertising. */
export function Questions({ answers, onChange }: { answers: Answers; onChange: (answers: Answers) => void }) {
  const { t } = useTexts();
  const bad = QUESTIONS.some((name) => answers[name] === 'yes');
  const open = QUESTIONS.some((name) => answers[name] === null);
  return (
    <Stack>
      <Text size="sm">{t.bulletins.approve.questionsHint}</Text>
      {QUESTIONS.map((name) => (
        <Radio.Group
          key={name}
          label={t.bulletins.approve[name]}
          value={answers[name] ?? ''}
          onChange={(value) => onChange({ ...answers, [name]: value === 'yes' ? 'yes' : 'no' })}
        >
          <Group mt={4} gap="xl">
            <Radio value="no" label={t.common.no} />
            <Radio value="yes" label={t.common.yes} />
          </Group>
        </Radio.Group>
      ))}
      {bad ? (
        <Alert color="red" variant="light" role="alert">
          {t.bulletins.approve.mustSendBack}
        </Alert>
      ) : (
        open && <Text size="sm">{t.bulletins.approve.answerAll}</Text>
      )}
    </Stack>
  );
}
