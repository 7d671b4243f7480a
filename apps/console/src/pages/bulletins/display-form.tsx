import { displayPages } from '#domain/bulletins/display-pages.js';
import {
  Alert,
  Button,
  FileButton,
  Group,
  Progress,
  Radio,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPhotoPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useMemo, useState } from 'react';
import { type Bulletin, bulletinKey, type Display } from '../../api/bulletins.js';
import { api, ask, upload } from '../../api/client.js';
import { ProblemError } from '../../api/problem.js';
import { EditingNote } from '../../parts/editing-note.js';
import { ErrorNote } from '../../parts/error-note.js';
import { showNumber } from '../../texts/format.js';
import { useTexts } from '../../texts/texts.js';
import { BoardPages, MediaView, type ShownMedia } from './display-view.js';

type Words = NonNullable<Display['display']>['words'];
const CHOICES: Words[] = ['short', 'full', 'own', 'none'];
const SHOWN_PAGES = 3;

/** Title, words, pictures and films of the display. Each change is an edit of the bulletin. */
export function DisplayForm({
  given,
  bulletin,
  onClose,
}: {
  given: Display;
  bulletin: Bulletin;
  onClose: () => void;
}) {
  const { t } = useTexts();
  const words = t.bulletins.display;
  const first: Words =
    given.wouldTake.short !== null ? 'short' : given.wouldTake.full !== null ? 'full' : 'own';
  const [title, setTitle] = useState(given.display?.title ?? bulletin.title.slice(0, 120));
  const [choice, setChoice] = useState<Words>(given.display?.words ?? first);
  const [own, setOwn] = useState(given.display?.text ?? '');
  const { save, add, remove, part } = useDisplayChanges(given, onClose);
  const media = given.display?.media ?? [];
  const fields = save.error instanceof ProblemError ? save.error.byField : {};
  const keep = (kept: readonly ShownMedia[]) => ({
    title,
    words: choice,
    ...(choice === 'own' && { text: own }),
    media: kept.map(({ sha256, kind, durationMs }) => ({ sha256, ...(kind === 'image' && { durationMs }) })),
  });
  const pagesNow = useMemo(() => displayPages(wordsOf(choice, own, bulletin)), [choice, own, bulletin]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ body: keep(media), close: true });
  };
  const pages = (of: 'short' | 'full'): string => {
    const count = given.wouldTake[of];
    return count === null ? words.unavailable : words.wouldTake(showNumber(count));
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <EditingNote id={bulletin.id} />
        <Alert color="orange">{words.editHint}</Alert>
        <TextInput
          label={words.heading}
          value={title}
          onChange={(e) => setTitle(e.currentTarget.value)}
          error={fields.title}
          maxLength={120}
          required
        />
        <Radio.Group
          label={words.words}
          value={choice}
          onChange={(value) => setChoice(CHOICES.find((name) => name === value) ?? 'own')}
          error={fields.words}
        >
          <Stack gap="xs" mt="xs">
            {CHOICES.map((name) => (
              <Radio
                key={name}
                value={name}
                disabled={(name === 'short' || name === 'full') && given.wouldTake[name] === null}
                label={
                  name === 'short' || name === 'full'
                    ? `${words.choices[name]} (${pages(name)})`
                    : words.choices[name]
                }
              />
            ))}
          </Stack>
        </Radio.Group>
        {choice === 'own' && (
          <Textarea
            label={words.own}
            value={own}
            onChange={(e) => setOwn(e.currentTarget.value)}
            error={fields.text}
            autosize
            minRows={4}
            maxLength={8000}
            required
          />
        )}
        {pagesNow.length > 0 && (
          <Stack gap="xs" component="section" aria-label={words.preview}>
            <Text fw={600}>{words.preview}</Text>
            <BoardPages title={title} pages={pagesNow} most={SHOWN_PAGES} />
            {pagesNow.length > given.maxPages && <Text c="red.9">{words.notReady}</Text>}
          </Stack>
        )}
        {media.map((one) => (
          <Group key={one.sha256} align="flex-start">
            <MediaView bulletinId={bulletin.id} media={one} />
            <Button
              variant="outline"
              color="red.9"
              size="sm"
              leftSection={<IconTrash size={18} aria-hidden />}
              loading={save.isPending}
              onClick={() =>
                save.mutate({ body: keep(media.filter(({ sha256 }) => sha256 !== one.sha256)), close: false })
              }
            >
              {words.removeMedia(one.fileName)}
            </Button>
          </Group>
        ))}
        <FileButton
          accept="image/png,image/jpeg,image/webp,video/mp4,video/webm"
          onChange={(file) => file && add.mutate(file)}
        >
          {(props) => (
            <Button
              {...props}
              variant="default"
              w="fit-content"
              leftSection={<IconPhotoPlus size={18} aria-hidden />}
              loading={add.isPending}
            >
              {words.addMedia}
            </Button>
          )}
        </FileButton>
        {add.isPending && <Progress value={part * 100} animated aria-label={words.sending} />}
        <ErrorNote error={add.error ?? save.error ?? remove.error} />
        <Group justify="space-between">
          {given.display ? (
            <Button
              variant="outline"
              color="red.9"
              loading={remove.isPending}
              onClick={() => remove.mutate()}
            >
              {words.remove}
            </Button>
          ) : (
            <Text />
          )}
          <Group>
            <Button variant="default" onClick={onClose}>
              {t.common.cancel}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t.common.save}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}

/** As the hub chooses them: boards show one language, Vietnamese where the bulletin is written in it. */
function wordsOf(choice: Words, own: string, { variants }: Bulletin): string {
  const written = variants.filter(({ text }) => text);
  const variant = written.find(({ language }) => language === 'vi') ?? written[0];
  return { none: '', own, short: variant?.short ?? '', full: variant?.text ?? '' }[choice];
}

type Body = { title: string; words: Words; text?: string; media: { sha256: string; durationMs?: number }[] };

/** Every change names the bulletin's version that it was made of; a second editor is told by the hub. */
function useDisplayChanges({ bulletin: id, version }: Display, onClose: () => void) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [part, setPart] = useState(0);
  const path = { id };
  const changed = async (close: boolean) => {
    await client.invalidateQueries({ queryKey: bulletinKey(id) });
    void client.invalidateQueries({ queryKey: ['bulletins'] });
    if (!close) return;
    notifications.show({ message: t.bulletins.display.saved, color: 'green' });
    onClose();
  };
  const save = useMutation({
    mutationFn: ({ body }: { body: Body; close: boolean }) =>
      ask(api.PUT('/api/v1/bulletins/{id}/display', { params: { path }, body: { ...body, version } })),
    onSuccess: (_, { close }) => changed(close),
  });
  const add = useMutation({
    mutationFn: (file: File) =>
      upload<Display>(`/api/v1/bulletins/${id}/display/media?version=${version}`, file, {
        onProgress: setPart,
      }),
    onSuccess: () => changed(false),
  });
  const remove = useMutation({
    mutationFn: () =>
      ask(api.DELETE('/api/v1/bulletins/{id}/display', { params: { path, query: { version } } })),
    onSuccess: () => changed(true),
  });
  return { save, add, remove, part };
}
