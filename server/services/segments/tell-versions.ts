import { eq } from 'drizzle-orm';
import * as z from 'zod';
import { segmentVersion } from '@/db/schema/index';
import type { Context } from '../context';
import { ruleTeller } from './rule-teller';
import { SegmentId } from './segment-input';

export const TellVersionsInput = z.strictObject({ id: SegmentId });
export type TellVersionsInput = z.infer<typeof TellVersionsInput>;

/** Every published rule of a segment as text in the caller's language, by its version. */
export async function tellVersions(
  ctx: Context,
  input: TellVersionsInput,
): Promise<Record<number, string | null>> {
  const { id } = TellVersionsInput.parse(input);
  const tell = await ruleTeller(ctx);
  const rows = await ctx.db
    .select({ version: segmentVersion.version, rule: segmentVersion.rule })
    .from(segmentVersion)
    .where(eq(segmentVersion.segmentId, id));
  return Object.fromEntries(rows.map(({ version, rule }) => [version, tell(rule)?.text ?? null]));
}
