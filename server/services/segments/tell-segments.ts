import { segment, segmentVersion } from '@/db/schema/index';
import { describeRule, type Sentence } from '@/server/domain/rule/describe-rule';
import { parseRule } from '@/server/domain/rule/parse-rule';
import { findCatalog } from '../catalog/load-catalog';
import type { Context } from '../context';
import { getSettings } from '../settings/get-settings';

export type ToldSegment = {
  /** The published rule; null before the first publication. */
  readonly published: Sentence | null;
  /** The draft, where there is one that reads as a rule. */
  readonly draft: Sentence | null;
};

/** The rules of all segments as sentences in the caller's language, by the segment's id. */
export async function tellSegments(ctx: Context): Promise<Record<string, ToldSegment>> {
  const [catalog, { currency }, rows, versions] = await Promise.all([
    findCatalog(ctx.db),
    getSettings(ctx),
    ctx.db
      .select({
        id: segment.id,
        key: segment.key,
        en: segment.nameEn,
        zh: segment.nameZh,
        draft: segment.draft,
        version: segment.publishedVersion,
      })
      .from(segment),
    ctx.db
      .select({
        id: segmentVersion.segmentId,
        version: segmentVersion.version,
        rule: segmentVersion.rule,
      })
      .from(segmentVersion),
  ]);
  if (!catalog) return {};
  const segments = Object.fromEntries(rows.map(({ key, en, zh }) => [key, { en, zh }]));
  const tell = (rule: unknown): Sentence | null => {
    const parsed = parseRule(rule);
    return parsed.ok
      ? describeRule(parsed.value, { catalog, language: ctx.locale, currency, segments })
      : null;
  };
  const ruleOf = new Map(versions.map(({ id, version, rule }) => [`${id} ${version}`, rule]));
  return Object.fromEntries(
    rows.map(({ id, version, draft }) => {
      const rule = ruleOf.get(`${id} ${version}`);
      return [id, { published: rule ? tell(rule) : null, draft: draft ? tell(draft) : null }];
    }),
  );
}
