import { and, eq } from 'drizzle-orm';
import * as z from 'zod';
import type { Transaction } from '@/db/client';
import { catalogChoice } from '@/db/schema/index';
import type { Choice } from '@/server/domain/catalog/catalog';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { enqueueRefresh } from '@/server/jobs/enqueue';
import type { Context } from '../context';
import { excludeImports } from '../import/import-lock';
import { type ChoicePlace, lockChoiceField } from './choice-place';
import { rewriteChoiceRows } from './rewrite-choice-rows';
import { rewriteChoiceRules, RewrittenRules } from './rewrite-choice-rules';

const ChoiceId = z.string().min(1).max(500);

export const ReplaceChoiceInput = z.strictObject({
  table: z.string().min(1).max(100),
  field: z.string().min(1).max(200),
  /** The choice that goes. */
  choice: ChoiceId,
  /** The one that takes its place in rows, in rules, and in files still to come. */
  by: ChoiceId,
  /** Stands beside the new versions of rules. */
  note: z.string().trim().max(500).default(''),
});
export type ReplaceChoiceInput = z.input<typeof ReplaceChoiceInput>;

/** What was replaced, as taking it back needs it. */
export const ReplacedChoice = z.strictObject({
  /** The batch that rewrote rows; null when none held the choice. */
  batchId: z.uuid().nullable(),
  /** Choices that had given way to this one before, and now do to the other. */
  rerouted: z.array(ChoiceId).max(2_000),
  rules: RewrittenRules,
});
export type ReplacedChoice = z.infer<typeof ReplacedChoice>;

/**
 * Puts one choice in the place of another, all of it or nothing: in stored rows, in
 * published rules and drafts, and for rows that still come with the old text. The old
 * one is retired. Refuses NOT_FOUND, BUSY while an import runs, CONFLICT when either
 * choice has given way already.
 */
export async function replaceChoice(
  ctx: Context,
  raw: ReplaceChoiceInput,
): Promise<ReplacedChoice> {
  const { choice, by, note, ...names } = ReplaceChoiceInput.parse(raw);
  return ctx.db.transaction(async (tx) => {
    await excludeImports(tx);
    const place = await lockChoiceField(tx, names);
    requireReplaceable(place, choice, by);
    const batchId = await rewriteChoiceRows(tx, place, choice, by);
    const rerouted = await giveWay(tx, place, choice, by);
    const replacement = { ...names, choice, by };
    const rules = await rewriteChoiceRules(tx, place, { replacement, actor: ctx.actor, note });
    await enqueueRefresh(tx, { trigger: 'publish', actor: ctx.actor });
    return { batchId, rerouted, rules };
  });
}

function requireReplaceable({ field }: ChoicePlace, choice: string, by: string): void {
  const find = (id: string, path: string): Choice => {
    const found = field.choices.find((each) => each.id === id);
    if (!found) throw new StratumError(problem('NOT_FOUND', [path]));
    return found;
  };
  if (choice === by) throw new StratumError(problem('BAD_INPUT', ['by']));
  if (find(choice, 'choice').replacedBy) throw gaveWay(choice, 'choice');
  if (find(by, 'by').retired) throw gaveWay(by, 'by');
}

function gaveWay(choice: string, path: string): StratumError {
  return new StratumError(problem('CONFLICT', [path], { choice }, 'retiredChoice'));
}

/** Retires the choice and sends on those that had given way to it; gives their ids. */
async function giveWay(
  tx: Transaction,
  { fieldId }: ChoicePlace,
  choice: string,
  by: string,
): Promise<string[]> {
  const own = eq(catalogChoice.fieldId, fieldId);
  const rerouted = await tx
    .update(catalogChoice)
    .set({ replacedBy: by })
    .where(and(own, eq(catalogChoice.replacedBy, choice)))
    .returning({ id: catalogChoice.id });
  await tx
    .update(catalogChoice)
    .set({ retired: true, replacedBy: by })
    .where(and(own, eq(catalogChoice.id, choice)));
  return rerouted.map(({ id }) => id);
}
