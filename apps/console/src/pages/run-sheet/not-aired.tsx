import { Radio, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { type SheetItem, useConfirmAirings } from '../../api/run-sheet.js';
import { Dialog } from '../../parts/dialog.js';
import { DialogButtons } from '../../parts/dialog-buttons.js';
import { ErrorNote } from '../../parts/error-note.js';
import { useTexts } from '../../texts/texts.js';

const RESULTS = ['missed', 'partial'] as const;

/** An item that was not aired, or not to its end, with the reason. */
export function NotAired({ item, onClose }: { item: SheetItem; onClose: () => void }) {
  const { t } = useTexts();
  const [result, setResult] = useState<(typeof RESULTS)[number]>('missed');
  const [reason, setReason] = useState('');
  const confirm = useConfirmAirings(() => {
    notifications.show({ title: t.runSheet.saved, message: item.title, color: 'green.8' });
    onClose();
  });
  return (
    <Dialog onClose={onClose} title={t.runSheet.notAiredThis(item.title)} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          confirm.mutate({ ids: [item.airing!.id], result, reason: reason.trim() || null });
        }}
      >
        <Stack>
          <Radio.Group label={t.runSheet.result} value={result} onChange={(value) => setResult(value)}>
            <Stack gap="xs" mt="xs">
              {RESULTS.map((value) => (
                <Radio key={value} value={value} label={t.runSheet.results[value]} />
              ))}
            </Stack>
          </Radio.Group>
          <TextInput
            label={t.runSheet.why}
            placeholder={t.runSheet.whyHint}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={200}
          />
          <ErrorNote error={confirm.error} />
          <DialogButtons onClose={onClose} loading={confirm.isPending}>
            {t.runSheet.save}
          </DialogButtons>
        </Stack>
      </form>
    </Dialog>
  );
}
