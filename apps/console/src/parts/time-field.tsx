import { TextInput, type TextInputProps } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { typedDate } from '../texts/format.js';
import { useTexts } from '../texts/texts.js';
import { readDate, readTime } from './wall-clock.js';

type Given = Omit<TextInputProps, 'value' | 'onChange' | 'onBlur'>;

/** A time of day, 24 hours, typed: the browser's own field shows AM and PM to half of the officers. `05:30` */
export function TimeField({
  value,
  onChange,
  error,
  ...rest
}: Given & { value: string; onChange: (time: string) => void }) {
  const { t } = useTexts();
  return (
    <Typed
      {...rest}
      shown={value}
      placeholder="05:30"
      inputMode="numeric"
      read={readTime}
      show={(time) => time}
      onRead={onChange}
      wrong={t.common.timeWrong}
      error={error}
    />
  );
}

/** A civil date, typed as people here write it. `2026-11-02`; null: none. */
export function DateField({
  value,
  onChange,
  error,
  ...rest
}: Given & { value: string | null; onChange: (date: string | null) => void }) {
  const { t } = useTexts();
  return (
    <Typed
      {...rest}
      shown={value === null ? '' : typedDate(value)}
      placeholder="22/11/2026"
      inputMode="numeric"
      read={readDate}
      show={typedDate}
      onRead={onChange}
      onEmpty={() => onChange(null)}
      wrong={t.common.dateWrong}
      error={error}
    />
  );
}

function Typed({
  shown,
  read,
  show,
  onRead,
  onEmpty,
  wrong,
  error,
  ...rest
}: Given & {
  shown: string;
  read: (typed: string) => string | null;
  show: (value: string) => string;
  onRead: (value: string) => void;
  onEmpty?: () => void;
  wrong: string;
}) {
  const [typed, setTyped] = useState(shown);
  const [bad, setBad] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  // No form is sent with what could not be read.
  useEffect(() => input.current?.setCustomValidity(bad ? wrong : ''), [bad, wrong]);
  useEffect(() => {
    setTyped(shown);
    setBad(false);
  }, [shown]);
  /** Whether it could be read. */
  const leave = (): boolean => {
    if (typed.trim() === '' && onEmpty) {
      setBad(false);
      if (shown !== '') onEmpty();
      return true;
    }
    const value = read(typed);
    setBad(value === null);
    if (value === null) return false;
    setTyped(show(value));
    if (show(value) !== shown) onRead(value);
    return true;
  };
  /** Enter sends the form off without leaving the field. */
  const enter = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !leave()) event.preventDefault();
  };
  return (
    <TextInput
      {...rest}
      ref={input}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={enter}
      error={bad ? wrong : error}
      autoComplete="off"
    />
  );
}
