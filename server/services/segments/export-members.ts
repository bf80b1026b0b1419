import type { Context } from '../context';
import { openMembers } from '../export/lists/members';
import { writeCsv } from '../export/write-csv';
import type { ExportMembersInput } from './list-members';

/**
 * The members as CSV in chunks of text, in the order and number of `listMembers`, with keys
 * as heads: key, fields, since when and why; of movers when and why they moved. Without
 * `fields` every field this role may see. Ends early when nobody reads on.
 */
export async function* exportMembers(
  ctx: Context,
  input: ExportMembersInput,
): AsyncGenerator<string, void, undefined> {
  yield* writeCsv(await openMembers(ctx, input, input.id), 'keys');
}
