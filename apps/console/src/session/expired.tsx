import { Anchor, Modal, Stack, Text } from '@mantine/core';
import { session, type SessionState } from '../api/session.js';
import { useTexts } from '../texts/texts.js';
import { SignInForm } from './sign-in-form.js';

/** Over the page, which stays as it is: requests that wait go on after the new sign-in. */
export function Expired({ state }: { state: SessionState }) {
  const { t } = useTexts();
  return (
    <Modal
      opened={state === 'expired'}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t.session.expiredTitle}
      centered
      zIndex={1000}
    >
      <Stack>
        <Text>{t.session.expiredText}</Text>
        <SignInForm />
        <Anchor component="button" type="button" size="sm" onClick={() => void session.signOut()}>
          {t.session.giveUp}
        </Anchor>
      </Stack>
    </Modal>
  );
}
