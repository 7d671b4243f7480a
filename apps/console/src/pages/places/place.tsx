import { Anchor, Badge, Button, Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { api, ask } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { type PlaceDetail, placeKey, usePlace } from '../../api/registry.js';
import { useConfirm } from '../../parts/confirm.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading, Page } from '../../parts/page.js';
import { Panel } from '../../parts/panel.js';
import { useSharedRecord } from '../../parts/shared-record.js';
import { useTexts } from '../../texts/texts.js';
import { BoxPanel } from './box-panel.js';
import { DevicesPanel } from './devices-panel.js';
import { EnrolmentPanel } from './enrolment-panel.js';
import { type PlaceDraft, PlaceForm } from './place-form.js';

export default function PlacePage() {
  const { t } = useTexts();
  const { id = '' } = useParams();
  const { can } = useMe();
  const { data: place, error, refetch } = usePlace(id);
  if (!place)
    return (
      <Page title={t.places.title}>
        {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Loading />}
      </Page>
    );
  const inUse = place.retiredAt === null;
  return (
    <Page title={place.name}>
      <Group gap="sm">
        <Anchor component={Link} to={`/stations/${place.station}?tab=places`}>
          ← {place.stationName}
        </Anchor>
        <Badge color="gray.7">{t.places.kinds[place.kind]}</Badge>
        {!inUse && <Badge color="red.9">{t.places.retired}</Badge>}
        {place.sensitiveSite && (
          <Badge color="orange.9">
            {t.places.sensitive}: {place.sensitiveSite}
          </Badge>
        )}
      </Group>
      <Panel title={t.places.devices[place.kind]}>
        <DevicesPanel place={place} />
      </Panel>
      {inUse && can('enrol', 'place') && (
        <Panel title={t.places.code}>
          <EnrolmentPanel place={place} />
        </Panel>
      )}
      <Panel title={t.places.facts}>
        <Facts key={place.id} place={place} readOnly={!inUse || !can('update', 'place')} />
      </Panel>
      <Panel title={t.places.boxes}>
        <BoxPanel key={place.id} place={place} readOnly={!inUse || !can('update', 'place')} />
      </Panel>
      {inUse && can('update', 'place') && <Retire place={place} />}
    </Page>
  );
}

const draftOf = (place: PlaceDetail): PlaceDraft => {
  const { name, kind, hamlet, lat, lon, languages, groups, sensitiveSite, trim, owner, responsible } = place;
  return { name, kind, hamlet, lat, lon, languages, groups, sensitiveSite, trim, owner, responsible };
};

function Facts({ place, readOnly }: { place: PlaceDetail; readOnly: boolean }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const path = { id: place.id };
  const latest = () => ask(api.GET('/api/v1/places/{id}', { params: { path } }));
  const { draft, base, changes, was, set, saved, refused } = useSharedRecord(draftOf(place), () =>
    latest().then(draftOf),
  );
  const save = useMutation({
    mutationFn: () => {
      const { kind: _kind, ...body } = changes;
      return ask(api.PATCH('/api/v1/places/{id}', { params: { path }, body: { ...body, was } }));
    },
    onSuccess: (record) => {
      saved(draftOf(record));
      queries.setQueryData(placeKey(place.id), record);
      void queries.invalidateQueries({ queryKey: ['places'] });
      notifications.show({ message: t.places.saved, color: 'green.9' });
    },
    onError: refused,
  });
  return (
    <PlaceForm
      unit={place.unit}
      draft={draft}
      base={base}
      set={set}
      fixedKind
      readOnly={readOnly}
      busy={save.isPending}
      error={save.error}
      label={t.common.save}
      onSave={() => save.mutate()}
    />
  );
}

function Retire({ place }: { place: PlaceDetail }) {
  const { t } = useTexts();
  const askFirst = useConfirm();
  const queries = useQueryClient();
  const retire = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/places/{id}/retire', { params: { path: { id: place.id } } })),
    onSuccess: async (saved) => {
      queries.setQueryData(placeKey(place.id), saved);
      await queries.invalidateQueries({ queryKey: ['places'] });
    },
  });
  const confirm = () =>
    askFirst({
      title: t.places.retire,
      text: t.places.retireText,
      action: t.places.retireConfirm,
      onConfirm: () => retire.mutate(),
    });
  return (
    <Stack gap="xs">
      <ErrorNote error={retire.error} />

      <Button variant="outline" color="red.9" w="fit-content" loading={retire.isPending} onClick={confirm}>
        {t.places.retire}
      </Button>
    </Stack>
  );
}
