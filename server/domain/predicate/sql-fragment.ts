/** SQL text with `$1 ...` placeholders and the values bound to them. Holds no clock. */
export type SqlFragment = { readonly text: string; readonly params: readonly SqlValue[] };
export type SqlValue = string | readonly string[];

/** Appends text and binds values; equal values of one type share a placeholder. */
export class SqlWriter {
  private readonly bound = new Map<string, number>();
  private readonly values: SqlValue[] = [];

  /** The placeholder of a value, cast to its type. */
  bind(value: SqlValue, type: string): string {
    const key = `${type}\u0000${JSON.stringify(value)}`;
    let index = this.bound.get(key);
    if (index === undefined) {
      this.values.push(value);
      index = this.values.length;
      this.bound.set(key, index);
    }
    return `$${index}::${type}`;
  }

  finish(text: string): SqlFragment {
    return { text, params: this.values };
  }
}
