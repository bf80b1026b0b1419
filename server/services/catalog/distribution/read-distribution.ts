import * as z from 'zod';
import { findField, tablesOf } from '@/server/domain/catalog/catalog';
import { assertNever } from '@/server/domain/problem/assert-never';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '../../context';
import { isHidden } from '../../customers/customer-fields';
import { getSettings } from '../../settings/get-settings';
import { loadCatalog } from '../load-catalog';
import { countCommonValues, type ValueDistribution } from './common-values';
import { countMoments, type TimeDistribution } from './moments';
import { measureNumbers, type NumberDistribution } from './numbers';

export const ReadDistributionInput = z.strictObject({
  table: z.string().min(1).max(100),
  field: z.string().min(1).max(200),
});
export type ReadDistributionInput = z.infer<typeof ReadDistributionInput>;

export type Distribution =
  | NumberDistribution
  | TimeDistribution
  | ValueDistribution
  /** Personal data that the role may not see. */
  | { readonly kind: 'hidden' };

/**
 * What a field holds over all rows in use, exactly. Refuses NOT_FOUND, and TIMED_OUT
 * after five seconds of one statement.
 */
export async function readDistribution(
  ctx: Context,
  input: ReadDistributionInput,
): Promise<Distribution> {
  const table = tablesOf(await loadCatalog(ctx.db)).find(({ key }) => key === input.table);
  const field = table && findField(table, input.field);
  if (!table || !field) throw new StratumError(problem('NOT_FOUND', ['field']));
  if (isHidden(ctx, field)) return { kind: 'hidden' };
  switch (field.type) {
    case 'number':
    case 'money':
      return measureNumbers(ctx, table, field);
    case 'date':
    case 'instant':
      return countMoments(ctx, table, field, (await getSettings(ctx)).calendar.timeZone);
    case 'text':
    case 'choice':
    case 'boolean':
    case 'textList':
      return countCommonValues(ctx, table, field);
    default:
      return assertNever(field.type);
  }
}
