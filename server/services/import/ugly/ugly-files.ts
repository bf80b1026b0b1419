import { dateFiles } from './dates';
import { delimiterFiles } from './delimiters';
import { encodingFiles } from './encodings';
import { exportFiles } from './exports';
import { headerFiles } from './headers';
import { hostileFiles } from './hostile';
import { identifierFiles } from './identifiers';
import { numberFiles } from './numbers';
import { rowFiles } from './rows';
import { sheetFiles } from './sheets';
import type { UglyFile } from './ugly-file';

/** Every ugly file with what has to become of it, by subject. */
export const uglyFiles: Readonly<Record<string, readonly UglyFile[]>> = {
  encodings: encodingFiles,
  delimiters: delimiterFiles,
  headers: headerFiles,
  rows: rowFiles,
  numbers: numberFiles,
  dates: dateFiles,
  identifiers: identifierFiles,
  sheets: sheetFiles,
  hostile: hostileFiles,
  exports: exportFiles,
};
