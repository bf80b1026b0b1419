import Decimal from 'decimal.js';

const Exact = Decimal.clone({ precision: 200, toExpNeg: -200, toExpPos: 200 });
const mostKept = 2_048;

/**
 * A sample of plain decimals: every value at first, then every second one, every fourth
 * and so on, so that memory stays flat and the same values always give the same sample.
 */
export class ValueSample {
  private kept: string[] = [];
  private stride = 1;
  private seen = 0;

  add(value: string): void {
    if (this.seen++ % this.stride !== 0) return;
    this.kept.push(value);
    if (this.kept.length < mostKept * 2) return;
    this.kept = this.kept.filter((_, index) => index % 2 === 0);
    this.stride *= 2;
  }

  copy(): ValueSample {
    const copy = new ValueSample();
    copy.kept = [...this.kept];
    copy.stride = this.stride;
    copy.seen = this.seen;
    return copy;
  }

  /** The median of the values kept, of an even number the mean of the middle two; null without any. */
  median(): string | null {
    const sorted = this.kept
      .map((text) => ({ text, value: Number(text) }))
      .sort((a, b) => a.value - b.value);
    const high = sorted[sorted.length >> 1];
    const low = sorted[(sorted.length - 1) >> 1];
    if (!high || !low) return null;
    return new Exact(low.text).plus(high.text).dividedBy(2).toFixed();
  }
}
