import {
  IconDatabase,
  IconLayoutDashboard,
  IconSettings,
  IconUser,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Permission } from '@/server/domain/access/permission';

export type Destination = {
  /** Key of the label in messages/<locale>/shell.json under `routes`. */
  readonly key: string;
  readonly href: string;
  readonly permission: Permission;
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
};

/** Groups of the sidebar; a route stands here from the day its page exists. */
export const navigation: readonly { key: string; items: readonly Destination[] }[] = [
  {
    key: 'decide',
    items: [
      {
        key: 'dashboards',
        href: '/dashboards',
        permission: 'dashboard.read',
        icon: IconLayoutDashboard,
      },
    ],
  },
  {
    key: 'understand',
    items: [
      { key: 'segments', href: '/segments', permission: 'segment.read', icon: IconUsersGroup },
      { key: 'customers', href: '/customers', permission: 'customer.read', icon: IconUser },
    ],
  },
  {
    key: 'run',
    items: [
      { key: 'data', href: '/data', permission: 'catalog.read', icon: IconDatabase },
      { key: 'settings', href: '/settings', permission: 'settings.read', icon: IconSettings },
    ],
  },
];

export const destinations = navigation.flatMap((group) => group.items);

export function isCurrent(pathname: string, href: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}
