import type { Executor } from '@/db/client';
import { collectReferences } from '@/server/domain/rule/collect-references';
import { enqueueRefresh } from '@/server/jobs/enqueue';
import { findCatalog } from '../catalog/load-catalog';
import type { Actor } from '../context';

export type ChangedReference =
  | { readonly kind: 'trait'; readonly key: string }
  | { readonly kind: 'segment'; readonly key: string };

/**
 * Has every published segment refreshed that depends on a trait or segment, through
 * others too, once the caller's transaction commits. Gives the work's id; null when
 * nothing depends on it.
 */
export async function enqueueDependants(
  tx: Executor,
  changed: ChangedReference,
  actor: Actor,
): Promise<string | null> {
  const keys = await findDependantKeys(tx, changed);
  return keys.length === 0 ? null : enqueueRefresh(tx, { keys, trigger: 'publish', actor });
}

/** The keys of the published segments by rule that depend on a trait or segment, through others too. */
export async function findDependantKeys(
  db: Executor,
  { kind, key }: ChangedReference,
): Promise<readonly string[]> {
  const catalog = await findCatalog(db);
  if (!catalog) return [];
  return catalog.segments
    .filter(({ key: own, rule }) => {
      if (rule === null || (kind === 'segment' && own === key)) return false;
      const { traits, segments } = collectReferences(rule, catalog);
      return (kind === 'trait' ? traits : segments).some((found) => found.key === key);
    })
    .map((found) => found.key);
}
