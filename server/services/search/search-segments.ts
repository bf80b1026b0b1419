import { and, asc, ilike, ne, or } from 'drizzle-orm';
import * as z from 'zod';
import { segment } from '@/db/schema/index';
import type { Context } from '../context';

export const SearchSegmentsInput = z.strictObject({ text: z.string().trim().min(1).max(120) });
export type SearchSegmentsInput = z.infer<typeof SearchSegmentsInput>;

export type FoundSegment = {
  readonly id: string;
  readonly key: string;
  readonly name: { readonly en: string; readonly zh: string };
};

/** At most eight segments, not put away, whose name in either language or key holds the text. */
export async function searchSegments(
  ctx: Context,
  input: SearchSegmentsInput,
): Promise<FoundSegment[]> {
  const { text } = SearchSegmentsInput.parse(input);
  const holds = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await ctx.db
    .select({ id: segment.id, key: segment.key, en: segment.nameEn, zh: segment.nameZh })
    .from(segment)
    .where(
      and(
        ne(segment.lifecycle, 'archived'),
        or(ilike(segment.nameEn, holds), ilike(segment.nameZh, holds), ilike(segment.key, holds)),
      ),
    )
    .orderBy(asc(segment.nameEn), asc(segment.key))
    .limit(8);
  return rows.map(({ id, key, en, zh }) => ({ id, key, name: { en, zh } }));
}
