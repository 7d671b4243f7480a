import { Alert, List, Text } from '@mantine/core';
import { IconFileCheck } from '@tabler/icons-react';
import { showDuration, showNumber } from '../../texts/format.js';
import { inBoth } from '../../texts/hub-sentences.js';
import { useTexts } from '../../texts/texts.js';
import type { SourceDocument } from './queries.js';

/** What was found in a file, and what was mended in it. */
export function Detected({ document: { fileName, kind, detected, text } }: { document: SourceDocument }) {
  const { t } = useTexts();
  const words = t.compose;
  const kindName = kind in words.kinds ? words.kinds[kind as keyof typeof words.kinds] : kind;
  const { script = '', encoding, linesJoined = 0, droppedHeads = [], pages, durationMs } = detected;
  const legacy = script in words.scripts ? words.scripts[script as keyof typeof words.scripts] : null;
  const lines = [
    `${words.fileKind}: ${kindName}`,
    script !== 'unicode' && legacy ? `${words.encoding}: ${words.converted(legacy)}` : '',
    !legacy && encoding ? `${words.encoding}: ${encoding.toUpperCase()}` : '',
    pages ? words.pages(pages) : '',
    text ? words.length(showNumber(text.length)) : '',
    durationMs ? words.audioLength(showDuration(durationMs)) : '',
    linesJoined > 0 ? words.joined(linesJoined) : '',
    droppedHeads.length > 0 ? words.droppedHeads(droppedHeads.length) : '',
  ].filter(Boolean);
  return (
    <Alert
      color="green"
      variant="light"
      icon={<IconFileCheck aria-hidden />}
      title={`${words.detected}: ${fileName}`}
      role="status"
    >
      <List>
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
      {detected.warnings?.map((warning) => (
        <Text key={warning.code} mt="xs" c="orange.9">
          {inBoth(warning)}
        </Text>
      ))}
    </Alert>
  );
}
