import type { TRPCClient } from '@trpc/client';
import type { ComponentType } from 'react';
import type { Locale } from '@/i18n/locale';
import type { Permission } from '@/server/domain/access/permission';
import type { AppRouter } from '@/server/trpc/app-router';

export type PaletteEntry = {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly href: string;
};

export type PaletteQuery = {
  readonly text: string;
  readonly client: TRPCClient<AppRouter>;
  readonly locale: Locale;
  readonly signal: AbortSignal;
};

/** Finds things by name; a source is asked only when the person holds its permission. */
export type PaletteSource = {
  /** Key of the group's heading in messages/<locale>/shell.json under `routes`. */
  readonly group: string;
  readonly permission: Permission;
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  readonly find: (query: PaletteQuery) => Promise<readonly PaletteEntry[]>;
};
