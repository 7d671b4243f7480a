import { Alert, Box, Button, Group, Popover, Stack, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useMe } from '../../api/me.js';
import { ProblemError } from '../../api/problem.js';
import { ErrorNote } from '../../parts/error-note.js';
import { useTexts } from '../../texts/texts.js';
import { useUndoChange } from './queries.js';
import { type DoneChange, forgetUndone, isCovered, markImpossible, useDoneChanges } from './undo-list.js';

export interface Said {
  text: string;
  /** It stands first in the list of what was done: the way back is beside it. */
  undoable?: boolean;
}

function useUndo(onSaid: (said: Said) => void) {
  const { mutate, ...rest } = useUndoChange();
  const take = (change: DoneChange) =>
    mutate(change.changes, {
      onSuccess: (now) => {
        forgetUndone(change.id, now);
        onSaid({ text: change.undone });
      },
      onError: (cause) => {
        if (cause instanceof ProblemError) markImpossible(change.id, cause.message);
      },
    });
  return { ...rest, take };
}

/** What was just done, and the way back. */
export function SaidNote({ said, onSaid }: { said: Said; onSaid: (said: Said | null) => void }) {
  const { t } = useTexts();
  const { me } = useMe();
  const [last] = useDoneChanges(me?.id);
  const { take, isPending, error } = useUndo(onSaid);
  return (
    <Alert
      color="green"
      role="status"
      withCloseButton
      closeButtonLabel={t.common.close}
      onClose={() => onSaid(null)}
    >
      <Group>
        <Text>{said.text}</Text>
        {said.undoable && last && last.reason === null && (
          <Button
            variant="default"
            size="sm"
            leftSection={<IconArrowBackUp size={18} aria-hidden />}
            loading={isPending}
            onClick={() => take(last)}
          >
            {t.schedule.undo}
          </Button>
        )}
      </Group>
      <ErrorNote error={error} />
    </Alert>
  );
}

/** The last changes of this person, each to be taken back while nothing newer stands before it. */
export function UndoMenu({ onSaid }: { onSaid: (said: Said | null) => void }) {
  const { t } = useTexts();
  const { me } = useMe();
  const all = useDoneChanges(me?.id);
  const { take, isPending } = useUndo(onSaid);
  if (all.length === 0) return null;
  const whyNot = (change: DoneChange): string | null =>
    change.reason ?? (isCovered(all, change) ? t.schedule.undoLater : null);
  return (
    <Popover position="bottom-end" width={380} trapFocus returnFocus withArrow>
      <Popover.Target>
        <Button variant="default" leftSection={<IconArrowBackUp size={18} aria-hidden />} loading={isPending}>
          {t.schedule.undoList(all.length)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t.schedule.undo}>
        <Stack gap="xs">
          {all.map((change) => {
            const why = whyNot(change);
            return (
              <Box key={change.id}>
                <Button
                  variant="subtle"
                  fullWidth
                  justify="flex-start"
                  styles={{ root: { height: 'auto' }, label: { whiteSpace: 'normal', textAlign: 'left' } }}
                  py={6}
                  disabled={why !== null}
                  onClick={() => take(change)}
                >
                  {t.schedule.undoOf(change.text)}
                </Button>
                {why !== null && <Text size="sm">{t.schedule.undoImpossible(why)}</Text>}
              </Box>
            );
          })}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
