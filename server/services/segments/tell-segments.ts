import { and, eq } from 'drizzle-orm';
import { segment, segmentVersion } from '@/db/schema/index';
import type { PhrasedProblem, Problem } from '@/server/domain/problem/problem';
import type { Context } from '../context';
import { phraseProblem } from '../problems/phrase-problem';
import { ruleTeller, type ToldRule } from './rule-teller';

export type ToldSegment = {
  /** The published rule; null before the first publication. */
  readonly published: ToldRule | null;
  /** The draft, where there is one that reads as a rule. */
  readonly draft: ToldRule | null;
  /** Why the published rule has lost its meaning; empty while it has one. */
  readonly problems: readonly PhrasedProblem[];
};

/** The rules of all segments as sentences in the caller's language, by the segment's id. */
export async function tellSegments(ctx: Context): Promise<Record<string, ToldSegment>> {
  const tell = await ruleTeller(ctx);
  const rows = await ctx.db
    .select({
      id: segment.id,
      draft: segment.draft,
      rule: segmentVersion.rule,
      reason: segment.trustReason,
    })
    .from(segment)
    .leftJoin(
      segmentVersion,
      and(
        eq(segmentVersion.segmentId, segment.id),
        eq(segmentVersion.version, segment.publishedVersion),
      ),
    );
  const told = (rule: unknown) => (rule === null ? null : tell(rule));
  return Object.fromEntries(
    rows.map(({ id, rule, draft, reason }) => [
      id,
      {
        published: told(rule),
        draft: told(draft),
        problems: problemsOf(reason).map((one) => phraseProblem(one, ctx.locale)),
      },
    ]),
  );
}

function problemsOf(reason: unknown): readonly Problem[] {
  return (reason as { readonly problems?: readonly Problem[] } | null)?.problems ?? [];
}
