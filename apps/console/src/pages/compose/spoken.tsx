import { Group, ScrollArea, Stack, Text } from '@mantine/core';
import { PlayButton } from '../../parts/play-button.js';
import { useTexts } from '../../texts/texts.js';
import type { VariantDraft } from './draft.js';
import { fetchPreview } from './queries.js';

const PARAGRAPH_MS = 800;

/** The words as they will be said, sentence by sentence, each to be heard. */
export function Spoken({
  sentences,
  unit,
  voice,
}: {
  sentences: readonly { text: string; pauseMsAfter: number }[];
  unit: string;
  voice: VariantDraft['voice'];
}) {
  const { t } = useTexts();
  return (
    <ScrollArea.Autosize mah="60vh" type="auto" offsetScrollbars>
      <Stack gap={4}>
        {sentences.map(({ text, pauseMsAfter }, i) => (
          <Group
            key={i}
            wrap="nowrap"
            align="flex-start"
            gap="xs"
            mb={pauseMsAfter >= PARAGRAPH_MS ? 'sm' : 0}
          >
            <PlayButton
              what={t.compose.listenSentence(text.slice(0, 60))}
              load={() => fetchPreview(unit, text, voice)}
            />
            <Text lang="vi" pt={4}>
              {text}
            </Text>
          </Group>
        ))}
      </Stack>
    </ScrollArea.Autosize>
  );
}
