import { Card, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A part of an order's page under its heading. */
export function OrderPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card withBorder component="section">
      <Title order={2} size="h4" mb="sm">
        {title}
      </Title>
      {children}
    </Card>
  );
}
