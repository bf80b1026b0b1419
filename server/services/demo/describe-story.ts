import { user, workspace } from '@/db/schema/index';
import { accountManagers, company, operationsManager } from '@/server/domain/demo/company';
import {
  activityTables,
  customerFields,
  type DemoField,
  regionFields,
} from '@/server/domain/demo/demo-tables';
import { updateField } from '../catalog/update-field';
import type { Context } from '../context';
import { assignOwners } from '../owners/assign-owners';
import { setOwnerField } from '../owners/set-owner-field';

/** The people of the invented company. They hold no password, so nobody can sign in as one of them. */
export async function enterCompany({ db }: Context): Promise<void> {
  const { name, timeZone, currency } = company;
  const settings = { name, timeZone, currency, language: 'zh-CN' as const };
  await db
    .insert(workspace)
    .values(settings)
    .onConflictDoUpdate({ target: workspace.only, set: settings });
  const person = (role: 'executor' | 'operationsManager') => (each: typeof operationsManager) => ({
    ...each,
    ...{ role, language: 'zh-CN' as const },
  });
  await db
    .insert(user)
    .values([
      ...accountManagers.map(person('executor')),
      ...[operationsManager].map(person('operationsManager')),
    ])
    .onConflictDoNothing();
}

/** Names in both languages, groups, guards and choices for every field; regions and owners as what they mean. */
export async function describeStory(ctx: Context): Promise<void> {
  const tables = [
    { key: 'customers', fields: customerFields },
    { key: 'regions', fields: regionFields },
    ...activityTables,
  ];
  for (const { key, fields } of tables)
    for (const field of fields) await describeField(ctx, key, field);
  await setOwnerField(ctx, { field: 'owner' });
  await assignOwners(ctx, {
    assignments: accountManagers.map(({ id, name }) => ({ value: name, userId: id })),
  });
}

async function describeField(ctx: Context, table: string, field: DemoField): Promise<void> {
  const { key, label, group, personal, choices } = field;
  await updateField(ctx, {
    ...{ table, field: key, label, group, personal, sensitive: false },
    ...(table === 'customers' && key === 'region' && { refersTo: 'regions' }),
    choices: Object.entries(choices).map(([id, en]) => ({ id, label: { en, zh: id } })),
  });
}
