import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link, Navigate, useLocation, useSearchParams } from 'react-router';
import {
  type DraftKind,
  draftPath,
  forgetDraft,
  kindOf,
  newDraftName,
  unsavedOf,
} from '../api/kept-drafts.js';
import { useOpenElsewhere } from '../api/open-drafts.js';
import { useConfirm } from './confirm.js';
import { showDateTime } from '../texts/format.js';
import { useTexts } from '../texts/texts.js';
import { Page } from './page.js';

/**
 * The page of something new: each tab of the browser writes a draft of its own, named in the address, so that a reload finds
 * it and two tabs never write over each other.
 */
export function OwnDraft({ kind, children }: { kind: DraftKind; children: (name: string) => ReactNode }) {
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const [fresh] = useState(() => newDraftName(kind));
  const name = params.get('draft');
  if (name === null || kindOf(name) !== kind) return <Navigate replace to={`${pathname}?draft=${fresh}`} />;
  return (
    <InThisTab key={name} name={name} kind={kind}>
      {children(name)}
    </InThisTab>
  );
}

function InThisTab({ name, kind, children }: { name: string; kind: DraftKind; children: ReactNode }) {
  const { t } = useTexts();
  const isElsewhere = useOpenElsewhere([name], name).has(name);
  if (!isElsewhere) return children;
  return (
    <Page title={kind === 'new' ? t.compose.title : t.announce.title}>
      <Alert color="orange" variant="light" role="alert">
        <Text mb="sm">{t.session.draftElsewhere}</Text>
        <Button component={Link} to={draftPath(newDraftName(kind))}>
          {t.session.newDraft}
        </Button>
      </Alert>
    </Page>
  );
}

/** What was begun on this computer and is not sent: gone on with, or deleted, before something else is begun. */
export function ForgottenDrafts({ kind, person, own }: { kind: DraftKind; person: string; own: string }) {
  const { t } = useTexts();
  const askFirst = useConfirm();
  const [drafts, setDrafts] = useState(() =>
    unsavedOf(person).filter(({ name }) => kindOf(name) === kind && name !== own),
  );
  const elsewhere = useOpenElsewhere(drafts.map(({ name }) => name));
  if (drafts.length === 0) return null;
  const askDrop = (name: string, title: string) =>
    askFirst({
      title: t.session.dropDraft(title),
      text: t.session.dropDraftText,
      action: t.common.remove,
      onConfirm: () => {
        forgetDraft(person, name);
        setDrafts(drafts.filter((draft) => draft.name !== name));
      },
    });
  return (
    <Alert color="orange" variant="light" title={t.session.forgotten} role="status">
      <Stack gap="sm">
        {drafts.map(({ name, title, savedAtMs }) => {
          const shown = title.trim() || t.session.untitled;
          return (
            <Group key={name} justify="space-between" gap="xs">
              <Text style={{ flex: '1 1 240px', overflowWrap: 'anywhere' }}>
                <Text span fw={600}>
                  {shown}
                </Text>{' '}
                · {t.session.draftOf(showDateTime(savedAtMs))}
              </Text>
              {elsewhere.has(name) ? (
                <Text>{t.session.openElsewhere}</Text>
              ) : (
                <Group gap="xs">
                  <Button
                    component={Link}
                    to={draftPath(name)}
                    variant="default"
                    size="sm"
                    aria-label={t.session.goOnOf(shown)}
                  >
                    {t.session.goOn}
                  </Button>
                  <Button
                    variant="subtle"
                    color="red.9"
                    size="sm"
                    aria-label={t.session.dropDraft(shown)}
                    onClick={() => askDrop(name, shown)}
                  >
                    {t.common.remove}
                  </Button>
                </Group>
              )}
            </Group>
          );
        })}
      </Stack>
    </Alert>
  );
}
