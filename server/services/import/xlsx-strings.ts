import { unescapeText } from '@/server/domain/import/cell-text';
import { badFile } from './bad-file';
import { readWholeXml, type XmlVisitor } from './read-xml';
import { StringTable } from './string-table';
import type { XlsxPackage } from './xlsx-package';

const largestPart = 2_147_483_648;

/** Reads a workbook's shared texts; phonetic runs are left out, rich text is joined. Refuses BAD_FILE. */
export async function readXlsxStrings(pack: XlsxPackage, part: string): Promise<StringTable> {
  if (pack.sizeOf(part).unpacked > largestPart) throw badFile('bomb');
  const table = new StringTable();
  try {
    await readWholeXml(await pack.stream(part), part, visitorOf(table));
    return table;
  } catch (error) {
    table.close();
    throw error;
  }
}

function visitorOf(table: StringTable): XmlVisitor {
  let text = '';
  let isText = false;
  let phonetic = 0;
  return {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic += 1;
      else isText = name === 't' && phonetic === 0;
    },
    text: (piece) => {
      if (isText) text += piece;
    },
    close: (name) => {
      if (name === 't') isText = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'si') table.add(unescapeText(text));
    },
    records: () => table.size,
  };
}
