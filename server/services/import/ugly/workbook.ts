import { zipFile, type ZipEntry } from './zip-file';

/** A cell as a program writes it: `v` is the text of the value element, unescaped. */
export type WrittenCell = {
  readonly v?: string;
  readonly t?: 's' | 'n' | 'str' | 'inlineStr' | 'b' | 'e' | 'd';
  readonly formula?: string;
  /** The number format, as its code. */
  readonly format?: string;
  /** XML inside `is`, for rich text and phonetic runs. */
  readonly inline?: string;
};
export type Cell = string | number | boolean | null | WrittenCell;
export type Row =
  | readonly Cell[]
  | { readonly cells: readonly Cell[]; readonly hidden?: boolean; readonly number?: number };

export type Sheet = {
  readonly name?: string;
  readonly rows: readonly Row[];
  readonly state?: 'hidden' | 'veryHidden';
  readonly merges?: readonly string[];
  readonly hiddenColumns?: readonly number[];
  /** Whether rows and cells say where they are; some programs leave it out. */
  readonly refs?: boolean;
  readonly dimension?: string;
  /** Text cells lie in the cells, not in the shared table. */
  readonly inline?: boolean;
  readonly filter?: string;
};

export type Workbook = {
  readonly sheets: readonly Sheet[];
  readonly date1904?: boolean;
  /** A namespace prefix on every element of the sheets and the workbook. */
  readonly prefix?: string;
  /** Parts that replace the written ones, or are added; null leaves a part out. */
  readonly parts?: Readonly<Record<string, string | Buffer | null>>;
  readonly entries?: readonly ZipEntry[];
  readonly streamed?: boolean;
  /** Names parts as a careless program on Windows does. */
  readonly backslashes?: boolean;
};

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const spreadsheetml = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The bytes of an XLSX file, its parts written by hand. */
export function workbook(book: Workbook): Buffer {
  const writing = new Writing(book);
  const sheets = book.sheets.map((sheet) => writing.sheet(sheet));
  const parts: Record<string, string | Buffer | null> = {
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': writing.workbook(),
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((_, at) => [`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`]),
      ['rId90', 'styles', 'styles.xml'],
      ['rId91', 'sharedStrings', 'sharedStrings.xml'],
    ]),
    ...Object.fromEntries(sheets.map((xml, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml])),
    'xl/styles.xml': writing.styles(),
    'xl/sharedStrings.xml': writing.sharedStrings(),
    ...book.parts,
  };
  const entries: ZipEntry[] = Object.entries(parts).flatMap(([name, content]) =>
    content === null ? [] : [{ name, content }],
  );
  const all = [...entries, ...(book.entries ?? [])];
  const types = { name: '[Content_Types].xml', content: contentTypes(all) };
  return zipFile(
    [types, ...all].map((entry) => ({
      ...entry,
      name: book.backslashes ? entry.name.replaceAll('/', '\\') : entry.name,
      ...(book.streamed && { streamed: true }),
    })),
  );
}

/** One sheet of rows is most of what is needed. */
export const sheetOf = (rows: readonly Row[], more: Partial<Sheet> = {}): Buffer =>
  workbook({ sheets: [{ rows, ...more }] });

export const escapeXml = (text: string) =>
  text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

export function columnName(index: number): string {
  const before = Math.floor(index / 26);
  const letter = String.fromCharCode(65 + (index % 26));
  return before > 0 ? `${columnName(before - 1)}${letter}` : letter;
}

class Writing {
  private readonly shared: string[] = [];
  private readonly formats: string[] = [];

  constructor(private readonly book: Workbook) {}

  private tag(name: string): string {
    return this.book.prefix ? `${this.book.prefix}:${name}` : name;
  }

  private element(name: string, attributes: string, inside: string): string {
    const start = `<${this.tag(name)}${attributes && ` ${attributes}`}`;
    return inside === '' ? `${start}/>` : `${start}>${inside}</${this.tag(name)}>`;
  }

  private root(name: string, inside: string): string {
    const own = this.book.prefix ? `xmlns:${this.book.prefix}` : 'xmlns';
    return declaration + this.element(name, `${own}="${main}" xmlns:r="${relations}"`, inside);
  }

  workbook(): string {
    const sheets = this.book.sheets.map(({ name, state }, at) => {
      const shown = escapeXml(name ?? `Sheet${at + 1}`);
      const attributes = `name="${shown}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"`;
      return this.element('sheet', attributes, '');
    });
    const epoch = this.book.date1904 ? this.element('workbookPr', 'date1904="1"', '') : '';
    return this.root('workbook', epoch + this.element('sheets', '', sheets.join('')));
  }

  sheet(sheet: Sheet): string {
    const rows = sheet.rows.map((row, at) => this.row(sheet, row, at));
    const hidden = (sheet.hiddenColumns ?? []).map((at) =>
      this.element('col', `min="${at + 1}" max="${at + 1}" width="9" hidden="1"`, ''),
    );
    const merges = (sheet.merges ?? []).map((ref) => this.element('mergeCell', `ref="${ref}"`, ''));
    return this.root(
      'worksheet',
      [
        sheet.dimension ? this.element('dimension', `ref="${sheet.dimension}"`, '') : '',
        hidden.length > 0 ? this.element('cols', '', hidden.join('')) : '',
        this.element('sheetData', '', rows.join('')),
        sheet.filter ? this.element('autoFilter', `ref="${sheet.filter}"`, '') : '',
        merges.length > 0
          ? this.element('mergeCells', `count="${merges.length}"`, merges.join(''))
          : '',
      ].join(''),
    );
  }

  private row(sheet: Sheet, row: Row, at: number): string {
    const { cells, hidden, number } = 'cells' in row ? row : { cells: row };
    const line = number ?? at + 1;
    const attributes = [
      ...(sheet.refs === false ? [] : [`r="${line}"`]),
      ...(hidden ? ['hidden="1"'] : []),
    ];
    const written = cells.map((cell, column) => {
      const where = sheet.refs === false ? '' : `r="${columnName(column)}${line}"`;
      if (cell === null) return sheet.refs === false ? this.element('c', '', '') : '';
      return this.cell(typeof cell === 'object' ? cell : plainCell(cell), where, sheet);
    });
    return this.element('row', attributes.join(' '), written.join(''));
  }

  private cell(cell: WrittenCell, where: string, { inline }: Sheet): string {
    const type = cell.t === 's' && inline ? 'inlineStr' : cell.t;
    const attributes = [
      where,
      cell.format ? `s="${this.styleOf(cell.format)}"` : '',
      type && type !== 'n' ? `t="${type}"` : '',
    ];
    const inside = [
      cell.formula === undefined ? '' : this.element('f', '', escapeXml(cell.formula)),
      type === 'inlineStr'
        ? this.element('is', '', cell.inline ?? this.text(cell.v ?? ''))
        : cell.v === undefined
          ? ''
          : this.element('v', '', type === 's' ? this.indexOf(cell.v) : escapeXml(cell.v)),
    ];
    return this.element('c', attributes.filter(Boolean).join(' '), inside.join(''));
  }

  private text(text: string): string {
    return this.element('t', 'xml:space="preserve"', escapeXml(text));
  }

  private indexOf(text: string): string {
    const at = this.shared.indexOf(text);
    return String(at >= 0 ? at : this.shared.push(text) - 1);
  }

  private styleOf(format: string): number {
    const at = this.formats.indexOf(format);
    return (at >= 0 ? at : this.formats.push(format) - 1) + 1;
  }

  sharedStrings(): string {
    return this.root(
      'sst',
      this.shared.map((text) => this.element('si', '', this.text(text))).join(''),
    );
  }

  styles(): string {
    const own = this.formats.flatMap((code, at) =>
      builtIn(code) === null
        ? [this.element('numFmt', `numFmtId="${164 + at}" formatCode="${escapeXml(code)}"`, '')]
        : [],
    );
    const styles = [0, ...this.formats.map((code, at) => builtIn(code) ?? 164 + at)].map((id) =>
      this.element(
        'xf',
        `numFmtId="${id}" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"`,
        '',
      ),
    );
    return this.root(
      'styleSheet',
      [
        own.length > 0 ? this.element('numFmts', `count="${own.length}"`, own.join('')) : '',
        this.element('fonts', 'count="1"', this.element('font', '', '')),
        this.element(
          'fills',
          'count="1"',
          this.element('fill', '', this.element('patternFill', 'patternType="none"', '')),
        ),
        this.element('borders', 'count="1"', this.element('border', '', '')),
        this.element('cellStyleXfs', 'count="1"', this.element('xf', 'numFmtId="14"', '')),
        this.element('cellXfs', `count="${styles.length}"`, styles.join('')),
      ].join(''),
    );
  }
}

/** A format given as `#14` is one of those that every program knows by number. */
const builtIn = (code: string) => (/^#\d+$/.test(code) ? Number(code.slice(1)) : null);

function plainCell(cell: string | number | boolean): WrittenCell {
  if (typeof cell === 'string') return { v: cell, t: 's' };
  if (typeof cell === 'boolean') return { v: cell ? '1' : '0', t: 'b' };
  return { v: String(cell), t: 'n' };
}

function relationships(each: readonly (readonly string[])[]): string {
  const inside = each.map(
    ([id, type, target]) =>
      `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${packages}/relationships">${inside.join('')}</Relationships>`;
}

const typeOf = (part: string) => {
  if (part === 'xl/workbook.xml') return 'sheet.main';
  if (part.startsWith('xl/worksheets/')) return 'worksheet';
  return /^xl\/(styles|sharedStrings)\.xml$/.exec(part)?.[1];
};

function contentTypes(entries: readonly ZipEntry[]): string {
  const overrides = entries.flatMap(({ name }) => {
    const type = typeOf(name);
    return type
      ? [`<Override PartName="/${name}" ContentType="${spreadsheetml}.${type}+xml"/>`]
      : [];
  });
  return `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`;
}
