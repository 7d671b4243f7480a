import { Alert, Button, Group, Modal, type ModalProps, Text } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTexts } from '../texts/texts.js';
import { catchFocus, useFocusBack } from './focus.js';

type Field = HTMLInputElement | HTMLTextAreaElement;
/** One that is looked through as it is typed in would open its list over the dialog. */
const FIRST =
  'input:not(:disabled, [type="hidden"], [role="combobox"]:not(:read-only)), textarea:not(:disabled)';
const isTyped = (target: EventTarget): target is Field =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !['checkbox', 'radio', 'file'].includes(target.type));

/**
 * A dialog over the page. It begins in its first field and gives the focus back when it closes. Escape, its cross and a press
 * beside it do not take away what was typed: it asks. Its own button "Hủy" does not.
 */
export function Dialog({
  opened = true,
  onClose,
  children,
  ...rest
}: Partial<ModalProps> & Pick<ModalProps, 'onClose'>) {
  const typed = useRef(new Set<Field>());
  const [asking, setAsking] = useState(false);
  useFocusBack(opened);
  useEffect(() => {
    typed.current.clear();
    setAsking(false);
  }, [opened]);
  const onInput = ({ target }: FormEvent) => void (isTyped(target) && typed.current.add(target));
  const isUnsaved = () => [...typed.current].some((field) => field.isConnected && field.value.trim() !== '');
  const close = () => (asking ? setAsking(false) : isUnsaved() ? setAsking(true) : onClose());
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (opened) catchFocus(content.current);
  });
  const begin = (body: HTMLDivElement | null) => {
    content.current = body;
    if (body && !body.querySelector('[data-autofocus]'))
      body.querySelector(FIRST)?.setAttribute('data-autofocus', 'true');
  };
  return (
    <Modal {...rest} opened={opened} onClose={close} returnFocus={false}>
      <div ref={begin} onInput={onInput} tabIndex={-1}>
        {children}
      </div>
      {asking && <Unsaved onStay={() => setAsking(false)} onLeave={onClose} />}
    </Modal>
  );
}

function Unsaved({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const { t } = useTexts();
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    stay.current?.focus();
    stay.current?.closest('[role="alert"]')?.scrollIntoView({ block: 'nearest' });
    return () => void (before instanceof HTMLElement && before.focus());
  }, []);
  return (
    <Alert color="orange" mt="md" role="alert">
      <Text>{t.common.typedUnsaved}</Text>
      <Group m="xs" mb={4}>
        <Button ref={stay} onClick={onStay}>
          {t.common.typeOn}
        </Button>
        <Button variant="default" onClick={onLeave}>
          {t.common.dropTyped}
        </Button>
      </Group>
    </Alert>
  );
}
