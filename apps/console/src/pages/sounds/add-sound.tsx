import {
  Button,
  FileButton,
  Group,
  Input,
  Progress,
  Radio,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, ask, upload } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { fieldErrors, type Sound } from '../../api/registry.js';
import { Dialog } from '../../parts/dialog.js';
import { DialogButtons } from '../../parts/dialog-buttons.js';
import { ErrorNote } from '../../parts/error-note.js';
import { UnitPicker } from '../../parts/unit-picker.js';
import { useTexts } from '../../texts/texts.js';

const ROLES = ['chime', 'ident', 'stinger', 'closing'] as const;
type Role = (typeof ROLES)[number];
const isRole = (word: string): word is Role => ROLES.some((role) => role === word);

/** A recording, or words that a voice reads; it waits for somebody else's approval. */
export function AddSound({ replaces, onClose }: { replaces: Sound | null; onClose: () => void }) {
  const { t } = useTexts();
  const { home } = useMe();
  const queries = useQueryClient();
  const [unit, setUnit] = useState(replaces?.unit ?? home);
  const [role, setRole] = useState<Role>(replaces && isRole(replaces.role) ? replaces.role : 'chime');
  const [name, setName] = useState(replaces?.name ?? '');
  const [how, setHow] = useState<'file' | 'words'>('file');
  const [file, setFile] = useState<File | null>(null);
  const [text, setText] = useState('');
  const [voice, setVoice] = useState('');
  const [sent, setSent] = useState<number | null>(null);
  const add = useMutation({
    mutationFn: () => {
      const about = { unit: unit ?? '', role, name, ...(replaces && { replaces: replaces.id }) };
      if (how === 'words') {
        const [engine, ...id] = voice.split('/');
        const chosen = voice === '' ? {} : { engine, voice: id.join('/') };
        return ask(api.POST('/api/v1/assets/spoken', { body: { ...about, text, ...chosen } }));
      }
      if (!file) throw new Error(t.sounds.chooseFile);
      return upload<Sound>(`/api/v1/assets?${new URLSearchParams(about)}`, file, { onProgress: setSent });
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['sounds'] });
      notifications.show({ message: t.sounds.added, color: 'green.9' });
      onClose();
    },
    onSettled: () => setSent(null),
  });
  const wrong = fieldErrors(add.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <Dialog
      onClose={onClose}
      title={replaces ? t.sounds.replaceTitle(replaces.name) : t.sounds.addTitle}
      size="lg"
    >
      <form onSubmit={submit}>
        <Stack>
          {replaces && <Text>{t.sounds.replaceText}</Text>}
          {!replaces && (
            <>
              <UnitPicker
                value={unit}
                onChange={setUnit}
                everywhere={home === '*'}
                error={wrong.unit}
                required
              />
              <Select
                label={t.sounds.role}
                data={ROLES.map((value) => ({ value, label: t.sounds.roles[value] }))}
                value={role}
                onChange={(value) => value && isRole(value) && setRole(value)}
                allowDeselect={false}
                error={wrong.role}
              />
            </>
          )}
          <TextInput
            label={t.sounds.name}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={wrong.name}
            required
          />
          <Radio.Group
            label={t.sounds.how}
            value={how}
            onChange={(value) => setHow(value === 'words' ? 'words' : 'file')}
          >
            <Stack gap="xs" mt={4}>
              <Radio value="file" label={t.sounds.fromFile} />
              <Radio value="words" label={t.sounds.fromWords} />
            </Stack>
          </Radio.Group>
          {how === 'file' ? (
            <Input.Wrapper
              label={t.sounds.file}
              description={t.sounds.fileHint}
              error={wrong.file}
              labelElement="div"
            >
              <Group mt={4}>
                <FileButton accept="audio/*" onChange={setFile}>
                  {(props) => (
                    <Button variant="default" {...props}>
                      {t.sounds.chooseFile}
                    </Button>
                  )}
                </FileButton>
                {file && <Text style={{ overflowWrap: 'anywhere' }}>{t.sounds.chosenFile(file.name)}</Text>}
              </Group>
            </Input.Wrapper>
          ) : (
            <Spoken text={text} onText={setText} voice={voice} onVoice={setVoice} error={wrong.text} />
          )}
          {add.isPending && (
            <Stack gap={4} role="status">
              <Text>{sent !== null && sent < 1 ? t.sounds.uploading : t.sounds.working}</Text>
              <Progress value={(sent ?? 1) * 100} animated aria-label={t.sounds.uploading} />
            </Stack>
          )}
          <ErrorNote error={add.error} />
          <DialogButtons
            onClose={onClose}
            loading={add.isPending}
            disabled={unit === null || (how === 'file' ? file === null : text.trim() === '')}
          >
            {t.sounds.add}
          </DialogButtons>
        </Stack>
      </form>
    </Dialog>
  );
}

function Spoken({
  text,
  onText,
  voice,
  onVoice,
  error,
}: {
  text: string;
  onText: (text: string) => void;
  voice: string;
  onVoice: (voice: string) => void;
  error?: string;
}) {
  const { t } = useTexts();
  const { data: voices } = useQuery({
    queryKey: ['voices'],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/voices', { signal })),
    staleTime: Infinity,
  });
  return (
    <>
      <Textarea
        label={t.sounds.words}
        description={t.sounds.wordsHint}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        maxLength={600}
        minRows={3}
        autosize
        error={error}
        required
      />
      <Select
        label={t.sounds.voice}
        data={[
          { value: '', label: t.sounds.voiceAuto },
          ...(voices ?? []).map((one) => ({
            value: `${one.engine}/${one.voice}`,
            label: `${one.label} (${one.engine})`,
          })),
        ]}
        value={voice}
        onChange={(value) => onVoice(value ?? '')}
        allowDeselect={false}
      />
    </>
  );
}
