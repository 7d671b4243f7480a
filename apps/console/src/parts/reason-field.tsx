import { Textarea, type TextareaProps } from '@mantine/core';
import type { Ref } from 'react';

const LEAST = 3;
const MOST = 500;

/** The hub takes no shorter one. */
export const isReason = (words: string): boolean => words.trim().length >= LEAST;

/** Why something is done; kept with it, for whoever asks later. */
export function ReasonField({
  onChange,
  ...given
}: Omit<TextareaProps, 'onChange'> & {
  label: string;
  value: string;
  onChange: (reason: string) => void;
  ref?: Ref<HTMLTextAreaElement>;
}) {
  return (
    <Textarea
      autosize
      minRows={2}
      maxLength={MOST}
      required
      onChange={(event) => onChange(event.currentTarget.value)}
      {...given}
    />
  );
}
