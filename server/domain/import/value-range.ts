/** The first smallest and the first largest of the values seen, by a given order. */
export class ValueRange<T extends number | string> {
  smallest: string | null = null;
  largest: string | null = null;
  private least: T | null = null;
  private most: T | null = null;

  add(order: T, text: string): void {
    if (this.least === null || order < this.least) [this.least, this.smallest] = [order, text];
    if (this.most === null || order > this.most) [this.most, this.largest] = [order, text];
  }

  copy(): ValueRange<T> {
    const copy = new ValueRange<T>();
    copy.smallest = this.smallest;
    copy.largest = this.largest;
    copy.least = this.least;
    copy.most = this.most;
    return copy;
  }
}
