import { crc32, deflateRawSync } from 'node:zlib';

export type Part = readonly [name: string, content: string | Buffer];

/** A ZIP archive of parts, made by hand so that tests can also make wrong ones. */
export function zipParts(parts: readonly Part[], claimedSize?: number): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x0800, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(plain), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claimedSize ?? plain.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, tail, Buffer.from(name)]),
    );
    files.push(file);
    offset += file.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(entries.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, entries, Buffer.from('PK\x05\x06'), end]);
}

export type SheetFixture = {
  readonly name: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** What stands before the rows, such as columns. */
  readonly before?: string;
  /** The XML of the rows. */
  readonly rows: string;
  /** What stands after the rows, such as merged cells. */
  readonly after?: string;
};

export type WorkbookFixture = {
  readonly sheets: readonly SheetFixture[];
  /** The XML inside each `si`. */
  readonly strings?: readonly string[];
  /** Format codes of the styles from 1 on; a number is a built-in format. */
  readonly formats?: readonly (string | number)[];
  readonly from1904?: boolean;
  /** Put before the name of every element of the sheets. */
  readonly prefix?: string;
  readonly strict?: boolean;
  readonly more?: readonly Part[];
};

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** The bytes of a workbook. */
export function buildWorkbook(book: WorkbookFixture): Buffer {
  const base = book.strict ? 'http://purl.oclc.org/ooxml' : 'http://schemas.openxmlformats.org';
  const main = book.strict ? `${base}/spreadsheetml/main` : `${base}/spreadsheetml/2006/main`;
  const office = book.strict
    ? `${base}/officeDocument/relationships`
    : `${base}/officeDocument/2006/relationships`;
  const relations = (list: readonly (readonly [string, string, string])[]) =>
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
      .map(
        ([id, type, target]) =>
          `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`,
      )
      .join('')}</Relationships>`;
  const sheets = book.sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
  );
  const formats = book.formats ?? [];
  const own = formats.map((code, at) =>
    typeof code === 'number'
      ? ''
      : `<numFmt numFmtId="${200 + at}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
  );
  const styles = formats.map(
    (code, at) => `<xf numFmtId="${typeof code === 'number' ? code : 200 + at}"/>`,
  );
  return zipParts([
    ['[Content_Types].xml', `${head}<Types/>`],
    ['_rels/.rels', relations([['rId1', 'officeDocument', 'xl/workbook.xml']])],
    [
      'xl/workbook.xml',
      `${head}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${book.from1904 ? ' date1904="1"' : ''}/><sheets>${sheets.join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...book.sheets.map(
          (_, at) => [`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`] as const,
        ),
        ['rId90', 'styles', 'styles.xml'],
        ['rId91', 'sharedStrings', '/xl/sharedStrings.xml'],
      ]),
    ],
    [
      'xl/styles.xml',
      `${head}<styleSheet xmlns="${main}"><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`,
    ],
    [
      'xl/sharedStrings.xml',
      `${head}<sst xmlns="${main}">${(book.strings ?? []).map((text) => `<si>${text}</si>`).join('')}</sst>`,
    ],
    ...book.sheets.map(({ before = '', rows, after = '' }, at): Part => {
      const p = book.prefix ? `${book.prefix}:` : '';
      const inside = `<sheetData>${rows}</sheetData>`;
      const xml = `${before}${inside}${after}`.replace(/<(\/?)(?=[a-zA-Z])/g, `<$1${p}`);
      const space = book.prefix ? `xmlns:${book.prefix}` : 'xmlns';
      return [
        `xl/worksheets/sheet${at + 1}.xml`,
        `${head}<${p}worksheet ${space}="${main}">${xml}</${p}worksheet>`,
      ];
    }),
    ...(book.more ?? []),
  ]);
}

/** A row of a sheet; a text is an inline string, a number a number, null no cell, XML in an object a cell's own. */
export function row(
  line: number,
  cells: readonly (string | number | null | { readonly xml: string })[],
  attributes = '',
): string {
  const written = cells.map((cell, at) => {
    const name = `${String.fromCharCode(65 + at)}${line}`;
    if (cell === null) return '';
    if (typeof cell === 'number') return `<c r="${name}"><v>${cell}</v></c>`;
    if (typeof cell === 'object') return cell.xml.replace('<c', `<c r="${name}"`);
    const text = cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    return `<c r="${name}" t="inlineStr"><is><t>${text}</t></is></c>`;
  });
  return `<row r="${line}"${attributes}>${written.join('')}</row>`;
}
