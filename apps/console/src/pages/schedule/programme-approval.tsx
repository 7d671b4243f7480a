import { Alert, Anchor, Button, List, Paper, Stack, Text, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { ErrorNote } from '../../parts/error-note.js';
import { shortDate, showDateTime, showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { ContentCode } from '../bulletins/content-code.js';
import { type ProgrammeWeek, useApproveWeek, useProgrammeWeek } from './queries.js';
import { timeOf } from './week.js';

/** Whether somebody has approved the week, and whether it is still what was approved. */
export function ProgrammeState({ week: { approval } }: { week: ProgrammeWeek }) {
  const { t } = useTexts();
  const words = t.programme;
  if (!approval) return <Alert color="gray">{words.none}</Alert>;
  const by = approval.by ?? words.someone;
  const at = showDateTime(approval.at);
  return (
    <Alert
      color={approval.holds ? 'green' : 'orange'}
      icon={approval.holds ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
      title={approval.holds ? undefined : words.changed}
      role="status"
    >
      <Text>{approval.holds ? words.holds(by, at) : words.changedText(by, at)}</Text>
      {approval.note && <Text>{words.note(approval.note)}</Text>}
      {approval.gone.length > 0 && (
        <>
          <Text fw={600} mt="xs">
            {words.gone}
          </Text>
          <List>
            {approval.gone.map((line) => (
              <List.Item key={`${line.startAt}${line.order}`}>
                {shortDate(line.localDate)} {timeOf(line.startAt)} · {line.title}
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Alert>
  );
}

/** Under the schedule of a week: what has become of its approval, and the way to the programme. */
export function ProgrammeNote({ station, monday }: { station: string; monday: string }) {
  const { t } = useTexts();
  const { data } = useProgrammeWeek(station, monday);
  const state = data?.approval;
  if (!state) return null;
  return (
    <Text c={state.holds ? 'green.9' : 'orange.9'} fw={600} role="status">
      {t.programme.title}:{' '}
      {state.holds
        ? t.programme.holds(state.by ?? t.programme.someone, showDateTime(state.at))
        : t.programme.changed}
    </Text>
  );
}

/** Bound to the hash of what stands on the page. */
export function ProgrammeApproval({ week }: { week: ProgrammeWeek }) {
  const { t } = useTexts();
  const words = t.programme;
  const [note, setNote] = useState('');
  const approve = useApproveWeek(week.station.id, week.monday);
  const minutes = week.days.reduce((sum, day) => sum + day.minutes, 0);
  if (week.lines.length === 0)
    return (
      <Alert color="gray">
        {words.empty}{' '}
        <Anchor component={Link} to="/schedule" td="underline" c="inherit">
          {t.orders.back}
        </Anchor>
      </Alert>
    );
  return (
    <Stack>
      <ContentCode hash={week.hash} />
      {!week.approval?.holds && (
        <Paper withBorder p="md" component="section" aria-label={words.approveTitle}>
          <Stack gap="sm">
            <Text fw={600}>{words.count(week.lines.length, showNumber(Math.ceil(minutes)))}</Text>
            <Text>{words.hint}</Text>
            <Textarea
              label={words.noteLabel}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
              autosize
              minRows={2}
              maxLength={500}
            />
            <ErrorNote error={approve.error} />
            <Button
              size="lg"
              color="green.9"
              loading={approve.isPending}
              onClick={() => approve.mutate({ hash: week.hash, note })}
            >
              {week.approval ? words.approveAgain : words.approve}
            </Button>
          </Stack>
        </Paper>
      )}
    </Stack>
  );
}
