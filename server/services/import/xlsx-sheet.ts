import {
  columnOfName,
  hasLostDigits,
  momentText,
  plainText,
  unescapeText,
} from '@/server/domain/import/cell-text';
import { Sighting } from '@/server/domain/import/column-finding';
import { isErrorText } from '@/server/domain/import/missing-words';
import type { NumberMeaning } from '@/server/domain/import/number-format';
import { showText } from '@/server/domain/import/storable-text';
import { totalLabel } from '@/server/domain/import/total-row';
import { badFile } from './bad-file';
import { readXml, type XmlAttributes, type XmlVisitor } from './read-xml';
import type { TableRow } from './table-file';
import type { XlsxPackage } from './xlsx-package';
import { isTrue } from './xlsx-workbook';

const mostColumns = 500;
const longestRow = 1_048_576;
const linesTold = 20;
const lastRow = 1_048_576;
const columnsOfSheet = 16_384;

export type CellContext = {
  /** Null for a text that is not there; refuses one that is too long. */
  readonly stringAt: (index: number, line: number) => string | null;
  readonly meanings: readonly NumberMeaning[];
  readonly digits: readonly number[];
  readonly from1904: boolean;
};

/** What was seen in a sheet beside its rows, by column from 0. */
export class SheetFindings {
  readonly errors = new Map<number, Sighting>();
  readonly lostDigits = new Map<number, Sighting>();
  readonly uncalculated = new Map<number, Sighting>();
  readonly hiddenColumns: (readonly [number, number])[] = [];
  readonly hiddenLines: number[] = [];
  hiddenRows = 0;

  hide(line: number): void {
    this.hiddenRows += 1;
    if (this.hiddenLines.length < linesTold) this.hiddenLines.push(line);
  }
}

/**
 * Reads a sheet's rows that have something in them, piece by piece: a formula is its last
 * value, an error is blank, a number is a day or time where its format says so. Refuses
 * BAD_FILE a value beyond 500 columns and a row of more than 1 MB.
 */
export async function* readSheetRows(
  pack: XlsxPackage,
  part: string,
  context: CellContext,
  findings: SheetFindings,
  onBytes?: (unpacked: number) => void,
): AsyncGenerator<readonly TableRow[]> {
  const visitor = new SheetVisitor(context, findings);
  const stream = await pack.stream(part);
  for await (const _ of readXml(stream, part, visitor, onBytes)) {
    const rows = visitor.takeRows();
    if (rows.length > 0) yield rows;
    if (visitor.isOver) return;
  }
}

class SheetVisitor implements XmlVisitor {
  isOver = false;
  private rows: TableRow[] = [];
  private sightings: (() => void)[] = [];
  private seen = 0;
  private line = 0;
  private isHidden = false;
  private cells: string[] = [];
  private length = 0;
  private column = -1;
  private type = '';
  private style = 0;
  private value = '';
  private hasValue = false;
  private hasFormula = false;
  private isText = false;
  private phonetic = 0;

  constructor(
    private readonly context: CellContext,
    private readonly findings: SheetFindings,
  ) {}

  records(): number {
    return this.seen;
  }

  takeRows(): readonly TableRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  open(name: string, attributes: XmlAttributes): void {
    switch (name) {
      case 'c':
        this.openCell(attributes);
        break;
      case 'v':
      case 't':
        this.isText = this.phonetic === 0;
        this.hasValue = true;
        break;
      case 'f':
        this.hasFormula = true;
        break;
      case 'row':
        this.openRow(attributes);
        break;
      case 'rPh':
        this.phonetic += 1;
        break;
      case 'col':
        if (isTrue(attributes.hidden))
          this.findings.hiddenColumns.push([
            Number(attributes.min) - 1,
            Number(attributes.max) - 1,
          ]);
        break;
      default:
    }
  }

  text(text: string): void {
    if (this.isText) this.value += text;
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.isText = false;
        break;
      case 'c':
        this.closeCell();
        break;
      case 'row':
        this.closeRow();
        break;
      case 'rPh':
        this.phonetic -= 1;
        break;
      case 'sheetData':
        this.isOver = true;
        break;
      default:
    }
  }

  private openRow({ r, hidden }: XmlAttributes): void {
    const line = r === undefined ? this.line + 1 : Number(r);
    if (!Number.isInteger(line) || line < 1 || line > lastRow)
      throw badFile('damagedWorkbook', { part: `row ${showText(r ?? '')}` });
    this.line = line;
    this.isHidden = isTrue(hidden);
    this.cells = [];
    this.length = 0;
    this.column = -1;
  }

  private closeRow(): void {
    this.seen += 1;
    const { cells, sightings } = this;
    this.sightings = [];
    if (totalLabel(cells) === null) for (const commit of sightings) commit();
    if (cells.length === 0) return;
    if (this.isHidden) this.findings.hide(this.line);
    this.rows.push({ line: this.line, cells });
    this.cells = [];
  }

  private openCell({ r, t, s }: XmlAttributes): void {
    this.column = r === undefined ? this.column + 1 : columnOfName(r);
    if (this.column < 0 || this.column >= columnsOfSheet)
      throw badFile('damagedWorkbook', { part: `cell ${showText(r ?? '')}` });
    this.type = t ?? 'n';
    this.style = s === undefined ? 0 : Number(s);
    this.value = '';
    this.hasValue = false;
    this.hasFormula = false;
  }

  private closeCell(): void {
    if (this.hasFormula && this.value === '' && this.type !== 'str')
      this.see(this.findings.uncalculated, '');
    const text = this.hasValue ? this.cellText() : '';
    if (text === '') return;
    if (this.column >= mostColumns) {
      if (text.trim() === '') return;
      throw badFile('tooManyColumns', { most: mostColumns });
    }
    this.length += text.length;
    if (this.length > longestRow) throw badFile('recordTooLong', { line: this.line });
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = text;
  }

  private cellText(): string {
    const { value } = this;
    switch (this.type) {
      case 's':
        return this.sharedText(value);
      case 'str':
        if (isErrorText(value)) return this.errorText(value);
        return unescapeText(value);
      case 'inlineStr':
        return unescapeText(value);
      case 'b':
        return value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
      case 'e':
        return this.errorText(value);
      case 'd':
        return value.replace(/T00:00:00(?:\.0+)?$/, '').replace('T', ' ');
      default:
        return this.numberText(value.trim());
    }
  }

  private sharedText(value: string): string {
    const text = this.context.stringAt(Number(value || Number.NaN), this.line);
    if (text === null) throw badFile('damagedWorkbook', { part: 'sharedStrings' });
    return text;
  }

  private errorText(value: string): string {
    this.see(this.findings.errors, value);
    return '';
  }

  private numberText(value: string): string {
    const meaning = this.context.meanings[this.style] ?? 'number';
    if (meaning !== 'number') return momentText(value, meaning, this.context.from1904);
    if (hasLostDigits(value)) this.see(this.findings.lostDigits, plainText(value));
    const text = plainText(value);
    const digits = this.context.digits[this.style] ?? 0;
    return digits > 0 && /^\d+$/.test(text) ? text.padStart(digits, '0') : text;
  }

  /** What is seen in a row of totals, which mostly is left out, is not worth telling. */
  private see(found: Map<number, Sighting>, text: string): void {
    const { column, line } = this;
    this.sightings.push(() => {
      const sighting = found.get(column) ?? new Sighting();
      sighting.add(text, line);
      found.set(column, sighting);
    });
  }
}
