import { Box, ScrollArea } from '@mantine/core';
import { memo, useMemo } from 'react';
import { useTexts } from '../../texts/texts.js';
import { isShown, type Segment, segmentsOf, type Span } from './corrections.js';
import type { Correction } from './draft.js';
import { OTHER_COLOUR, SPAN_COLOURS, UNSURE_BELOW } from './span-colours.js';
import classes from './compose.module.css';

/** The text as it was written; what is read otherwise than it is written is a button. */
export const SourceText = memo(function SourceText({
  text,
  spans,
  corrections,
  onPick,
}: {
  text: string;
  spans: readonly Span[];
  corrections: readonly Correction[];
  onPick: (segment: Segment) => void;
}) {
  const segments = useMemo(
    () => segmentsOf(text, spans.filter(isShown), corrections),
    [text, spans, corrections],
  );
  return (
    <ScrollArea.Autosize mah="60vh" type="auto" offsetScrollbars>
      <Box className={classes.text} lang="vi">
        {segments.map((segment) =>
          segment.span === null && segment.correction === null ? (
            <span key={segment.start}>{segment.text}</span>
          ) : (
            <Place key={segment.start} segment={segment} onPick={onPick} />
          ),
        )}
      </Box>
    </ScrollArea.Autosize>
  );
});

function Place({ segment, onPick }: { segment: Segment; onPick: (segment: Segment) => void }) {
  const { t } = useTexts();
  const { span, correction, text } = segment;
  const type = correction ? 'corrected' : (span?.type ?? 'unknown');
  const unsure = !correction && span !== null && span.confidence < UNSURE_BELOW;
  const spoken = correction?.spoken ?? span?.spoken ?? '';
  const types = t.compose.types;
  const name = type in types ? types[type as keyof typeof types] : type;
  return (
    <button
      type="button"
      className={unsure ? `${classes.place} ${classes.unsure}` : classes.place}
      style={{ backgroundColor: SPAN_COLOURS[type] ?? OTHER_COLOUR }}
      title={`${name}: ${spoken || t.compose.leftOut}`}
      onClick={() => onPick(segment)}
    >
      {text}
    </button>
  );
}
