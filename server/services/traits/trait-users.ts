import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Executor } from '@/db/client';
import { segment, segmentVersion, trait } from '@/db/schema/index';
import type { Label } from '@/server/domain/catalog/catalog';
import { traitsInDefinition } from '@/server/domain/trait/trait-references';

/** Who names a trait: another trait in use, or a segment that is not archived. */
export type TraitUser = {
  readonly kind: 'trait' | 'segment';
  readonly id: string;
  readonly key: string;
  readonly name: Label;
  /** Whether members depend on it: a published rule does, a draft does not yet. */
  readonly inForce: boolean;
};

/** Who names a trait by itself: traits before segments, each by key. */
export type UsersOf = (key: string) => readonly TraitUser[];

/** Reads who uses which trait, once for all of them. */
export async function readTraitUsers(db: Executor): Promise<UsersOf> {
  const named = [...(await readTraitNames(db)), ...(await readSegmentNames(db))];
  return (key) => named.filter(({ names }) => names.has(key)).map(({ user }) => user);
}

type Named = { readonly user: TraitUser; readonly names: ReadonlySet<string> };

async function readTraitNames(db: Executor): Promise<readonly Named[]> {
  const rows = await db.select().from(trait).where(isNull(trait.archivedAt)).orderBy(trait.key);
  return rows.map(({ id, key, nameEn, nameZh, definition }) => ({
    user: { kind: 'trait', id, key, name: { en: nameEn, zh: nameZh }, inForce: true },
    names: new Set(traitsInDefinition(definition)),
  }));
}

const traitNodes = '$.** ? (@.kind == "trait").trait';

async function readSegmentNames(db: Executor): Promise<readonly Named[]> {
  const namesIn = (rule: AnyPgColumn) =>
    sql<string[]>`coalesce(jsonb_path_query_array(${rule}, ${traitNodes}::jsonpath), '[]')`;
  const rows = await db
    .select({
      ...{ id: segment.id, key: segment.key, nameEn: segment.nameEn, nameZh: segment.nameZh },
      lifecycle: segment.lifecycle,
      published: namesIn(segmentVersion.rule),
      drafted: namesIn(segment.draft),
    })
    .from(segment)
    .leftJoin(
      segmentVersion,
      and(
        eq(segmentVersion.segmentId, segment.id),
        eq(segmentVersion.version, segment.publishedVersion),
      ),
    )
    .where(ne(segment.lifecycle, 'archived'))
    .orderBy(segment.key);
  return rows.flatMap(({ id, key, nameEn, nameZh, lifecycle, published, drafted }) => {
    const user = { kind: 'segment', id, key, name: { en: nameEn, zh: nameZh } } as const;
    const inForce = new Set(lifecycle === 'published' ? published : []);
    const planned = new Set(drafted.filter((name) => !inForce.has(name)));
    return [
      { user: { ...user, inForce: true }, names: inForce },
      { user: { ...user, inForce: false }, names: planned },
    ];
  });
}
