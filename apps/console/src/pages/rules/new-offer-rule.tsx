import { Button, Fieldset, Group, MultiSelect, Radio, Select, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/client.js';
import { ErrorNote } from '../../parts/error-note.js';
import { useTexts } from '../../texts/texts.js';
import { type OfferRule, sentenceOf, windowName } from './sentence.js';

const FIELDS = [1, 2, 3, 4, 5, 6] as const;
const AS_ASKED = '';

/** A new standing answer; what it will say is read out before it is added. What is in force already is not added again. */
export function NewOfferRule({
  station,
  windows,
  known,
}: {
  station: string;
  windows: string[];
  /** The sentences of what is in force. */
  known: string[];
}) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [answer, setAnswer] = useState<'accept' | 'decline'>('accept');
  const [fields, setFields] = useState<string[]>([]);
  const [asked, setAsked] = useState<string[]>([]);
  const [into, setInto] = useState<string>(AS_ASKED);
  const rule: OfferRule = {
    kind: 'offer',
    answer,
    ...(fields.length > 0 && { fields: fields.map(Number) }),
    ...(asked.length > 0 && { windows: asked }),
    ...(answer === 'accept' &&
      into !== AS_ASKED && {
        into: { kind: 'window' as const, window: into, position: 'anywhere' as const },
      }),
  };
  const add = useMutation({
    mutationFn: () =>
      ask(api.POST('/api/v1/stations/{station}/rules', { params: { path: { station } }, body: rule })),
    onSuccess: async () => {
      notifications.show({ title: t.rules.added, message: sentence, color: 'green.8' });
      void client.invalidateQueries({ queryKey: ['offers'] });
      await client.invalidateQueries({ queryKey: ['rules', station] });
    },
  });
  const sentence = sentenceOf(t, rule);
  const isKnown = known.includes(sentence);
  const named = windows.map((value) => ({ value, label: windowName(t, value) }));
  return (
    <Fieldset legend={t.rules.addTitle}>
      <Stack>
        <Radio.Group label={t.rules.answer} value={answer} onChange={(value) => setAnswer(value)}>
          <Group mt="xs">
            <Radio value="accept" label={t.rules.acceptLabel} />
            <Radio value="decline" label={t.rules.declineLabel} />
          </Group>
        </Radio.Group>
        <MultiSelect
          label={t.rules.fieldsLabel}
          value={fields}
          searchable
          onChange={setFields}
          data={FIELDS.map((f) => ({ value: String(f), label: t.common.fields[f] }))}
        />
        <MultiSelect label={t.rules.windowsLabel} value={asked} onChange={setAsked} data={named} searchable />
        {answer === 'accept' && (
          <Select
            label={t.rules.intoLabel}
            value={into}
            allowDeselect={false}
            onChange={(value) => setInto(value ?? AS_ASKED)}
            data={[
              { value: AS_ASKED, label: t.rules.intoAsked },
              ...windows.map((value) => ({ value, label: t.offers.inWindow(windowName(t, value)) })),
            ]}
          />
        )}
        <Text aria-live="polite">
          {t.rules.reading} <strong>{sentence}</strong> {isKnown && t.rules.known}
        </Text>
        <ErrorNote error={add.error} />
        <Group>
          <Button loading={add.isPending} disabled={isKnown} onClick={() => add.mutate()}>
            {t.rules.add}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
