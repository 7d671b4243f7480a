import {
  Button,
  Group,
  NumberInput,
  Paper,
  Radio,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { type Bulletin, bulletinKey, fetchBulletin, LONGEST_TITLE } from '../../api/bulletins.js';
import { api, ask } from '../../api/client.js';
import { hubNowMs } from '../../api/hub-clock.js';
import { ProblemError } from '../../api/problem.js';
import { ErrorNote } from '../../parts/error-note.js';
import { DateField, TimeField } from '../../parts/time-field.js';
import { UnitPicker } from '../../parts/unit-picker.js';
import { useTexts } from '../../texts/texts.js';
import { contentOf, type Draft, LANGUAGE, missing } from './draft.js';
import { keep } from './kept-draft.js';
import { Languages } from './languages.js';
import { proposedSource } from './outline-choice.js';
import { useDocument } from './queries.js';
import { StepButtons, type StepProps } from './step-buttons.js';
import { VoiceChoice } from './voice-choice.js';

/** Title, field, validity, languages, voice; then the draft is stored and its sound is made. */
export function DetailsStep({
  draft,
  change,
  go,
  wide,
  bulletin,
  person,
  onDropped,
}: StepProps & {
  /** Writes for other units than their own, too. */
  wide: boolean;
  bulletin: Bulletin | null;
  person: string;
  onDropped: () => void;
}) {
  const { t } = useTexts();
  const [attempts, setAttempts] = useState(0);
  const tried = attempts > 0;
  const save = useSave({ draft, change, go, bulletin, person, onDropped });
  useOwnSource(draft, change);
  const lacking = missing(draft, hubNowMs());
  const problems = save.error instanceof ProblemError ? save.error.byField : {};
  const wrong = (field: (typeof lacking)[number], sent?: string) =>
    (tried && lacking.includes(field) ? t.compose.required : undefined) ??
    (sent ? problems[sent] : undefined);
  const main = draft.variants[0];
  const box = useWrongInSight(attempts, save.error);
  const submit = () => {
    setAttempts(attempts + 1);
    if (lacking.length === 0) save.mutate(null);
  };
  return (
    <Stack ref={box}>
      {wide && bulletin === null && (
        <UnitPicker
          label={t.compose.unit}
          value={draft.unit}
          required
          onChange={(unit) => unit && change({ unit })}
          error={problems['unit']}
        />
      )}
      <Facts draft={draft} change={change} wrong={wrong} />
      {main?.language === LANGUAGE && main.origin === 'text' && (
        <VoiceChoice
          unit={draft.unit}
          variant={main}
          onChange={(next) => change((d) => ({ variants: [{ ...main, ...next }, ...d.variants.slice(1)] }))}
        />
      )}
      <Languages draft={draft} change={change} missing={tried ? lacking : []} />
      <SaveProblem save={save} bulletin={bulletin} />
      <StepButtons
        onBack={() => go(main?.origin === 'text' ? 2 : 0)}
        onNext={submit}
        next={t.compose.saveAndListen}
        busy={save.isPending}
      >
        {tried && lacking.length > 0 && (
          <Text c="red.9" role="alert">
            {lacking.includes('validity')
              ? t.compose.wrongValidity
              : lacking.includes('past')
                ? t.compose.pastValidity
                : t.compose.stillMissing}
          </Text>
        )}
      </StepButtons>
    </Stack>
  );
}

/** The page is long, and its button always in sight: what keeps it from being saved is gone to. */
function useWrongInSight(attempts: number, error: unknown) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempts === 0) return;
    const wrong = box.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (wrong) wrong.focus();
    else box.current?.querySelector('[data-wrong], [role="alert"]')?.scrollIntoView({ block: 'center' });
  }, [attempts, error]);
  return box;
}

/** Where nobody is named as the source of a text, it is the unit's own committee. */
function useOwnSource({ unit, source }: Draft, change: StepProps['change']): void {
  const { t } = useTexts();
  const { data } = useQuery({
    queryKey: ['unit', unit],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/units/{key}', { params: { path: { key: unit } }, signal })),
    enabled: unit !== '' && source === '',
    staleTime: Infinity,
  });
  const proposed = useRef(false);
  useEffect(() => {
    if (!data || proposed.current || source !== '') return;
    proposed.current = true;
    change({ source: t.compose.ownSource(data.fullName) });
  }, [data, source, change, t]);
}

/** Stores the draft in the system: anew, or as the next version of the bulletin that it began with. */
function useSave(given: {
  draft: Draft;
  change: StepProps['change'];
  go: (step: number) => void;
  bulletin: Bulletin | null;
  person: string;
  onDropped: () => void;
}) {
  const { draft, change, go, bulletin, person, onDropped } = given;
  const client = useQueryClient();
  const navigate = useNavigate();
  const { t } = useTexts();
  return useMutation({
    /** @param version what to overwrite, where the person has decided so */
    mutationFn: (version: number | null) =>
      bulletin
        ? ask(
            api.PUT('/api/v1/bulletins/{id}', {
              params: { path: { id: bulletin.id } },
              body: { ...contentOf(draft), version: version ?? draft.version ?? bulletin.version },
            }),
          )
        : ask(api.POST('/api/v1/bulletins', { body: { unit: draft.unit, ...contentOf(draft) } })),
    onSuccess: (saved) => {
      client.setQueryData(bulletinKey(saved.id), saved);
      void client.invalidateQueries({ queryKey: ['bulletins'] });
      notifications.show({ message: t.compose.saved, color: 'green' });
      if (bulletin) {
        change({ version: saved.version });
        return go(4);
      }
      keep(person, saved.id, { ...draft, version: saved.version, step: 4 });
      onDropped();
      void navigate(`/compose/${saved.id}`, { replace: true });
    },
  });
}

/** Somebody else was quicker: what to do about it. */
function SaveProblem({ save, bulletin }: { save: ReturnType<typeof useSave>; bulletin: Bulletin | null }) {
  const { t } = useTexts();
  const conflict =
    save.error instanceof ProblemError && save.error.problem.status === 409 && bulletin !== null;
  return (
    <Stack gap="xs">
      <ErrorNote error={save.error} />
      {conflict && (
        <Group>
          <Text>{t.compose.conflict}</Text>
          <Button
            variant="default"
            onClick={() =>
              void fetchBulletin(bulletin.id)
                .then(({ version }) => save.mutate(version))
                .catch((cause: unknown) => console.info('the bulletin cannot be asked for', cause))
            }
          >
            {t.compose.overwrite}
          </Button>
          <Button variant="default" component="a" href={`/bulletins/${bulletin.id}`} target="_blank">
            {t.bulletins.approve.toBulletin}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function Facts({
  draft,
  change,
  wrong,
}: {
  draft: Draft;
  change: StepProps['change'];
  wrong: (field: ReturnType<typeof missing>[number], sent?: string) => string | undefined;
}) {
  const { t } = useTexts();
  const { data: document } = useDocument(draft.documentId);
  const source = proposedSource(document?.outline ?? null);
  return (
    <Paper withBorder p="md" component="section" aria-label={t.compose.steps.details}>
      <Stack>
        <TextInput
          label={t.compose.titleLabel}
          description={draft.title.length < LONGEST_TITLE ? t.compose.titleHint : t.common.titleFull}
          required
          maxLength={LONGEST_TITLE}
          value={draft.title}
          error={wrong('title', 'title')}
          onChange={({ currentTarget: { value } }) => change({ title: value })}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Select
            label={t.bulletins.field}
            allowDeselect={false}
            value={String(draft.field)}
            data={Object.entries(t.common.fields).map(([value, label]) => ({ value, label }))}
            onChange={(value) => value && change({ field: Number(value) })}
          />
          <Radio.Group
            label={t.bulletins.class}
            value={String(draft.class)}
            onChange={(value) => change({ class: Number(value) })}
          >
            <Group mt={8}>
              {([3, 2, 1] as const).map((level) => (
                <Radio key={level} value={String(level)} label={t.common.classes[level]} />
              ))}
            </Group>
          </Radio.Group>
          <TextInput
            label={t.bulletins.source}
            required
            maxLength={255}
            value={draft.source}
            placeholder={source}
            error={wrong('source', 'source')}
            onChange={({ currentTarget: { value } }) => change({ source: value })}
          />
          <TextInput
            label={t.bulletins.author}
            maxLength={255}
            value={draft.author}
            onChange={({ currentTarget: { value } }) => change({ author: value })}
          />
        </SimpleGrid>
        <Radio.Group
          label={t.compose.kindLabel}
          value={draft.kind}
          onChange={(kind) => change({ kind: kind === 'bulletin' ? 'bulletin' : 'announcement' })}
        >
          <Stack gap={6} mt={6}>
            <Radio value="announcement" label={t.compose.announcementHint} />
            <Radio value="bulletin" label={t.compose.newsHint} />
          </Stack>
        </Radio.Group>
        {draft.kind === 'announcement' && draft.variants[0]?.origin === 'text' && (
          <NumberInput
            label={t.compose.readings}
            maw={260}
            min={1}
            max={5}
            placeholder={t.compose.readingsDefault}
            value={draft.variants[0].readings ?? ''}
            onChange={(value) =>
              change((d) => {
                const [first, ...rest] = d.variants;
                const readings = typeof value === 'number' && value >= 1 && value <= 5 ? value : null;
                return first ? { variants: [{ ...first, readings }, ...rest] } : {};
              })
            }
          />
        )}
        <Title order={2} size="h5">
          {t.bulletins.validity}
        </Title>
        <SimpleGrid cols={{ base: 2, sm: 4 }}>
          <DateField
            label={t.compose.validFrom}
            value={draft.validFrom.date}
            error={wrong('validFrom', 'validFrom')}
            onChange={(date) => change((d) => ({ validFrom: { ...d.validFrom, date } }))}
          />
          <TimeField
            label={t.compose.validFromTime}
            value={draft.validFrom.time}
            onChange={(time) => change((d) => ({ validFrom: { ...d.validFrom, time } }))}
          />
          <DateField
            label={t.compose.validTo}
            value={draft.validTo.date}
            error={
              wrong('validTo', 'validTo') ??
              (wrong('validity') ? t.compose.wrongValidity : undefined) ??
              (wrong('past') ? t.compose.pastValidity : undefined)
            }
            onChange={(date) => change((d) => ({ validTo: { ...d.validTo, date } }))}
          />
          <TimeField
            label={t.compose.validToTime}
            value={draft.validTo.time}
            onChange={(time) => change((d) => ({ validTo: { ...d.validTo, time } }))}
          />
        </SimpleGrid>
      </Stack>
    </Paper>
  );
}
