import { Button, type ButtonProps, Group } from '@mantine/core';
import { useTexts } from '../texts/texts.js';

/** Under the form of a dialog: not after all, and the button that does it. */
export function DialogButtons({ onClose, ...submit }: ButtonProps & { onClose: () => void }) {
  const { t } = useTexts();
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onClose}>
        {t.common.cancel}
      </Button>
      <Button type="submit" {...submit} />
    </Group>
  );
}
