import { readFile } from 'node:fs/promises';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';

/** A file's JSON. Refuses BAD_FILE when it is missing or no JSON. */
export async function readJsonFile(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new StratumError(problem('BAD_FILE', ['file'], undefined, 'missing'));
  });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new StratumError(problem('BAD_FILE', ['file'], undefined, 'json'));
  }
}
