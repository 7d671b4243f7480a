import { pastedText } from '#domain/bulletins/plain-text.js';
import {
  Alert,
  Badge,
  Box,
  Button,
  Group,
  Paper,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  Title,
} from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { ErrorNote } from '../../parts/error-note.js';
import { LegacyNote } from '../../parts/legacy-note.js';
import { Loading } from '../../parts/page.js';
import { showDuration } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import {
  correctEverywhere,
  rebase,
  type Segment,
  type Span,
  withCorrection,
  withoutPlaces,
} from './corrections.js';
import {
  type Correction,
  LANGUAGE,
  newVariant,
  spokenText,
  type VariantDraft,
  type Version,
} from './draft.js';
import { ReadingChoice } from './reading-choice.js';
import { type MadeScript, useScript } from './queries.js';
import { SourceText } from './source-text.js';
import { Spoken } from './spoken.js';
import { StepButtons, type StepProps } from './step-buttons.js';
import { Unsure } from './unsure.js';

const LONG_SECONDS = 300;
const REASON_SECONDS = 600;

/** Source and reading side by side, what is unsure first; every coloured place can be read otherwise. */
export function ReadingStep({ draft, change, go }: StepProps) {
  const { t } = useTexts();
  const main = draft.variants[0] ?? newVariant(LANGUAGE);
  const { data: script, error, refetch, behind } = useScript(draft, main);
  const [editing, setEditing] = useState(main.text.trim() === '');
  const [picked, setPicked] = useState<Segment | null>(null);
  const edit = (next: Partial<VariantDraft>) =>
    change((before) => ({ variants: [{ ...main, ...next }, ...before.variants.slice(1)] }));
  const correct = (corrections: Correction[]) =>
    edit({ corrections: { ...main.corrections, [main.version]: corrections } });
  const write = (text: string) => {
    const key = main.version === 'short' ? 'short' : 'text';
    const corrections = rebase(main[key], text, main.corrections[main.version]);
    edit({ [key]: text, corrections: { ...main.corrections, [main.version]: corrections } });
  };
  const text = spokenText(main);
  const corrections = main.corrections[main.version];
  // A reading of the text as it was a moment ago would mark the wrong places.
  const current = script?.text === text.trim() ? script : undefined;
  const spans = useMemo(() => shifted(current?.spans ?? [], text), [current, text]);
  const composed = pastedText(text);
  useEffect(() => {
    // Offsets count in what the hub will keep; while somebody types, an input method may still be at work.
    if (!editing && composed !== text) write(composed);
  });
  return (
    <>
      <Versions main={main} script={script} onChange={(version) => edit({ version })} />
      <ErrorNote error={error} onRetry={() => void refetch()} />
      <LegacyNote unit={draft.unit} text={text} onConvert={write} />
      {!editing && current && text.trim() !== '' && (
        <Unsure
          unsure={shifted(current.unsure, text)}
          spans={spans}
          onChoose={(span, choice) => correct(correctEverywhere(corrections, spans, span, choice))}
          onDrop={({ source }) => {
            const places = spans.filter((span) => span.source === source && span.spoken === '');
            const left = withoutPlaces(text, corrections, places);
            edit({
              [main.version === 'short' ? 'short' : 'text']: left.text,
              corrections: { ...main.corrections, [main.version]: left.corrections },
            });
          }}
        />
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Paper withBorder p="md" component="section" aria-label={t.compose.source}>
          <Group justify="space-between" mb="xs">
            <Title order={2} size="h4">
              {t.compose.source}
            </Title>
            <Button variant="default" size="sm" onClick={() => setEditing(!editing)}>
              {editing ? t.compose.doneEditing : t.compose.editText}
            </Button>
          </Group>
          {editing || text.trim() === '' ? (
            <Textarea
              aria-label={main.version === 'short' ? t.compose.shortLabel : t.compose.source}
              description={main.version === 'short' ? t.compose.shortHint : undefined}
              autosize
              minRows={8}
              maxRows={22}
              value={text}
              onChange={({ currentTarget: { value } }) => {
                setEditing(true);
                write(value);
              }}
            />
          ) : (
            <>
              <Text size="sm" c="dark.3" mb="xs">
                {t.compose.sourceHint}
              </Text>
              <SourceText text={text} spans={spans} corrections={corrections} onPick={setPicked} />
            </>
          )}
        </Paper>
        <Paper withBorder p="md" component="section" aria-label={t.compose.spokenTitle}>
          <Title order={2} size="h4" mb="xs">
            {t.compose.spokenTitle}
          </Title>
          <Box style={{ opacity: behind ? 0.6 : 1 }} aria-busy={behind}>
            {script ? (
              <Spoken sentences={script.sentences} unit={draft.unit} voice={main.voice} />
            ) : text.trim() === '' ? null : (
              <Loading />
            )}
          </Box>
        </Paper>
      </SimpleGrid>
      <ReadingChoice
        segment={picked}
        onClose={() => setPicked(null)}
        onChoose={(segment, choice) => {
          const { span, start } = segment;
          correct(
            span && !segment.correction
              ? correctEverywhere(corrections, spans, span, choice)
              : withCorrection(corrections, { start, end: start + segment.text.length, ...choice }),
          );
          setPicked(null);
        }}
        onUndo={({ start }) => {
          correct(corrections.filter((c) => c.start !== start));
          setPicked(null);
        }}
      />
      <StepButtons
        onBack={() => go(draft.documentId === null ? 0 : 1)}
        onNext={() => {
          if (composed !== text) write(composed);
          go(3);
        }}
        ready={main.text.trim() !== '' && text.trim() !== ''}
      >
        <Total script={script} version={main.version} unsure={script?.unsure.length ?? 0} />
      </StepButtons>
    </>
  );
}

/** The hub reads the text without the blanks before it; its offsets, put back. */
function shifted(spans: readonly Span[], text: string): Span[] {
  const before = text.length - text.trimStart().length;
  return before === 0
    ? [...spans]
    : spans.map((span) => ({ ...span, start: span.start + before, end: span.end + before }));
}

function Versions({
  main,
  script,
  onChange,
}: {
  main: VariantDraft;
  script: MadeScript | undefined;
  onChange: (version: Version) => void;
}) {
  const { t } = useTexts();
  const length = (seconds: number | null | undefined) =>
    seconds ? ` · ${showDuration(seconds * 1000)}` : '';
  const wanted = script?.shortWanted ?? false;
  if (!wanted && main.short === '' && main.version === 'full') return null;
  return (
    <Stack gap="xs">
      {wanted && (
        <Alert color="orange" variant="light">
          {t.compose.shortWanted}
        </Alert>
      )}
      <SegmentedControl
        size="md"
        aria-label={t.compose.version}
        value={main.version}
        onChange={(version) => onChange(version)}
        data={[
          { value: 'full', label: `${t.compose.full}${length(script?.seconds.full)}` },
          { value: 'short', label: `${t.compose.short}${length(script?.seconds.short)}` },
        ]}
      />
    </Stack>
  );
}

function Total({
  script,
  version,
  unsure,
}: {
  script: MadeScript | undefined;
  version: Version;
  unsure: number;
}) {
  const { t } = useTexts();
  const seconds = script
    ? ((version === 'short' ? script.seconds.short : null) ?? script.seconds.full)
    : null;
  if (seconds === null) return <span />;
  const note =
    seconds > REASON_SECONDS
      ? t.compose.longReasonWarning
      : seconds > LONG_SECONDS
        ? t.compose.longWarning
        : null;
  return (
    <Stack gap={0} flex={1} maw={560}>
      <Group gap="xs">
        <Text fw={600} role="status" title={t.compose.totalHint}>
          {t.compose.total(showDuration(seconds * 1000))}
        </Text>
        {unsure > 0 && (
          <Badge color="orange.9" variant="outline">
            {t.compose.unsureTitle(unsure)}
          </Badge>
        )}
      </Group>
      {note && (
        <Text size="sm" c="orange.9">
          {note}
        </Text>
      )}
    </Stack>
  );
}
