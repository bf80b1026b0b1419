import { type ColumnFinding, Sighting } from './column-finding';
import type { DateOrder } from './column-form';
import { looksLikeSerial } from './excel-serial';
import type { Moment } from './moment';
import { parseMoment } from './read-moment';
import { ValueRange } from './value-range';
import { hasShortYear, orderShown, parseCompact } from './written-moment';

const timeNames = /日期|时间|日$|日[（(]|生日|date|time|\bday\b|birth|(?:^|[_\s])(?:at|on)$/iu;

export type MomentProfile = {
  readonly dates: number;
  readonly moments: number;
  readonly smallest: string | null;
  readonly largest: string | null;
  /** Null where nothing needs an order, or none can be decided. */
  readonly order: DateOrder | null;
  /** Whether dates are there that need an order, but which one is open. */
  readonly orderOpen: boolean;
  readonly findings: readonly ColumnFinding[];
};

/** Takes in cells that may be moments. */
export class MomentProfiler {
  private dates = 0;
  private moments = 0;
  private readonly range = new ValueRange<string>();
  private readonly shown = { dmy: new Sighting(), mdy: new Sighting(), either: new Sighting() };
  private readonly shortYears = new Sighting();
  private readonly monthsOnly = new Sighting();
  private readonly compact = new Sighting();
  private readonly serials = new Sighting();
  private readonly isNamedTime: boolean;

  constructor(header: string) {
    this.isNamedTime = timeNames.test(header);
  }

  /** Takes in a cell that is no number. */
  add(text: string): void {
    const moment = parseMoment(text);
    if (moment) this.take(moment, text);
    else this.addOrdered(text);
  }

  /** Takes in a plain number, which a column named after a time may mean as a day. */
  addNumber(text: string): void {
    if (!this.isNamedTime) return;
    if (parseCompact(text)) this.compact.add(text);
    else if (looksLikeSerial(text)) this.serials.add(text);
  }

  private take(moment: Moment, text: string): void {
    if (moment.hasTime) this.moments += 1;
    else this.dates += 1;
    if (text.endsWith('月')) this.monthsOnly.add(text);
    const { year, month, day, hour, minute } = moment;
    const sortable = [year, month, day, hour, minute].map((part) => String(part).padStart(4, '0'));
    this.range.add(sortable.join(), text);
  }

  private addOrdered(text: string): void {
    const first = text.charCodeAt(0);
    if (first < 48 || first > 57) return;
    const shown = orderShown(text);
    if (shown === null) {
      if (hasShortYear(text)) this.shortYears.add(text);
      return;
    }
    const moment = parseMoment(text, shown === 'mdy' ? 'mdy' : 'dmy');
    if (!moment) return;
    this.shown[shown].add(text);
    if (moment.hasTime) this.moments += 1;
    else this.dates += 1;
  }

  /** `filled` is how many cells of the column hold something that is not missing. */
  finish(filled: number): MomentProfile {
    const { dmy, mdy, either } = this.shown;
    const isMixed = dmy.count > 0 && mdy.count > 0;
    const isCompact = this.compact.count > 0 && this.compact.count + this.dates === filled;
    const isSerial = this.serials.count > 0 && this.serials.count === filled;
    const order: DateOrder | null = isMixed
      ? null
      : isSerial
        ? 'serial'
        : dmy.count > 0
          ? 'dmy'
          : mdy.count > 0
            ? 'mdy'
            : null;
    const extra = isSerial ? this.serials.count : isCompact ? this.compact.count : 0;
    return {
      dates: this.dates + extra,
      moments: this.moments,
      smallest: this.range.smallest,
      largest: this.range.largest,
      order,
      orderOpen: order === null && dmy.count + mdy.count + either.count > 0,
      findings: this.tell(order, isMixed, isCompact, isSerial),
    };
  }

  private tell(
    order: DateOrder | null,
    isMixed: boolean,
    isCompact: boolean,
    isSerial: boolean,
  ): readonly ColumnFinding[] {
    const { dmy, mdy, either } = this.shown;
    const seen = ({ count, example }: Sighting) => ({ count, example });
    const findings: ColumnFinding[] = [];
    if (isMixed) findings.push({ kind: 'mixedDateOrder', ...seen(mdy) });
    else if (order === 'dmy' || order === 'mdy')
      findings.push({ kind: 'dateOrder', order, ...seen(order === 'dmy' ? dmy : mdy) });
    else if (either.count > 0) findings.push({ kind: 'ambiguousDateOrder', ...seen(either) });
    if (this.shortYears.count > 0) findings.push({ kind: 'shortYears', ...seen(this.shortYears) });
    if (this.monthsOnly.count > 0) findings.push({ kind: 'monthsOnly', ...seen(this.monthsOnly) });
    if (isCompact) findings.push({ kind: 'compactDates', ...seen(this.compact) });
    if (isSerial) findings.push({ kind: 'serials', ...seen(this.serials) });
    return findings;
  }
}
