import type { FieldType } from '../catalog/catalog';
import { trimText } from '../text/normalise-text';
import { isNumberFailure, isPlainDecimal, looksLikeIdentifier } from './read-number';
import { parseMoment } from './read-moment';

const distinctKept = 1_000_000;
const mostDistinct = 50_000;
const firstValuesKept = 4;
const mostChoices = 40;
const moneyNames = /amount|price|revenue|spend|turnover|cost|fee|金额|价格|单价|收入|消费|费用/iu;

export type ValueCount = { readonly value: string; readonly count: number };

/** What was seen of one column of a file, over all its rows. */
export type ColumnProfile = {
  readonly header: string;
  readonly rows: number;
  readonly filled: number;
  readonly firstValues: readonly string[];
  /** Null when there are more than `distinctLimit`. */
  readonly distinct: number | null;
  readonly distinctLimit: number;
  readonly commonest: readonly ValueCount[];
  readonly numbers: number;
  readonly identifiers: number;
  readonly booleans: number;
  readonly dates: number;
  readonly moments: number;
  readonly smallest: string | null;
  readonly largest: string | null;
};

/** How many different values each column's profile counts, so that all together stay small. */
export function distinctLimitOf(columns: number): number {
  return Math.min(mostDistinct, Math.floor(distinctKept / Math.max(1, columns)));
}

/** Takes in the cells of one column one by one; memory stays flat. */
export class ColumnProfiler {
  private rows = 0;
  private filled = 0;
  private numbers = 0;
  private identifiers = 0;
  private booleans = 0;
  private dates = 0;
  private moments = 0;
  private readonly firstValues: string[] = [];
  private readonly counts = new Map<string, number>();
  private overflowed = false;
  private readonly numberRange = new Range<number>();
  private readonly momentRange = new Range<string>();

  constructor(
    private readonly header: string,
    private readonly distinctLimit: number,
  ) {}

  add(raw: string): void {
    this.rows += 1;
    const text = trimText(raw);
    if (text === null) return;
    this.filled += 1;
    if (this.firstValues.length < firstValuesKept) this.firstValues.push(shorten(text));
    this.count(text);
    this.classify(text);
  }

  private classify(text: string): void {
    if (isPlainDecimal(text)) {
      this.numbers += 1;
      if (looksLikeIdentifier(text)) this.identifiers += 1;
      this.numberRange.add(Number(text), text);
    } else if (isNumberFailure(text)) {
      this.numbers += 1;
    } else if (/^(?:true|false)$/i.test(text)) {
      this.booleans += 1;
    } else {
      const moment = parseMoment(text);
      if (!moment) return;
      if (moment.hasTime) this.moments += 1;
      else this.dates += 1;
      const { year, month, day, hour, minute } = moment;
      const sortable = [year, month, day, hour, minute].map((part) =>
        String(part).padStart(4, '0'),
      );
      this.momentRange.add(sortable.join(), text);
    }
  }

  private count(text: string): void {
    if (this.overflowed) return;
    this.counts.set(text, (this.counts.get(text) ?? 0) + 1);
    if (this.counts.size <= this.distinctLimit) return;
    this.overflowed = true;
    this.counts.clear();
  }

  finish(): ColumnProfile {
    const range = this.numbers > 0 ? this.numberRange : this.momentRange;
    const commonest = [...this.counts]
      .map(([value, count]) => ({ value: shorten(value), count }))
      .sort((a, b) => b.count - a.count)
      .slice(0, 3);
    return {
      header: this.header,
      rows: this.rows,
      filled: this.filled,
      firstValues: this.firstValues,
      distinct: this.overflowed ? null : this.counts.size,
      distinctLimit: this.distinctLimit,
      commonest,
      numbers: this.numbers,
      identifiers: this.identifiers,
      booleans: this.booleans,
      dates: this.dates,
      moments: this.moments,
      smallest: range.smallest,
      largest: range.largest,
    };
  }
}

/** The first 80 characters; half of a pair is no character. */
function shorten(text: string): string {
  return text.length <= 80
    ? text
    : Array.from(text.slice(0, 160)).slice(0, 79).join('').concat('…');
}

class Range<T extends number | string> {
  smallest: string | null = null;
  largest: string | null = null;
  private least: T | null = null;
  private most: T | null = null;

  add(order: T, text: string): void {
    if (this.least === null || order < this.least) [this.least, this.smallest] = [order, text];
    if (this.most === null || order > this.most) [this.most, this.largest] = [order, text];
  }
}

/**
 * The type a column gets when nobody states one. Every filled value must fit;
 * identifiers are never numbers, and a column without values is text.
 */
export function guessType(profile: ColumnProfile): FieldType {
  const { filled } = profile;
  if (filled === 0) return 'text';
  if (profile.dates === filled) return 'date';
  if (profile.dates + profile.moments === filled) return 'instant';
  if (profile.booleans === filled) return 'boolean';
  if (profile.numbers === filled && profile.identifiers === 0) return 'number';
  return 'text';
}

/** The type of a column that must be a time: a plain date when every readable value is one. */
export function guessTimeType(profile: ColumnProfile): 'date' | 'instant' {
  return profile.moments === 0 && profile.dates > 0 ? 'date' : 'instant';
}

/**
 * The type to propose to a person: like guessType, but forgiving up to a twentieth
 * of values that do not fit, and few repeated texts become a choice.
 */
export function proposeType(profile: ColumnProfile): FieldType {
  const guess = guessType(profile);
  if (guess === 'number') return moneyNames.test(profile.header) ? 'money' : guess;
  if (guess !== 'text' || profile.filled === 0) return guess;
  const enough = profile.filled * 0.95;
  if (profile.identifiers === 0 && profile.numbers >= enough)
    return moneyNames.test(profile.header) ? 'money' : 'number';
  if (profile.dates >= enough) return 'date';
  if (profile.dates + profile.moments >= enough) return 'instant';
  const { distinct, filled } = profile;
  if (
    profile.identifiers === 0 &&
    distinct !== null &&
    distinct <= mostChoices &&
    filled >= distinct * 5
  )
    return 'choice';
  return 'text';
}
