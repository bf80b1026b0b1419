export const roles = [
  'administrator',
  'operationsManager',
  'analyst',
  'leadership',
  'executor',
] as const;
export type Role = (typeof roles)[number];

/** One permission per effect, never per screen. */
export const permissions = [
  'session.begin',
  'session.read',
  'inbox.read',
  'settings.read',
  'settings.edit',
  'account.manage',
  'catalog.read',
  'catalog.edit',
  'data.import',
  'customer.read',
  'customer.personal',
  'customer.merge',
  'rule.preview',
  'segment.read',
  'segment.draft',
  'segment.publish',
  'segment.refresh',
  'segment.export',
  'list.export',
  'dashboard.read',
  'dashboard.edit',
  'trait.read',
  'trait.edit',
] as const;
export type Permission = (typeof permissions)[number];

const everyone: readonly Permission[] = [
  'session.begin',
  'session.read',
  'inbox.read',
  'settings.read',
];

const granted: Record<Role, ReadonlySet<Permission>> = {
  administrator: new Set(permissions),
  operationsManager: new Set<Permission>([
    ...everyone,
    'catalog.read',
    'catalog.edit',
    'data.import',
    'customer.read',
    'customer.personal',
    'customer.merge',
    'rule.preview',
    'segment.read',
    'segment.draft',
    'segment.publish',
    'segment.refresh',
    'segment.export',
    'list.export',
    'dashboard.read',
    'dashboard.edit',
    'trait.read',
    'trait.edit',
  ]),
  analyst: new Set<Permission>([
    ...everyone,
    'catalog.read',
    'customer.read',
    'rule.preview',
    'segment.read',
    'segment.draft',
    'segment.export',
    'list.export',
    'dashboard.read',
    'dashboard.edit',
    'trait.read',
  ]),
  leadership: new Set<Permission>([...everyone, 'customer.read', 'segment.read', 'dashboard.read']),
  executor: new Set<Permission>([...everyone, 'customer.read']),
};

/** Whether a role may cause an effect (product.md, "Roles and effects"). */
export function isGranted(role: Role, permission: Permission): boolean {
  return granted[role].has(permission);
}

/** Whether somebody who is not signed in may cause it too: signing in, the first setup, an invitation. */
export function isOpenToVisitors(permission: Permission): boolean {
  return permission === 'session.begin';
}

/** The roles that may cause an effect, for "who can do this" on a no-permission page. */
export function rolesGranted(permission: Permission): Role[] {
  return roles.filter((role) => isGranted(role, permission));
}
