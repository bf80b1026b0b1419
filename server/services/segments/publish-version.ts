import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/client';
import { segment, segmentClock, segmentSlot, segmentVersion } from '@/db/schema/index';
import type { Rule } from '@/server/domain/rule/rule';
import type { Actor } from '../context';
import { nameActor } from '../name-actor';
import { isSameJson } from '../refresh/fingerprint';
import type { SegmentRow } from './find-segment';

export type PublishedVersion = { readonly version: number; readonly isNew: boolean };

/**
 * Makes a sound rule the published one of a locked segment: a new version only when
 * the rule differs. The first time the segment takes a slot and a clock.
 */
export async function publishVersion(
  tx: Transaction,
  row: SegmentRow,
  rule: Rule,
  actor: Actor,
  note: string,
): Promise<PublishedVersion> {
  const current = await publishedRule(tx, row);
  const isNew = current === null || !isSameJson(current, rule);
  const version = isNew ? (row.publishedVersion ?? 0) + 1 : (row.publishedVersion ?? 1);
  if (isNew)
    await tx
      .insert(segmentVersion)
      .values({ segmentId: row.id, version, rule, note, publishedBy: nameActor(actor) });
  if (isNew || row.lifecycle !== 'published')
    await tx
      .update(segment)
      .set({
        lifecycle: 'published',
        publishedVersion: version,
        ...(isNew &&
          (row.trust === 'broken' || row.trust === 'blocked') && {
            ...{ trust: 'current', trustReason: null },
          }),
        updatedAt: sql`now()`,
      })
      .where(eq(segment.id, row.id));
  await takeSlot(tx, row.id);
  await tx.insert(segmentClock).values({ segmentId: row.id }).onConflictDoNothing();
  return { version, isNew };
}

/** The rule of the published version; null while there is none. */
export async function publishedRule(
  db: Pick<Transaction, 'select'>,
  { id, publishedVersion }: SegmentRow,
): Promise<Rule | null> {
  if (publishedVersion === null) return null;
  const [found] = await db
    .select({ rule: segmentVersion.rule })
    .from(segmentVersion)
    .where(and(eq(segmentVersion.segmentId, id), eq(segmentVersion.version, publishedVersion)));
  return found?.rule ?? null;
}

/** Two publishers must not take one place, so the table is locked while one looks for it. */
async function takeSlot(tx: Transaction, segmentId: string): Promise<void> {
  await tx.execute(sql`lock table ${segmentSlot} in share row exclusive mode`);
  await tx.execute(sql`
    insert into ${segmentSlot} (segment_id, word, bit)
    select ${segmentId}, place / 63 + 1, place % 63
    from (
      select min(n) as place
      from generate_series(0, (select count(*) from ${segmentSlot})) as n
      where not exists (select 1 from ${segmentSlot} s where (s.word - 1) * 63 + s.bit = n)
    ) free
    on conflict (segment_id) do nothing`);
}
