import { eq } from 'drizzle-orm';
import { catalogTable, ownerAlias, user, workspace } from '@/db/schema/index';
import { accountManagers, company, operationsManager } from '@/server/domain/demo/company';
import { activityTables, customerFields, type DemoField } from '@/server/domain/demo/demo-tables';
import { normaliseText } from '@/server/domain/text/normalise-text';
import { updateField } from '../catalog/update-field';
import type { Context } from '../context';

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

/** Names in both languages, groups, guards and choices for every field, and whom the owners mean. */
export async function describeStory(ctx: Context): Promise<void> {
  const tables = [{ key: 'customers', fields: customerFields }, ...activityTables];
  for (const { key, fields } of tables)
    for (const field of fields) await describeField(ctx, key, field);
  await nameOwners(ctx);
}

async function describeField(ctx: Context, table: string, field: DemoField): Promise<void> {
  const { key, label, group, personal, choices } = field;
  await updateField(ctx, {
    ...{ table, field: key, label, group, personal, sensitive: false },
    choices: Object.entries(choices).map(([id, en]) => ({ id, label: { en, zh: id } })),
  });
}

async function nameOwners({ db, actor }: Context): Promise<void> {
  await db.transaction(async (tx) => {
    await tx
      .update(catalogTable)
      .set({ ownerField: 'owner' })
      .where(eq(catalogTable.kind, 'customer'));
    await tx.insert(ownerAlias).values(
      accountManagers.map(({ id, name }) => ({
        ...{ normal: normaliseText(name) ?? name, value: name, userId: id, updatedBy: actor.name },
      })),
    );
  });
}
