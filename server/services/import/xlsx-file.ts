import type { Reading } from '@/server/domain/import/reading';
import { badFile } from './bad-file';
import type { FileBytes } from './file-bytes';
import type { RowSource } from './row-source';

export async function openXlsxFile(_file: FileBytes, _reading: Reading): Promise<RowSource> {
  throw badFile('damagedZip');
}
