import type { ReservedConnection } from '@/db/reserved-connection';
import { undoBatchText } from '../duplicates/merge-batch';

/**
 * Gives moves of customers whose merge, or its undo, a segment has not taken in yet the
 * cause `merge`: every move of the merged one, and those of the kept one that today's data
 * explain.
 */
export async function attributeMerges(
  connection: ReservedConnection,
  segments: readonly string[],
): Promise<void> {
  await connection.run(
    `update moved v set cause = 'merge'
     from customer_merge m
     where v.segment_id = any($1::uuid[])
       and (v.customer_id = m.merged_id or v.customer_id = m.kept_id and v.cause = 'correction')
       and exists (
         select from change_batch b
         where b.id in (m.id, ${undoBatchText('m.id')})
           and not exists (
             select from segment_batch s where s.segment_id = v.segment_id and s.batch_id = b.id))`,
    [segments],
  );
}
