import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCopy, IconPrinter } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { api, ask } from '../../api/client.js';
import type { PlaceDetail } from '../../api/registry.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading } from '../../parts/page.js';
import { RecordList } from '../../parts/record-list.js';
import { showDateTime } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';

const QrCode = lazy(() => import('./qr-code.js'));

/** Hands over the code that makes a box a device at this place: as large letters, as a QR code, on paper. */
export function EnrolmentPanel({ place }: { place: PlaceDetail }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const path = { id: place.id };
  const issue = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/places/{id}/enrolment-codes', { params: { path } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['codes', place.id] }),
  });
  const { data: active } = useQuery({
    queryKey: ['place-devices', place.id, 'active'],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/devices', { params: { query: { place: place.id, limit: 1 } }, signal })),
  });
  const shown = issue.data;
  return (
    <Stack>
      <Text>{t.places.codeText}</Text>
      {active && active.total > 0 && (
        <Alert color="orange" variant="light" icon={<IconAlertTriangle aria-hidden />}>
          {t.places.replaceWarning}
        </Alert>
      )}
      <ErrorNote error={issue.error} />
      <Button w="fit-content" loading={issue.isPending} onClick={() => issue.mutate()}>
        {shown ? t.places.issueAgain : t.places.issue}
      </Button>
      {shown && <Slip place={place} code={shown.code} link={shown.link} expiresAt={shown.expiresAt} />}
      <Issued placeId={place.id} />
    </Stack>
  );
}

function Slip({
  place,
  code,
  link,
  expiresAt,
}: {
  place: PlaceDetail;
  code: string;
  link: string;
  expiresAt: string;
}) {
  const { t } = useTexts();
  return (
    <Stack
      className="print-only-this"
      gap="xs"
      p="md"
      style={{ border: '2px solid #0b5c8c', borderRadius: 8 }}
    >
      <Text fw={600} size="lg">
        {place.name} – {place.stationName}
      </Text>
      <Group align="center" gap="xl">
        <Suspense fallback={<Loading />}>
          <QrCode text={link} what={t.places.qrOf(place.name)} />
        </Suspense>
        <Stack gap="xs" style={{ flex: '1 1 260px' }}>
          <Text>{t.places.code}</Text>
          <Text ff="monospace" fw={700} fz={{ base: 32, sm: 44 }} role="status" aria-live="polite">
            {code}
          </Text>
          <Text>{t.places.validUntil(showDateTime(expiresAt))}</Text>
          <Text>{t.places.qrText[place.kind]}</Text>
          <Text size="sm">{t.places.link}:</Text>
          <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {link}
          </Code>
        </Stack>
      </Group>
      <Group className="not-printed">
        <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => print()}>
          {t.places.print}
        </Button>
        <CopyButton value={code}>
          {({ copied, copy }) => (
            <Button variant="default" leftSection={<IconCopy size={18} aria-hidden />} onClick={copy}>
              {copied ? t.common.copied : t.common.copy}
            </Button>
          )}
        </CopyButton>
        <Text size="sm">{t.places.codeOnce}</Text>
      </Group>
    </Stack>
  );
}

function Issued({ placeId }: { placeId: string }) {
  const { t } = useTexts();
  const { data } = useQuery({
    queryKey: ['codes', placeId],
    queryFn: ({ signal }) =>
      ask(api.GET('/api/v1/places/{id}/enrolment-codes', { params: { path: { id: placeId } }, signal })),
  });
  if (!data || data.length === 0) return null;
  return (
    <RecordList
      caption={t.places.issued}
      records={data}
      keyOf={({ issuedAt }) => issuedAt}
      columns={[
        { key: 'at', label: t.places.issuedAt, show: ({ issuedAt }) => showDateTime(issuedAt) },
        { key: 'by', label: t.places.issuedBy, show: ({ issuedByName }) => issuedByName ?? t.stations.hub },
        { key: 'state', label: t.places.codeState, show: ({ state }) => t.places.codeStates[state] },
      ]}
    />
  );
}
