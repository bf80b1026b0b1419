import { timestamp } from 'drizzle-orm/pg-core';

/** An instant with microseconds, read and written as text. */
export const instant = (name: string) =>
  timestamp(name, { withTimezone: true, precision: 6, mode: 'string' });
