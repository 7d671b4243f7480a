import { Button, Chip, Grid, Group, Select, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconMicrophone, IconPencilPlus, IconSearch } from '@tabler/icons-react';
import { Link, useLocation, useSearchParams } from 'react-router';
import { useEffect, useRef, useState } from 'react';
import { type BulletinQuery, type BulletinState, useBulletins } from '../../api/bulletins.js';
import { useMe } from '../../api/me.js';
import { ErrorNote } from '../../parts/error-note.js';
import { EmptyState, Loading, Page } from '../../parts/page.js';
import { Paging } from '../../parts/paging.js';
import { useTexts } from '../../texts/texts.js';
import { BulletinCard } from './bulletin-card.js';
import { fieldName } from './wording.js';

const LIMIT = 20;
const STATES: BulletinState[] = ['submitted', 'draft', 'approved', 'expired', 'withdrawn'];
type Sort = '-createdAt' | '-updatedAt' | 'validTo' | 'title';

/** What is searched for stands in the address: it can be bookmarked, and "back" finds it again. */
export default function BulletinList() {
  const { t } = useTexts();
  const { can } = useMe();
  const { pathname } = useLocation();
  const [params, setParams] = useSearchParams();
  const change = (changes: Record<string, string | null>) => {
    // Somebody typed and went on at once: the search that comes late must not bring them back here.
    if (window.location.pathname !== pathname) return;
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries({ page: null, ...changes }))
          if (value) next.set(name, value);
          else next.delete(name);
        return next;
      },
      { replace: true },
    );
  };
  const query = queryOf(params);
  const { data, error, refetch, isPending } = useBulletins(query);
  const filtered = ['q', 'state', 'field', 'mine'].some((name) => params.has(name));
  return (
    <Page
      title={t.bulletins.title}
      actions={
        can('create', 'bulletin') && (
          <>
            {can('order', 'order') && (
              <Button component={Link} to="/announce" leftSection={<IconMicrophone size={18} aria-hidden />}>
                {t.bulletins.announce}
              </Button>
            )}
            <Button
              component={Link}
              to="/compose"
              variant="default"
              leftSection={<IconPencilPlus size={18} aria-hidden />}
            >
              {t.bulletins.compose}
            </Button>
          </>
        )
      }
    >
      <Filters params={params} change={change} />
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {isPending && !error && <Loading />}
      {data?.total === 0 && <EmptyState text={filtered ? t.bulletins.nothingFound : t.bulletins.empty} />}
      {data && data.total > 0 && (
        <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
          {data.items.map((bulletin) => (
            <li key={bulletin.id}>
              <BulletinCard bulletin={bulletin} />
            </li>
          ))}
        </Stack>
      )}
      {data && (
        <Paging
          total={data.total}
          page={data.page}
          limit={data.limit}
          onPage={(page) => change({ page: String(page) })}
        />
      )}
    </Page>
  );
}

function queryOf(params: URLSearchParams): BulletinQuery {
  const state = STATES.find((name) => name === params.get('state'));
  const field = Number(params.get('field'));
  const q = params.get('q')?.trim();
  return {
    limit: LIMIT,
    page: Math.max(1, Number(params.get('page')) || 1),
    sort: params.get('sort') ?? '-createdAt',
    ...(q && { q }),
    ...(state && { state }),
    ...(field >= 1 && field <= 6 && { field }),
    ...(params.has('mine') && { mine: 'true' }),
  };
}

function Filters({
  params,
  change,
}: {
  params: URLSearchParams;
  change: (changes: Record<string, string | null>) => void;
}) {
  const { t } = useTexts();
  const { can } = useMe();
  const [typed, setTyped] = useState(params.get('q') ?? '');
  const [settled] = useDebouncedValue(typed, 300);
  // Only what was typed starts a search; `change` is new in every rendering.
  const newest = useRef({ params, change });
  useEffect(() => {
    newest.current = { params, change };
  });
  useEffect(() => {
    const now = newest.current;
    if (settled.trim() !== (now.params.get('q') ?? '')) now.change({ q: settled.trim() || null });
  }, [settled]);
  const state = params.get('state');
  const sorts = Object.keys(t.bulletins.sorts) as Sort[];
  return (
    <Stack gap="sm">
      <Grid gap="sm">
        <Grid.Col span={{ base: 12, sm: 6 }}>
          <TextInput
            type="search"
            label={t.bulletins.search}
            placeholder={t.bulletins.searchHint}
            leftSection={<IconSearch size={18} aria-hidden />}
            value={typed}
            onChange={(e) => setTyped(e.currentTarget.value)}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 6, sm: 3 }}>
          <Select
            label={t.bulletins.field}
            value={params.get('field') ?? ''}
            data={[
              { value: '', label: t.bulletins.anyField },
              ...[1, 2, 3, 4, 5, 6].map((n) => ({ value: String(n), label: fieldName(t, n) })),
            ]}
            onChange={(field) => change({ field })}
            allowDeselect={false}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 6, sm: 3 }}>
          <Select
            label={t.bulletins.sort}
            value={params.get('sort') ?? '-createdAt'}
            data={sorts.map((value) => ({ value, label: t.bulletins.sorts[value] }))}
            onChange={(sort) => change({ sort })}
            allowDeselect={false}
          />
        </Grid.Col>
      </Grid>
      <Group gap="xs" role="group" aria-label={t.bulletins.filters}>
        <Chip checked={state === null} onChange={() => change({ state: null })} size="md">
          {t.common.all}
        </Chip>
        {STATES.map((name) => (
          <Chip
            key={name}
            size="md"
            checked={state === name}
            onChange={(on) => change({ state: on ? name : null })}
          >
            {t.bulletins.states[name]}
          </Chip>
        ))}
        {can('create', 'bulletin') && (
          <Chip
            size="md"
            color="green.9"
            checked={params.has('mine')}
            onChange={(on) => change({ mine: on ? 'true' : null })}
          >
            {t.bulletins.mine}
          </Chip>
        )}
      </Group>
    </Stack>
  );
}
