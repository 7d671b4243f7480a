import { Code, Collapse, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../texts/texts.js';

/** What came, word for word, for whoever looks for the cause: opened when it is asked for. @param of names it for those who do not see it */
export function RawText({ of, raw }: { of: string; raw: unknown }) {
  const { t } = useTexts();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <UnstyledButton
        aria-expanded={opened}
        aria-label={`${t.common.raw}: ${of}`}
        onClick={() => setOpened(!opened)}
      >
        <Text size="sm" td="underline" c="river.8">
          {t.common.raw}
        </Text>
      </UnstyledButton>
      <Collapse expanded={opened}>
        {opened && (
          <Code block tabIndex={0} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {JSON.stringify(raw, null, 2)}
          </Code>
        )}
      </Collapse>
    </>
  );
}
