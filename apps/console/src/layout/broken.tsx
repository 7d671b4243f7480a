import { Button, Stack, Text, Title } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useTexts } from '../texts/texts.js';

/** A page that throws takes only itself down; the frame around it stays usable. */
export class Broken extends Component<{ children: ReactNode; place: string }, { error: unknown }> {
  override state = { error: null as unknown };
  static getDerivedStateFromError(error: unknown) {
    return { error };
  }
  override componentDidUpdate(before: { place: string }) {
    if (before.place !== this.props.place && this.state.error) this.setState({ error: null });
  }
  override render() {
    return this.state.error ? <Message error={this.state.error} /> : this.props.children;
  }
}

function Message({ error }: { error: unknown }) {
  const { t } = useTexts();
  return (
    <Stack p="lg" role="alert">
      <Title order={1} size="h2">
        {t.common.brokenTitle}
      </Title>
      <Text>{t.common.brokenText}</Text>
      <Text size="sm">{error instanceof Error ? error.message : String(error)}</Text>
      <Button w="fit-content" onClick={() => location.reload()}>
        {t.common.reload}
      </Button>
    </Stack>
  );
}
