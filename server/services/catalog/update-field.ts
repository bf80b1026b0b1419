import { and, eq, ne } from 'drizzle-orm';
import * as z from 'zod';
import type { Transaction } from '@/db/client';
import { catalogChoice, catalogField, catalogTable } from '@/db/schema/index';
import { FieldGroup, type FieldType } from '@/server/domain/catalog/catalog';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { enqueueRefresh } from '@/server/jobs/enqueue';
import type { Context } from '../context';
import { findTableId } from './table-id';

/** A name as people write it. */
export const Words = z.string().trim().min(1).max(100);

export const UpdateFieldInput = z.strictObject({
  table: z.string().min(1).max(100),
  field: z.string().min(1).max(200),
  label: z.strictObject({ en: Words, zh: Words }),
  group: FieldGroup,
  personal: z.boolean(),
  sensitive: z.boolean(),
  /** Number and money are stored alike, so one may become the other. */
  type: z.enum(['number', 'money']).optional(),
  /** The to-one table whose keys the field holds, null for none; left out, it stays. */
  refersTo: z.string().min(1).max(100).nullable().optional(),
  choices: z
    .array(
      z.strictObject({ id: z.string().max(500), label: z.strictObject({ en: Words, zh: Words }) }),
    )
    .max(2_000)
    .optional(),
});
export type UpdateFieldInput = z.infer<typeof UpdateFieldInput>;

/**
 * Changes how a field is called, grouped and guarded; the labels of its choices too.
 * Rules keep working: they hold the field's key and the choices' ids. Refuses
 * NOT_FOUND, WRONG_TYPE for a change of type other than number to money and back or a
 * reference to keys of another type, ALREADY_EXISTS for a second reference to one table.
 */
export async function updateField(ctx: Context, input: UpdateFieldInput): Promise<void> {
  const tableId = await findTableId(ctx.db, input.table);
  await ctx.db.transaction(async (tx) => {
    const [field] = await tx
      .select({
        id: catalogField.id,
        type: catalogField.type,
        refersTo: catalogField.refersTo,
      })
      .from(catalogField)
      .where(and(eq(catalogField.tableId, tableId), eq(catalogField.key, input.field)))
      .for('update');
    if (!field) throw new StratumError(problem('NOT_FOUND', ['field']));
    if (input.type && field.type !== 'number' && field.type !== 'money')
      throw new StratumError(
        problem('WRONG_TYPE', ['type'], { field: input.field, type: field.type }),
      );
    const refersTo =
      input.refersTo === undefined
        ? field.refersTo
        : await findReference(tx, tableId, { ...field, type: input.type ?? field.type }, input);
    await tx
      .update(catalogField)
      .set({
        labelEn: input.label.en,
        labelZh: input.label.zh,
        group: input.group,
        personal: input.personal,
        sensitive: input.sensitive,
        ...(input.type && { type: input.type }),
        ...(input.refersTo !== undefined && { refersTo }),
      })
      .where(eq(catalogField.id, field.id));
    if (refersTo !== field.refersTo)
      await enqueueRefresh(tx, { trigger: 'demand', actor: ctx.actor });
    for (const { id, label } of input.choices ?? []) {
      await tx
        .update(catalogChoice)
        .set({ labelEn: label.en, labelZh: label.zh })
        .where(and(eq(catalogChoice.fieldId, field.id), eq(catalogChoice.id, id)));
    }
  });
}

/** The id of the to-one table an input names, or null; refuses what cannot be referred to. */
async function findReference(
  tx: Transaction,
  tableId: string,
  field: { readonly id: string; readonly type: FieldType },
  { table, field: key, refersTo }: UpdateFieldInput,
): Promise<string | null> {
  if (refersTo == null) return null;
  const [target] = await tx
    .select({ id: catalogTable.id, kind: catalogTable.kind, keyType: catalogField.type })
    .from(catalogTable)
    .innerJoin(
      catalogField,
      and(eq(catalogField.tableId, catalogTable.id), eq(catalogField.key, catalogTable.keyField)),
    )
    .where(eq(catalogTable.key, refersTo));
  if (target?.kind !== 'toOne' || target.id === tableId)
    throw new StratumError(problem('UNKNOWN_TABLE', ['refersTo'], { table: refersTo }, 'toOne'));
  if (target.keyType !== field.type)
    throw new StratumError(
      problem('WRONG_TYPE', ['refersTo'], { field: key, type: field.type }, 'reference'),
    );
  const [other] = await tx
    .select({ key: catalogField.key })
    .from(catalogField)
    .where(
      and(
        eq(catalogField.tableId, tableId),
        eq(catalogField.refersTo, target.id),
        ne(catalogField.id, field.id),
      ),
    );
  if (other)
    throw new StratumError(
      problem(
        'ALREADY_EXISTS',
        ['refersTo'],
        { field: other.key, table, to: refersTo },
        'reference',
      ),
    );
  return target.id;
}
