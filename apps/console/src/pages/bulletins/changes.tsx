import { Badge, Group, Stack, Text } from '@mantine/core';
import { type Bulletin, type BulletinChanges, useBulletinChanges } from '../../api/bulletins.js';
import { ErrorNote } from '../../parts/error-note.js';
import { Loading } from '../../parts/page.js';
import { showDate, showDateTime, showDuration } from '../../texts/format.js';
import { type Catalogue, useTexts } from '../../texts/texts.js';
import { className, fieldName, languageName } from './wording.js';

type Run = BulletinChanges['variants'][number]['text'][number];
type FieldChange = BulletinChanges['fields'][number];
/** Of a long text that stayed, only its ends beside a change are shown. */
const CONTEXT = 160;

/** What became of a bulletin since somebody judged it last. */
export function Changes({ bulletin }: { bulletin: Bulletin }) {
  const { t } = useTexts();
  const { data, error, refetch } = useBulletinChanges(bulletin.id, bulletin.version);
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const { since, fields, variants, display } = data;
  if (!since) return <Text>{t.bulletins.approve.first}</Text>;
  const name = since.byName ?? t.bulletins.somebody;
  const at = showDateTime(since.at);
  const changed = variants.filter(({ change }) => change !== 'same');
  return (
    <Stack gap="sm">
      <Text size="sm">
        {since.decision === 'approved'
          ? t.bulletins.approve.sinceApproved(name, at)
          : t.bulletins.approve.sinceRejected(name, at)}
      </Text>
      {since.decision === 'rejected' && since.reason && (
        <Text fw={600}>{t.bulletins.approve.rejectedFor(since.reason)}</Text>
      )}
      {fields.length === 0 && changed.length === 0 && (!display || display.change === 'same') && (
        <Text>{t.bulletins.approve.unchanged}</Text>
      )}
      {fields.map((change) => (
        <Field key={change.field} change={change} />
      ))}
      {changed.map((variant) => (
        <Variant key={variant.language} variant={variant} />
      ))}
      {display && display.change !== 'same' && <Shown display={display} />}
    </Stack>
  );
}

function Field({ change }: { change: FieldChange }) {
  const { t } = useTexts();
  return (
    <div>
      <Text fw={600}>{fieldLabel(t, change.field)}</Text>
      <Text>
        {t.bulletins.approve.was}: <del>{valueOf(t, change.field, change.before)}</del>
      </Text>
      <Text>
        {t.bulletins.approve.is}: <strong>{valueOf(t, change.field, change.after)}</strong>
      </Text>
    </div>
  );
}

function Variant({ variant }: { variant: BulletinChanges['variants'][number] }) {
  const { t } = useTexts();
  const { sound, change, language, text, spoken } = variant;
  const length = (ms: number | null) => (ms === null ? '–' : showDuration(ms));
  const otherVoice = sound.voiceBefore && sound.voiceAfter && sound.voiceBefore !== sound.voiceAfter;
  return (
    <div>
      <Group gap="xs">
        <Text fw={600}>{t.bulletins.variant(languageName(t, language))}</Text>
        {change === 'added' && <Badge color="green.9">{t.bulletins.approve.newVariant}</Badge>}
        {change === 'removed' && <Badge color="red.9">{t.bulletins.approve.goneVariant}</Badge>}
      </Group>
      {sound.changed && change === 'changed' && (
        <Text size="sm">{t.bulletins.approve.newSound(length(sound.beforeMs), length(sound.afterMs))}</Text>
      )}
      {otherVoice && (
        <Text size="sm">{t.bulletins.approve.newVoice(sound.voiceBefore ?? '', sound.voiceAfter ?? '')}</Text>
      )}
      {change !== 'removed' && <Runs runs={text} />}
      {spoken.length > 0 && (
        <>
          <Text size="sm">{t.bulletins.approve.readingChanged}</Text>
          <Runs runs={spoken} />
        </>
      )}
    </div>
  );
}

function Shown({ display }: { display: NonNullable<BulletinChanges['display']> }) {
  const { t } = useTexts();
  const { change, text, mediaAdded, mediaRemoved } = display;
  const words = t.bulletins.approve;
  return (
    <div>
      <Text fw={600}>
        {change === 'added'
          ? words.displayAdded
          : change === 'removed'
            ? words.displayGone
            : words.displayChanged}
      </Text>
      {change === 'changed' && <Runs runs={text} />}
      {mediaAdded.length > 0 && <Text>{words.mediaAdded(mediaAdded.join(', '))}</Text>}
      {mediaRemoved.length > 0 && <Text>{words.mediaRemoved(mediaRemoved.join(', '))}</Text>}
    </div>
  );
}

const MARKS = {
  added: { background: '#d3f9d8', color: '#0b3d16', textDecoration: 'underline' },
  removed: { background: '#ffe3e3', color: '#7a0b0b', textDecoration: 'line-through' },
} as const;

/** Inserted words are underlined, removed ones struck out: colour alone tells nothing to whoever does not see it. */
function Runs({ runs }: { runs: readonly Run[] }) {
  return (
    <Text component="div" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {runs.map(({ kind, text }, i) => {
        if (kind === 'added')
          return (
            <ins key={i} style={MARKS.added}>
              {text}
            </ins>
          );
        if (kind === 'removed')
          return (
            <del key={i} style={MARKS.removed}>
              {text}
            </del>
          );
        return <span key={i}>{shortened(text, i === 0, i === runs.length - 1)}</span>;
      })}
    </Text>
  );
}

/** A long stretch that stayed: what stands next to the changes is enough. */
export function shortened(text: string, first: boolean, last: boolean): string {
  if (text.length <= 2.5 * CONTEXT || (first && last)) return text;
  if (first) return `… ${text.slice(-CONTEXT)}`;
  if (last) return `${text.slice(0, CONTEXT)} …`;
  return `${text.slice(0, CONTEXT)} … ${text.slice(-CONTEXT)}`;
}

function fieldLabel(t: Catalogue, field: FieldChange['field']): string {
  return {
    title: t.bulletins.bulletinTitle,
    field: t.bulletins.field,
    class: t.bulletins.class,
    kind: t.bulletins.kind,
    source: t.bulletins.source,
    author: t.bulletins.author,
    validFrom: t.bulletins.validFrom,
    validTo: t.bulletins.validTo,
  }[field];
}

function valueOf(t: Catalogue, field: FieldChange['field'], value: string | null): string {
  if (value === null || value === '') return t.bulletins.approve.nothing;
  if (field === 'field') return fieldName(t, Number(value));
  if (field === 'class') return className(t, Number(value));
  if (field === 'kind') return t.bulletins.kinds[value === 'bulletin' ? 'bulletin' : 'announcement'];
  if (field === 'validFrom' || field === 'validTo') return showDate(value);
  return value;
}
