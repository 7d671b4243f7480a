import { Alert, List, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTexts } from '../texts/texts.js';
import { ErrorNote } from './error-note.js';
import { isEditedMeanwhile } from './shared-record.js';

/**
 * A refused save. Where somebody else was quicker: who it was, and what stands there now beside what was typed here.
 * @param labels of the members of the record, as the form calls them
 * @param base the record as it is now
 */
export function MeanwhileNote<T extends object>({
  error,
  labels,
  base,
}: {
  error: unknown;
  labels: Partial<Record<keyof T & string, string>>;
  base: T;
}) {
  const { t } = useTexts();
  if (!isEditedMeanwhile(error)) return <ErrorNote error={error} />;
  const { byName, members } = error.problem.details ?? {};
  const changed = (Array.isArray(members) ? members : []) as (keyof T & string)[];
  const shown = changed.flatMap((member) => {
    const label = labels[member];
    const value: unknown = base[member];
    const word = ['string', 'number'].includes(typeof value) ? String(value) : null;
    return label ? [{ member, text: word === null ? label : t.common.isNow(label, word) }] : [];
  });
  return (
    <Alert color="orange" variant="light" icon={<IconUsers aria-hidden />} role="alert">
      <Text>{t.common.editedBy(typeof byName === 'string' ? byName : t.common.somebody)}</Text>
      {shown.length > 0 && (
        <List my="xs">
          {shown.map(({ member, text }) => (
            <List.Item key={member}>{text}</List.Item>
          ))}
        </List>
      )}
      <Text>{t.common.saveAgain}</Text>
    </Alert>
  );
}
