'use client';

import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { theme } from './theme';
import { resolveTokens } from './tokens';

export function ThemeRoot({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveTokens}
      defaultColorScheme="auto"
      deduplicateCssVariables={false}
    >
      {children}
      <Notifications position="bottom-center" limit={3} />
    </MantineProvider>
  );
}
