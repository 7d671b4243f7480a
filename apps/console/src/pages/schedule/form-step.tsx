import { Card, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A numbered part of a form on one page. */
export function FormStep({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card withBorder component="section" padding="lg">
      <Stack>
        <Title order={2} size="h3">
          {title}
        </Title>
        {children}
      </Stack>
    </Card>
  );
}
