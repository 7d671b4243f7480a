import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useTexts } from '../texts/texts.js';

/** Asks before something that is not taken back; `action` is what the button says. */
export function useConfirm() {
  const { t } = useTexts();
  return (asked: { title: string; text: string; action: string; color?: string; onConfirm: () => void }) =>
    modals.openConfirmModal({
      title: asked.title,
      children: <Text>{asked.text}</Text>,
      labels: { confirm: asked.action, cancel: t.common.cancel },
      confirmProps: { color: asked.color ?? 'red.9' },
      onConfirm: asked.onConfirm,
    });
}
