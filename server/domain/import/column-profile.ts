import type { FieldType } from '../catalog/catalog';
import { trimText } from '../text/normalise-text';
import { type ColumnFinding, Sighting } from './column-finding';
import type { ValueForm } from './column-form';
import { isErrorText, isMissingWord } from './missing-words';
import { MomentProfiler } from './moment-profiler';
import { NumberProfiler } from './number-profiler';
import { namesIdentifiers } from './read-number';
import { isGuarded, isWordOfBoolean } from './read-text';

const distinctKept = 1_000_000;
const mostDistinct = 50_000;
const firstValuesKept = 4;
const mostChoices = 40;
const moneyNames =
  /amount|price|revenue|spend|turnover|cost|fee|金额|价格|单价|收入|消费|费用|销售额|合同额|货款/iu;

export type ValueCount = { readonly value: string; readonly count: number };

/** What was seen of one column of a file, over all its rows. */
export type ColumnProfile = {
  readonly header: string;
  readonly rows: number;
  readonly filled: number;
  /** Of the filled, those that hold a word or an error in the place of a value. */
  readonly missing: number;
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
  /** Of numbers the value after its scale, else as it stands. */
  readonly smallest: string | null;
  readonly largest: string | null;
  /** Of numbers after their scale, over a sample that is the same for the same file; null without numbers. */
  readonly median: string | null;
  /** How the values are written, as far as they show it. */
  readonly form: ValueForm;
  /** Whether days and months could be taken for each other, so that a person must say. */
  readonly dateOrderOpen: boolean;
  readonly findings: readonly ColumnFinding[];
};

/** How many different values each column's profile counts, so that all together stay small. */
export function distinctLimitOf(columns: number): number {
  return Math.min(mostDistinct, Math.floor(distinctKept / Math.max(1, columns)));
}

/** Takes in the cells of one column one by one; memory stays flat. */
export class ColumnProfiler {
  private rows = 0;
  private filled = 0;
  private booleans = 0;
  private yes = 0;
  private literals = 0;
  private missingYet = 0;
  private readonly firstValues: string[] = [];
  private readonly counts = new Map<string, number>();
  private overflowed = false;
  private readonly numbers: NumberProfiler;
  private readonly moments: MomentProfiler;
  private readonly missing = new Sighting();
  private readonly errors = new Sighting();
  private readonly guarded = new Sighting();

  constructor(
    private readonly header: string,
    private readonly distinctLimit: number,
  ) {
    this.numbers = new NumberProfiler(header);
    this.moments = new MomentProfiler(header);
  }

  add(raw: string, line = 0): void {
    this.rows += 1;
    const text = trimText(raw);
    if (text === null) return;
    this.filled += 1;
    if (this.firstValues.length < firstValuesKept) this.firstValues.push(shorten(text));
    this.count(text);
    this.classify(text, line);
  }

  private classify(text: string, line: number): void {
    if (this.numbers.add(text, line)) {
      this.moments.addNumber(text);
      return;
    }
    if (isMissingWord(text)) {
      if (isErrorText(text)) this.errors.add(text, line);
      else this.missing.add(text);
      this.missingYet += 1;
    }
    const word = isWordOfBoolean(text);
    if (word !== null) {
      this.booleans += 1;
      if (word === 'yes') this.yes += 1;
      if (/^(?:true|false)$/i.test(text)) this.literals += 1;
      else if (isMissingWord(text)) this.missingYet -= 1;
    }
    if (isGuarded(text)) this.guarded.add(text);
    this.moments.add(text);
  }

  private count(text: string): void {
    if (this.overflowed) return;
    this.counts.set(text, (this.counts.get(text) ?? 0) + 1);
    if (this.counts.size <= this.distinctLimit) return;
    this.overflowed = true;
    this.counts.clear();
  }

  /** What belongs among the notes of the file, if it was seen. */
  get notes(): { readonly lostDigits: Sighting; readonly errorCells: Sighting } {
    return { lostDigits: this.numbers.lost, errorCells: this.errors };
  }

  finish(): ColumnProfile {
    const missing = this.missing.count + this.errors.count;
    const numbers = this.numbers.finish();
    const moments = this.moments.finish(this.filled - missing);
    const isBoolean = this.yes > 0 || (this.literals > 0 && this.literals === this.booleans);
    const range = numbers.numbers > moments.dates + moments.moments ? numbers : moments;
    const order = moments.order;
    const commonest = [...this.counts]
      .map(([value, count]) => ({ value: shorten(value), count }))
      .sort((a, b) => b.count - a.count)
      .slice(0, 3);
    return {
      header: this.header,
      rows: this.rows,
      filled: this.filled,
      missing,
      firstValues: this.firstValues,
      distinct: this.overflowed ? null : this.counts.size,
      distinctLimit: this.distinctLimit,
      commonest,
      numbers: numbers.numbers,
      identifiers: namesIdentifiers(this.header) ? numbers.numbers : numbers.identifiers,
      booleans: isBoolean ? this.booleans + this.missingYet : 0,
      dates: moments.dates,
      moments: moments.moments,
      smallest: range.smallest,
      largest: range.largest,
      median: numbers.median,
      form: { ...numbers.form, ...(order !== null && { dateOrder: order }) },
      dateOrderOpen: moments.orderOpen,
      findings: [...numbers.findings, ...moments.findings, ...this.tell()],
    };
  }

  private tell(): readonly ColumnFinding[] {
    const findings: ColumnFinding[] = [];
    const seen = ({ count, example }: Sighting) => ({ count, example });
    if (this.missing.count > 0) findings.push({ kind: 'missingWords', ...seen(this.missing) });
    if (this.errors.count > 0) findings.push({ kind: 'errorTexts', ...seen(this.errors) });
    if (this.guarded.count > 0) findings.push({ kind: 'guarded', ...seen(this.guarded) });
    return findings;
  }
}

/** The first 80 characters; half of a pair is no character. */
function shorten(text: string): string {
  return text.length <= 80
    ? text
    : Array.from(text.slice(0, 160)).slice(0, 79).join('').concat('…');
}

/**
 * The type a column gets when nobody states one. Every filled value must fit, words for
 * what is missing aside; identifiers are never numbers, dates of an open order never
 * dates, and a column without values is text.
 */
export function guessType(profile: ColumnProfile): FieldType {
  const { filled, missing, numbers, dates, moments } = profile;
  const there = filled - missing;
  if (filled === 0) return 'text';
  if (there > 0 && !profile.dateOrderOpen) {
    if (dates === there) return 'date';
    if (dates + moments === there) return 'instant';
  }
  if (profile.booleans === filled) return 'boolean';
  if (there > 0 && numbers === there && profile.identifiers === 0) return 'number';
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
  const there = profile.filled - profile.missing;
  const isEnough = (fitting: number) => fitting > 0 && fitting >= there * 0.95;
  if (profile.identifiers === 0 && isEnough(profile.numbers))
    return moneyNames.test(profile.header) ? 'money' : 'number';
  if (isEnough(profile.dates)) return 'date';
  if (isEnough(profile.dates + profile.moments)) return 'instant';
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
