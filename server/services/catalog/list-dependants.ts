import { and, asc, eq, isNull, ne } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { segment, segmentVersion, trait } from '@/db/schema/index';
import type { Label } from '@/server/domain/catalog/catalog';
import { listMentions, type Mention } from '@/server/domain/rule/list-mentions';
import { findCatalog } from './load-catalog';

export type DependantSegment = {
  readonly id: string;
  readonly key: string;
  readonly name: Label;
  readonly lifecycle: (typeof segment.$inferSelect)['lifecycle'];
};

export type Dependants = {
  readonly segments: readonly DependantSegment[];
  readonly traits: readonly { readonly id: string; readonly key: string; readonly name: Label }[];
};

/**
 * Who names `target` itself: segments that are not archived, by their published rule or
 * their draft, and traits in use; by key. Nobody before the first import.
 */
export async function listDependants(db: Executor, target: Mention): Promise<Dependants> {
  const catalog = await findCatalog(db);
  if (!catalog) return { segments: [], traits: [] };
  const names = (json: unknown) =>
    listMentions(json, catalog).some((mention) => isSame(mention, target));
  const segments = await db
    .select({ segment, rule: segmentVersion.rule })
    .from(segment)
    .leftJoin(
      segmentVersion,
      and(
        eq(segmentVersion.segmentId, segment.id),
        eq(segmentVersion.version, segment.publishedVersion),
      ),
    )
    .where(ne(segment.lifecycle, 'archived'))
    .orderBy(asc(segment.key));
  const traits = await db
    .select()
    .from(trait)
    .where(isNull(trait.archivedAt))
    .orderBy(asc(trait.key));
  return {
    segments: segments
      .filter(({ segment: { draft }, rule }) => names(rule) || names(draft))
      .map(({ segment: { id, key, nameEn, nameZh, lifecycle } }) => ({
        ...{ id, key, lifecycle, name: { en: nameEn, zh: nameZh } },
      })),
    traits: traits
      .filter(({ definition }) => names(definition))
      .map(({ id, key, nameEn, nameZh }) => ({ id, key, name: { en: nameEn, zh: nameZh } })),
  };
}

function isSame(a: Mention, b: Mention): boolean {
  if (a.kind === 'trait' || a.kind === 'segment') return a.kind === b.kind && a.key === b.key;
  if (b.kind === 'trait' || b.kind === 'segment' || a.kind !== b.kind) return false;
  if (a.table !== b.table) return false;
  if (a.kind === 'table' || b.kind === 'table') return true;
  if (a.field !== b.field) return false;
  return a.kind === 'field' || b.kind === 'field' || a.choice === b.choice;
}
