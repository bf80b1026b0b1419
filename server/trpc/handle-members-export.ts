import { answerExport } from './handle-export';

/**
 * Answers a download of a segment's members as CSV, streamed, with keys as heads. `at` chooses
 * an instant, `moved`, `after`, `until` and `cause` those who moved, `q` a part of the key.
 */
export async function handleMembersExport(request: Request, id: string): Promise<Response> {
  const query = { ...Object.fromEntries(new URL(request.url).searchParams), id };
  return answerExport(request, { list: 'members', query, format: 'csv', voice: 'keys' });
}
