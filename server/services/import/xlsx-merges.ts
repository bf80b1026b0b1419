import { columnOfName } from '@/server/domain/import/cell-text';
import type { MergedRange } from '@/server/domain/import/header-rows';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { badFile } from './bad-file';
import type { XlsxPackage } from './xlsx-package';

const mostMerges = 100_000;
const overlap = 200;
const element =
  /<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']/g;

/**
 * Reads which cells of a sheet are merged. They are told after its rows, so the whole part is
 * unpacked, but searched as bytes and not as XML. At most 100,000 are given.
 */
export async function readMerges(pack: XlsxPackage, part: string): Promise<readonly MergedRange[]> {
  const merges: MergedRange[] = [];
  const stream = await pack.stream(part);
  let rest = Buffer.alloc(0);
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.concat([rest, chunk as Buffer]);
      const at = bytes.indexOf('mergeCell ');
      if (at === -1) {
        rest = Buffer.from(bytes.subarray(-overlap));
        continue;
      }
      const text = bytes.toString('latin1');
      let end = 0;
      for (const match of text.matchAll(element)) {
        end = match.index + match[0].length;
        const [, left = '', top = '', right = '', bottom = ''] = match;
        merges.push({
          top: Number(top),
          bottom: Number(bottom),
          left: columnOfName(left),
          right: columnOfName(right),
        });
        if (merges.length >= mostMerges) return merges;
      }
      rest = Buffer.from(bytes.subarray(Math.max(end, bytes.length - overlap)));
    }
    return merges;
  } catch (error) {
    throw error instanceof StratumError ? error : badFile('damagedZip');
  } finally {
    stream.destroy();
  }
}
