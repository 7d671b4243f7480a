import { Alert, Button, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../api/client.js';
import { useTexts } from '../texts/texts.js';
import { mayBeLegacy } from './legacy-letters.js';

/** Typing rests so long before the hub is asked. */
const PAUSE_MS = 500;
const SHOWN = 90;

/** Beside a field: it was pasted in the letters of TCVN3 or VNI, which nobody could read aloud; and the way out. */
export function LegacyNote({
  unit,
  text,
  onConvert,
}: {
  unit: string;
  text: string;
  onConvert: (text: string) => void;
}) {
  const { t } = useTexts();
  const [settled] = useDebouncedValue(text, PAUSE_MS);
  const { data } = useQuery({
    queryKey: ['unicode', unit, settled],
    queryFn: ({ signal }) =>
      ask(api.POST('/api/v1/reading/unicode', { body: { unit, text: settled }, signal })),
    enabled: unit !== '' && mayBeLegacy(settled),
    staleTime: Infinity,
    gcTime: 0,
  });
  if (settled !== text || !data?.script || data.text === null) return null;
  const { script, text: converted } = data;
  const short = converted.replace(/\s+/gu, ' ').trim();
  return (
    <Alert
      color="orange"
      variant="light"
      role="status"
      title={t.common.legacy.title(t.common.legacy.scripts[script])}
    >
      <Text>{t.common.legacy.shows(short.length > SHOWN ? `${short.slice(0, SHOWN)}…` : short)}</Text>
      <Button mt="xs" size="sm" onClick={() => onConvert(converted)}>
        {t.common.legacy.convert}
      </Button>
    </Alert>
  );
}
