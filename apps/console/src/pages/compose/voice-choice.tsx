import { Group, Paper, Select, SimpleGrid, Stack, Title } from '@mantine/core';
import { PlayButton } from '../../parts/play-button.js';
import { useTexts } from '../../texts/texts.js';
import { spokenText, type VariantDraft } from './draft.js';
import { fetchPreview, useVoices } from './queries.js';

const TRIED_CHARACTERS = 300;

/** Which voice speaks, and how quickly; heard on the bulletin's own first sentences. */
export function VoiceChoice({
  unit,
  variant,
  onChange,
}: {
  unit: string;
  variant: VariantDraft;
  onChange: (next: Partial<VariantDraft>) => void;
}) {
  const { t } = useTexts();
  const { data: voices = [] } = useVoices();
  const { engine, voice, speed } = variant.voice;
  const keyOf = (of: { engine?: string; voice?: string }) => `${of.engine ?? ''}|${of.voice ?? ''}`;
  const regions: Record<string, string> = t.compose.regions;
  const genders: Record<string, string> = t.compose.genders;
  const data = voices.map((each) => ({
    value: keyOf(each),
    label: `${each.label} · ${regions[each.region] ?? each.region}, ${genders[each.gender] ?? each.gender} (${each.engine})`,
  }));
  const text = spokenText(variant).trim().slice(0, TRIED_CHARACTERS);
  return (
    <Paper withBorder p="md" component="section" aria-label={t.compose.voice}>
      <Stack gap="sm">
        <Title order={2} size="h5">
          {t.compose.voice}
        </Title>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Select
            label={t.compose.voice}
            placeholder={t.compose.voiceDefault}
            clearable
            clearButtonProps={{ 'aria-label': t.compose.voiceDefault }}
            value={voice ? keyOf(variant.voice) : null}
            data={data}
            onChange={(value) => {
              const chosen = voices.find((each) => keyOf(each) === value);
              onChange({
                voice: {
                  ...(chosen && { engine: chosen.engine, voice: chosen.voice }),
                  ...(speed !== undefined && { speed }),
                },
              });
            }}
          />
          <Select
            label={t.compose.speed}
            allowDeselect={false}
            value={String(speed ?? 1)}
            data={Object.entries(t.compose.speeds).map(([value, label]) => ({ value, label }))}
            onChange={(value) =>
              onChange({
                voice: {
                  ...(engine && { engine }),
                  ...(voice && { voice }),
                  ...(value !== null && value !== '1' && { speed: Number(value) }),
                },
              })
            }
          />
        </SimpleGrid>
        <Group>
          <PlayButton
            what={t.compose.tryVoice}
            label={t.compose.tryVoice}
            load={() => fetchPreview(unit, text || t.common.appName, variant.voice)}
          />
        </Group>
      </Stack>
    </Paper>
  );
}
