import { and, eq } from 'drizzle-orm';
import * as z from 'zod';
import { catalogChoice, catalogField } from '@/db/schema/index';
import { FieldGroup } from '@/server/domain/catalog/catalog';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '../context';
import { findTableId } from './table-id';

const Words = z.string().trim().min(1).max(100);

export const UpdateFieldInput = z.strictObject({
  table: z.string().min(1).max(100),
  field: z.string().min(1).max(200),
  label: z.strictObject({ en: Words, zh: Words }),
  group: FieldGroup,
  personal: z.boolean(),
  sensitive: z.boolean(),
  /** Number and money are stored alike, so one may become the other. */
  type: z.enum(['number', 'money']).optional(),
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
 * NOT_FOUND, and WRONG_TYPE for a change of type other than number to money and back.
 */
export async function updateField(ctx: Context, input: UpdateFieldInput): Promise<void> {
  const tableId = await findTableId(ctx.db, input.table);
  await ctx.db.transaction(async (tx) => {
    const [field] = await tx
      .select({ id: catalogField.id, type: catalogField.type })
      .from(catalogField)
      .where(and(eq(catalogField.tableId, tableId), eq(catalogField.key, input.field)))
      .for('update');
    if (!field) throw new StratumError(problem('NOT_FOUND', ['field']));
    if (input.type && field.type !== 'number' && field.type !== 'money')
      throw new StratumError(
        problem('WRONG_TYPE', ['type'], { field: input.field, type: field.type }),
      );
    await tx
      .update(catalogField)
      .set({
        labelEn: input.label.en,
        labelZh: input.label.zh,
        group: input.group,
        personal: input.personal,
        sensitive: input.sensitive,
        ...(input.type && { type: input.type }),
      })
      .where(eq(catalogField.id, field.id));
    for (const { id, label } of input.choices ?? []) {
      await tx
        .update(catalogChoice)
        .set({ labelEn: label.en, labelZh: label.zh })
        .where(and(eq(catalogChoice.fieldId, field.id), eq(catalogChoice.id, id)));
    }
  });
}
