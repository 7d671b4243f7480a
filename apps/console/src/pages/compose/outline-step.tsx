import { ActionIcon, Alert, Box, Button, Checkbox, Group, Paper, Stack, Text } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading } from '../../parts/page.js';
import { showDuration, showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { LANGUAGE, newVariant } from './draft.js';
import {
  chosenSeconds,
  chosenText,
  defaultChoice,
  foldedAtFirst,
  type OutlinePart,
  type OutlineRow,
  outlineRows,
  shownRows,
  stateOf,
  toggle,
} from './outline-choice.js';
import { type SourceDocument, useDocument } from './queries.js';
import { StepButtons, type StepProps } from './step-buttons.js';

const NOTHING: OutlinePart[] = [];
/** What the hub takes, about an hour. */
const MOST_CHARACTERS = 60_000;
/** Over a loudspeaker nobody listens longer. */
const LONG_SECONDS = 600;

export function OutlineStep(given: StepProps) {
  const { t } = useTexts();
  const { draft, go } = given;
  const { data: document, error, refetch } = useDocument(draft.documentId);
  if (draft.documentId === null)
    return (
      <>
        <Text>{t.compose.outlineNone}</Text>
        <StepButtons onBack={() => go(0)} onNext={() => go(2)} />
      </>
    );
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!document) return <Loading />;
  return <Choice {...given} document={document} />;
}

function Choice({ draft, change, go, document }: StepProps & { document: SourceDocument }) {
  const { t } = useTexts();
  const parts = document.outline ?? NOTHING;
  const rows = useMemo(() => outlineRows(parts), [parts]);
  const [folded, setFolded] = useState<ReadonlySet<string>>(() => foldedAtFirst(rows));
  const chosen = useMemo(() => new Set(draft.parts ?? defaultChoice(parts)), [draft.parts, parts]);
  const main = draft.variants[0] ?? newVariant(LANGUAGE);
  const text = parts.length > 0 ? chosenText(parts, chosen) : (document.text ?? '');
  const edited =
    main.text !== '' &&
    text !== main.text &&
    (!draft.fromParts || (main.text !== draft.built && text !== draft.built));
  const build = () => {
    if (text !== draft.built || main.text === '')
      change((before) => ({
        built: text,
        fromParts: true,
        parts: [...chosen],
        variants: [
          { ...main, text, corrections: { ...main.corrections, full: [] } },
          ...before.variants.slice(1),
        ],
      }));
    go(2);
  };
  const tooMuch = parts.length > 0 && text.length > MOST_CHARACTERS;
  const tooLong = tooMuch || chosenSeconds(parts, chosen) > LONG_SECONDS;
  const choose = (next: Iterable<string>) => change({ parts: [...next] });
  return (
    <>
      <Text>{parts.length > 0 ? t.compose.outlineHint : t.compose.outlineNone}</Text>
      {parts.length > 0 && (
        <>
          <Group gap="xs">
            <Button variant="default" size="sm" onClick={() => choose(defaultChoice(parts))}>
              {t.compose.selectDefault}
            </Button>
            <Button
              variant="default"
              size="sm"
              onClick={() => choose(parts.filter((part) => part.text !== '').map(({ id }) => id))}
            >
              {t.compose.selectAll}
            </Button>
            <Button variant="default" size="sm" onClick={() => choose([])}>
              {t.compose.selectNone}
            </Button>
          </Group>
          <Paper withBorder>
            {shownRows(rows, folded).map((row) => (
              <Row
                key={row.part.id}
                row={row}
                state={stateOf(chosen, row)}
                folded={folded.has(row.part.id)}
                onToggle={() => choose(toggle(chosen, row))}
                onFold={() => {
                  const next = new Set(folded);
                  if (!next.delete(row.part.id)) next.add(row.part.id);
                  setFolded(next);
                }}
              />
            ))}
          </Paper>
        </>
      )}
      {edited && (
        <Alert color="orange" variant="light" title={t.compose.rebuildTitle}>
          {t.compose.rebuildText}
        </Alert>
      )}
      <StepButtons
        onBack={() => go(0)}
        onNext={build}
        next={edited ? t.compose.rebuild : t.common.next}
        ready={text.trim() !== '' && !tooMuch}
      >
        <Text fw={600} role="status" c={tooLong ? 'orange.9' : undefined}>
          {text.trim() === ''
            ? t.compose.nothingSelected
            : t.compose.selected(chosen.size, showDuration(chosenSeconds(parts, chosen) * 1000))}
          {tooMuch && ` ${t.compose.tooMuch(showNumber(MOST_CHARACTERS))}`}
        </Text>
        {edited && (
          <Button variant="default" onClick={() => go(2)}>
            {t.compose.keepEdited}
          </Button>
        )}
      </StepButtons>
    </>
  );
}

interface RowProps {
  row: OutlineRow;
  state: 'all' | 'some' | 'none';
  folded: boolean;
  onToggle: () => void;
  onFold: () => void;
}

function Row({ row, state, folded, onToggle, onFold }: RowProps) {
  const { t } = useTexts();
  const { part, depth, hasChildren, readable, seconds } = row;
  const [open, setOpen] = useState(false);
  const kinds = t.compose.partKinds;
  const kind = part.kind in kinds ? kinds[part.kind as keyof typeof kinds] : part.kind;
  const shownSeconds = hasChildren && folded ? seconds : part.estimatedSeconds;
  return (
    <Box
      px="sm"
      py={6}
      pl={{ base: 8 + Math.min(depth, 4) * 12, sm: 12 + Math.min(depth, 6) * 24 }}
      style={{ borderBottom: '1px solid var(--mantine-color-gray-3)' }}
      bg={state === 'none' ? 'gray.0' : undefined}
    >
      <Group wrap="nowrap" gap="xs" align="flex-start">
        {hasChildren ? (
          <ActionIcon
            variant="subtle"
            color="dark"
            aria-expanded={!folded}
            aria-label={`${folded ? t.compose.unfold : t.compose.fold}: ${part.heading}`}
            onClick={onFold}
          >
            {folded ? <IconChevronRight size={18} aria-hidden /> : <IconChevronDown size={18} aria-hidden />}
          </ActionIcon>
        ) : (
          <Box w={28} visibleFrom="sm" />
        )}
        <Checkbox
          flex={1}
          checked={state === 'all'}
          indeterminate={state === 'some'}
          disabled={readable.length === 0}
          onChange={onToggle}
          label={
            <Text component="span" lineClamp={2} c={state === 'none' ? 'dark.3' : undefined}>
              {part.kind === 'title'
                ? part.text.split('\n').slice(0, 2).join(' ') || part.heading
                : part.heading}
            </Text>
          }
          description={part.kind === 'title' ? t.compose.titleIsSaid : part.why}
          styles={{
            description: { fontSize: 'var(--mantine-font-size-sm)', color: 'var(--mantine-color-dark-3)' },
          }}
        />
        <Stack gap={2} align="flex-end" miw={92} maw={{ base: 110, sm: 200 }}>
          <Text size="sm" c="dark.3" ta="right">
            {kind}
          </Text>
          {shownSeconds > 0 && (
            <Text size="sm">{t.compose.partLength(showDuration(shownSeconds * 1000))}</Text>
          )}
        </Stack>
      </Group>
      {part.kind === 'table' && part.text !== '' && (
        <Box pl={36}>
          <Button variant="subtle" size="compact-sm" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t.compose.hideTable : t.compose.showTable}
          </Button>
          {open && <Text style={{ whiteSpace: 'pre-line' }}>{part.text}</Text>}
        </Box>
      )}
    </Box>
  );
}
