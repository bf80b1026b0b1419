import { and, eq, inArray } from 'drizzle-orm';
import type * as z from 'zod';
import { catalogChoice } from '@/db/schema/index';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { enqueueRefresh } from '@/server/jobs/enqueue';
import type { Context } from '../context';
import { excludeImports } from '../import/import-lock';
import { choiceConflict } from './choice-conflict';
import { lockChoiceField } from './choice-place';
import { ReplaceChoiceInput, ReplacedChoice } from './replace-choice';
import { restoreChoiceRows } from './rewrite-choice-rows';
import { restoreChoiceRules } from './rewrite-choice-rules';

export const RestoreChoiceInput = ReplaceChoiceInput.extend({ replaced: ReplacedChoice });
export type RestoreChoiceInput = z.input<typeof RestoreChoiceInput>;

/**
 * Takes a replacement back, all of it or nothing: rows, rules and the choice are as
 * before; rules become versions of their own. Refuses CONFLICT when a row, a rule or
 * the choice was changed since, BUSY while an import runs.
 */
export async function restoreChoice(ctx: Context, raw: RestoreChoiceInput): Promise<void> {
  const { choice, by, note, replaced, ...names } = RestoreChoiceInput.parse(raw);
  const { batchId, rerouted, rules } = replaced;
  await ctx.db.transaction(async (tx) => {
    await excludeImports(tx);
    const place = await lockChoiceField(tx, names);
    const known = place.field.choices.find(({ id }) => id === choice);
    if (known?.replacedBy !== by) throw new StratumError(choiceConflict);
    if (batchId !== null && !(await restoreChoiceRows(tx, place, batchId, { choice, by })))
      throw new StratumError(choiceConflict);
    const own = eq(catalogChoice.fieldId, place.fieldId);
    await tx
      .update(catalogChoice)
      .set({ retired: false, replacedBy: null })
      .where(and(own, eq(catalogChoice.id, choice)));
    if (rerouted.length > 0)
      await tx
        .update(catalogChoice)
        .set({ replacedBy: choice })
        .where(and(own, inArray(catalogChoice.id, rerouted), eq(catalogChoice.replacedBy, by)));
    const replacement = { ...names, choice, by };
    await restoreChoiceRules(tx, place, rules, { replacement, actor: ctx.actor, note });
    await enqueueRefresh(tx, { trigger: 'publish', actor: ctx.actor });
  });
}
