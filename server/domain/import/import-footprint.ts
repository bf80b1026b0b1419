/** What an import added to the catalog beside rows, and what it put into the place of something else. */
export type ImportFootprint = {
  /** Whether the table is its own. */
  readonly table: boolean;
  /** Physical columns it added to a table that was there. */
  readonly columns: readonly string[];
  /** Whether it gave the customers their creation date. */
  readonly createdAt: boolean;
  /** The stated complete-through before and after it, as instants. */
  readonly stated: { readonly before: string | null; readonly after: string | null };
};
