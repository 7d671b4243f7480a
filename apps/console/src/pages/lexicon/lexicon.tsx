import { Stack, Tabs, Text } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '../../api/me.js';
import { EmptyState, Loading, Page } from '../../parts/page.js';
import { UnitPicker } from '../../parts/unit-picker.js';
import { useTexts } from '../../texts/texts.js';
import { TemplateTab } from './template-tab.js';
import { TryOut } from './try-out.js';
import { WordsTab } from './words-tab.js';

/** How words are read in a unit, and what is said around every bulletin. */
export default function LexiconPage() {
  const { t } = useTexts();
  const { me, home } = useMe();
  const [chosen, setChosen] = useState<string | null>(null);
  if (!me) return <Loading />;
  const own = home !== null && home !== '*' ? home : '';
  const unit = chosen ?? own;
  const wide = me.roles.some(
    ({ role, unit: at }) => at === '*' || role === 'province-editor' || role === 'administrator',
  );
  return (
    <Page title={t.lexicon.title}>
      <Text>{t.lexicon.hint}</Text>
      {wide && <UnitPicker label={t.lexicon.ofUnit} value={unit || null} onChange={setChosen} />}
      {unit === '' && <EmptyState text={t.lexicon.chooseUnit} />}
      {unit !== '' && (
        <Tabs defaultValue="words" keepMounted={false} key={unit}>
          <Tabs.List mb="md">
            <Tabs.Tab value="words">{t.lexicon.wordsTab}</Tabs.Tab>
            <Tabs.Tab value="template">{t.lexicon.templateTab}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="words">
            <Stack>
              <TryOut unit={unit} />
              <WordsTab unit={unit} />
            </Stack>
          </Tabs.Panel>
          <Tabs.Panel value="template">
            <TemplateTab unit={unit} />
          </Tabs.Panel>
        </Tabs>
      )}
    </Page>
  );
}
