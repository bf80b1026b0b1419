import type { ColumnFinding } from './column-finding';
import { Sighting } from './column-finding';
import type { ValueForm } from './column-form';
import { unitOfHeader } from './header-unit';
import { isNumberFailure, isPlainDecimal, looksLikeIdentifier } from './read-number';
import { scaleDecimal } from './shift-decimal';
import { ValueRange } from './value-range';
import { ValueSample } from './value-sample';
import { takeApart, type WrittenNumber, writePlain } from './written-number';

const amountNames =
  /[金款价费额]|[营收支][入出收]|销售|消费|播放|浏览|粉丝|阅读|amount|revenue|sales/iu;
const mayStartNumber =
  /^(?:[-\u200B\uFEFF+.,($¥€£（￥＋－．，−\uFF10-\uFF19]|\d(?!\d{3}[-/年])|人民币|CNY|RMB|US|EUR|GBP|JPY|HK)/i;
/** From this many digits on, zeros behind the fifteenth are no chance. */
const leastSuspect = 18;

/** Values as they are when one sign stands before the decimals. */
class Track {
  numbers = 0;
  range = new ValueRange<number>();
  sample = new ValueSample();

  add(value: string): void {
    this.numbers += 1;
    this.range.add(Number(value), value);
    this.sample.add(value);
  }

  copy(): Track {
    const copy = new Track();
    copy.numbers = this.numbers;
    copy.range = this.range.copy();
    copy.sample = this.sample.copy();
    return copy;
  }
}

export type NumberProfile = {
  readonly numbers: number;
  readonly identifiers: number;
  readonly smallest: string | null;
  readonly largest: string | null;
  readonly median: string | null;
  readonly form: Pick<ValueForm, 'scale' | 'decimal' | 'wan'>;
  readonly findings: readonly ColumnFinding[];
};

/**
 * Takes in cells that may be numbers. Which sign stands before the decimals is decided
 * at the end, so values are kept both ways from the first cell on where it matters.
 */
export class NumberProfiler {
  readonly lost = new Sighting();
  private identifiers = 0;
  private failures = 0;
  private readonly point = new Track();
  private comma: Track | null = null;
  private readonly written = new Sighting();
  private readonly wan = new Sighting();
  private readonly wanWord = new Sighting();
  private readonly onlyPoint = new Sighting();
  private readonly onlyComma = new Sighting();
  private readonly groupedEither = new Sighting();
  private readonly scale: string | null;

  constructor(private readonly header: string) {
    this.scale = unitOfHeader(header);
  }

  /** Whether the cell is a number in some form. */
  add(text: string, line: number): boolean {
    if (isPlainDecimal(text)) {
      this.addPlain(text, line);
      return true;
    }
    if (isNumberFailure(text)) {
      this.failures += 1;
      return true;
    }
    if (!mayStartNumber.test(text)) return false;
    const number = takeApart(text);
    return number !== null && this.addWritten(number, text, line);
  }

  private addPlain(text: string, line: number): void {
    if (looksLikeIdentifier(text)) {
      this.identifiers += 1;
      if (text.length >= leastSuspect && /^[1-9]\d{14}0+$/.test(text)) this.lost.add(text, line);
    }
    const at = text.indexOf('.');
    const value = this.scaled(text.startsWith('+') ? text.slice(1) : text);
    if (at === -1) this.addBoth(value, value);
    else if (/^[+-]?[1-9]\d{0,2}\.\d{3}$/.test(text))
      this.addBoth(value, this.scaled(text.replace('.', '').replace('+', '')));
    else {
      this.onlyPoint.add(text);
      this.addBoth(value, null);
    }
  }

  private addWritten(number: WrittenNumber, text: string, line: number): boolean {
    if (number.shortened) {
      this.lost.add(text, line);
      return false;
    }
    if (number.wan) this.wan.add(text);
    else if (/[万萬]/.test(text)) this.wanWord.add(text);
    const [withPoint, withComma] = [writePlain(number, '.'), writePlain(number, ',')];
    if (withPoint === null && withComma === null) return false;
    this.written.add(text);
    if (/^0\d/.test(text)) this.identifiers += 1;
    const finish = (value: string | null) =>
      value === null || number.hasUnit ? value : this.scaled(value);
    if (withPoint === null) this.onlyComma.add(text);
    else if (withComma === null) this.onlyPoint.add(text);
    else if (withPoint !== withComma && number.body.includes(',')) this.groupedEither.add(text);
    this.addBoth(finish(withPoint), finish(withComma));
    return true;
  }

  private addBoth(withPoint: string | null, withComma: string | null): void {
    if (withPoint !== withComma) this.comma ??= this.point.copy();
    if (withPoint !== null) this.point.add(withPoint);
    if (withComma !== null) this.comma?.add(withComma);
  }

  private scaled(value: string): string {
    return this.scale === null ? value : scaleDecimal(value, this.scale);
  }

  finish(): NumberProfile {
    const isComma = this.onlyComma.count > 0 && this.onlyPoint.count === 0;
    const track = (isComma ? this.comma : null) ?? this.point;
    const wan = this.wan.count > 0 && (this.wanWord.count > 0 || amountNames.test(this.header));
    const numbers = track.numbers - (wan ? 0 : this.wan.count) + this.failures;
    return {
      numbers,
      identifiers: this.identifiers,
      smallest: track.range.smallest,
      largest: track.range.largest,
      median: track.sample.median(),
      form: {
        ...(this.scale !== null && track.numbers > 0 && { scale: this.scale }),
        ...(isComma && { decimal: ',' as const }),
        ...(wan && { wan }),
      },
      findings: track.numbers > 0 ? this.tell(isComma, wan) : [],
    };
  }

  private tell(isComma: boolean, wan: boolean): readonly ColumnFinding[] {
    const seen = ({ count, example }: Sighting) => ({ count, example });
    const findings: ColumnFinding[] = [];
    if (this.scale !== null) findings.push({ kind: 'scaled', scale: this.scale });
    if (this.written.count > 0) findings.push({ kind: 'writtenNumbers', ...seen(this.written) });
    if (isComma) findings.push({ kind: 'decimalComma', ...seen(this.onlyComma) });
    else if (this.onlyComma.count > 0)
      findings.push({ kind: 'mixedDecimal', ...seen(this.onlyComma) });
    else if (this.groupedEither.count > 0 && this.onlyPoint.count === 0)
      findings.push({ kind: 'ambiguousDecimal', ...seen(this.groupedEither) });
    if (this.wan.count > 0) findings.push({ kind: 'wanLetters', ...seen(this.wan), read: wan });
    return findings;
  }
}
