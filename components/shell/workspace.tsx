'use client';

import { useLocale } from 'next-intl';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { createFormat, type Format } from '@/components/ui/format/create-format';
import type { Locale } from '@/i18n/locale';
import { isGranted, type Permission, type Role } from '@/server/domain/access/permission';
import type { Calendar } from '@/server/domain/time/calendar';

export type WorkspaceValue = {
  readonly name: string;
  readonly calendar: Calendar;
  readonly currency: string;
  /** When the data last changed, or null before the first import. */
  readonly dataAsOf: string | null;
  /** Whose data these are: the workspace's own, or the made-up ones of the demo. */
  readonly place: 'own' | 'demo';
  /** Whether there is a demo to look at. */
  readonly hasDemo: boolean;
  /** Whether the workspace's own data are still to come. */
  readonly ownIsEmpty: boolean;
  readonly viewer: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly role: Role;
  };
};

const Workspace = createContext<WorkspaceValue | null>(null);

/** The signed-in person and the settings every page under the workbench reads. */
export function WorkspaceProvider({
  value,
  children,
}: {
  value: WorkspaceValue;
  children: ReactNode;
}) {
  return <Workspace value={value}>{children}</Workspace>;
}

export function useWorkspace(): WorkspaceValue {
  const value = useContext(Workspace);
  if (!value) throw new Error('useWorkspace outside the workbench');
  return value;
}

/** Whether the signed-in person may cause an effect; the server decides again. */
export function useCan(permission: Permission): boolean {
  return isGranted(useWorkspace().viewer.role, permission);
}

/** Numbers, money, dates and instants as this reader and workspace write them. */
export function useFormat(): Format {
  const locale = useLocale() as Locale;
  const { calendar, currency } = useWorkspace();
  return useMemo(
    () => createFormat({ locale, timeZone: calendar.timeZone, currency }),
    [locale, calendar.timeZone, currency],
  );
}
