import { Paper, Text } from '@mantine/core';
import type { Bulletin } from '../../api/bulletins.js';
import { showDuration } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { className, fieldName, validityOf } from './wording.js';

/** What is written about a bulletin beside its words. */
export function Facts({ bulletin: b }: { bulletin: Bulletin }) {
  const { t } = useTexts();
  const facts: [label: string, value: string | null][] = [
    [t.common.unit, b.unitName],
    [t.bulletins.field, fieldName(t, b.field)],
    [t.bulletins.class, className(t, b.class)],
    [t.bulletins.kind, t.bulletins.kinds[b.kind === 'bulletin' ? 'bulletin' : 'announcement']],
    [t.bulletins.validity, validityOf(t, b)],
    [t.bulletins.source, b.source],
    [t.bulletins.author, b.author],
    [t.bulletins.writer, b.createdByName ?? t.bulletins.somebody],
    [t.bulletins.submitter, b.submittedByName],
    [t.bulletins.duration, b.durationMs === null ? null : showDuration(b.durationMs)],
  ];
  return (
    <Paper withBorder p="md" component="dl" m={0}>
      {facts.map(
        ([label, value]) =>
          value !== null && (
            <div key={label} style={{ marginBottom: 8 }}>
              <Text component="dt" size="sm" c="dark.3">
                {label}
              </Text>
              <Text component="dd" m={0} style={{ overflowWrap: 'anywhere' }}>
                {value}
              </Text>
            </div>
          ),
      )}
    </Paper>
  );
}
