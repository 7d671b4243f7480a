import { Anchor } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api, ask } from '../../api/client.js';
import { stationKey, useStation } from '../../api/registry.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading, Page } from '../../parts/page.js';
import { useTexts } from '../../texts/texts.js';
import { EMPTY_PLACE, type PlaceDraft, PlaceForm } from './place-form.js';

export default function NewPlacePage() {
  const { t } = useTexts();
  const { id = '' } = useParams();
  const go = useNavigate();
  const queries = useQueryClient();
  const { data: station, error } = useStation(id);
  const [draft, setDraft] = useState<PlaceDraft>(EMPTY_PLACE);
  const add = useMutation({
    mutationFn: (body: PlaceDraft) =>
      ask(api.POST('/api/v1/stations/{id}/places', { params: { path: { id } }, body })),
    onSuccess: async (place) => {
      await queries.invalidateQueries({ queryKey: ['places'] });
      await queries.invalidateQueries({ queryKey: stationKey(id) });
      void go(`/places/${place.id}`);
    },
  });
  return (
    <Page title={t.places.addTo(station?.name ?? '')}>
      <Anchor component={Link} to={`/stations/${id}?tab=places`}>
        ← {station?.name ?? t.stations.title}
      </Anchor>
      {!station && (error ? <ErrorNote error={error} /> : <Loading />)}
      {station && (
        <PlaceForm
          unit={station.unit}
          draft={draft}
          set={(part) => setDraft((before) => ({ ...before, ...part }))}
          fixedKind={false}
          busy={add.isPending}
          error={add.error}
          label={t.stations.addPlace}
          onSave={() => add.mutate(draft)}
        />
      )}
    </Page>
  );
}
