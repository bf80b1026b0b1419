import { basename } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { catalogSql } from '@/db/identifier-sql';
import { importMemory } from '@/db/schema/index';
import { quoteIdentifier } from '@/server/domain/catalog/identifiers';
import type { ImportMode } from '@/server/domain/import/import-mode';
import { type Instant, toInstant } from '@/server/domain/time/instant';
import type { Actor } from '../context';
import { nameActor } from '../name-actor';
import { signatureOf } from './file-signature';
import { ImportMapping } from './import-input';
import type { ImportPlan } from './import-plan';
import type { ImportRequest } from './import-request';
import { stage } from './stage-rows';
import { openTableFile } from './table-file';

export type RememberedImport = {
  readonly mapping: ImportMapping;
  readonly mode: ImportMode;
  readonly fileName: string;
  readonly at: Instant;
};

/** What was decided about the last file with these columns; null for the first, or when it no longer has a meaning. */
export async function recall(
  db: Executor,
  header: readonly string[],
): Promise<RememberedImport | null> {
  const [found] = await db
    .select()
    .from(importMemory)
    .where(eq(importMemory.signature, signatureOf(header)));
  const mapping = ImportMapping.safeParse(found?.mapping);
  if (!found || !mapping.success) return null;
  const { mode, fileName, updatedAt } = found;
  return { mapping: mapping.data, mode, fileName, at: toInstant(updatedAt) };
}

/**
 * Keeps what was decided about a file for the next one with the same columns, also as
 * it looks before anything is stated about its reading.
 */
export async function remember(
  tx: Transaction,
  plan: ImportPlan,
  { mapping, mode = 'update', path, fileName = basename(path) }: ImportRequest,
  actor: Actor,
): Promise<void> {
  const { completeThrough: _, ...kept } = mapping;
  const decided = {
    ...{ mapping: kept, mode, fileName, medians: await stagedMedians(tx, plan) },
    ...{ updatedAt: sql`now()`, updatedBy: nameActor(actor) },
  };
  const signatures = new Set([plan.signature, await unreadSignature(path, mapping)]);
  for (const signature of signatures) {
    await tx
      .insert(importMemory)
      .values({ signature, ...decided })
      .onConflictDoUpdate({ target: importMemory.signature, set: decided });
  }
}

async function unreadSignature(path: string, { reading }: ImportMapping): Promise<string> {
  const file = await openTableFile(path, reading && {}).catch(() => openTableFile(path, reading));
  try {
    return signatureOf(file.header);
  } finally {
    file.close();
  }
}

const rowsSampled = 100_000;

/** The median of each number column over the rows that fit, of a sample where there are very many. */
export async function stagedMedians(
  tx: Transaction,
  plan: ImportPlan,
): Promise<Readonly<Record<string, string>>> {
  const numbers = plan.columns.filter(({ type }) => type === 'number' || type === 'money');
  if (numbers.length === 0) return {};
  const [size] = await tx.execute<{ rows: string }>(
    catalogSql(`select count(*) as rows from ${stage}`),
  );
  const rows = Number(size?.rows);
  const share = rows > rowsSampled ? (rowsSampled / rows) * 100 : null;
  const sample = share === null ? '' : `tablesample system (${share.toFixed(4)}) repeatable (1)`;
  const medians = numbers.map(
    ({ column }, index) =>
      `(percentile_disc(0.5) within group (order by ${quoteIdentifier(column)}))::text as m${index}`,
  );
  const [found] = await tx.execute<Record<string, string | null>>(
    catalogSql(`select ${medians.join(', ')} from ${stage} ${sample} where _bad_code is null`),
  );
  return Object.fromEntries(
    numbers.flatMap(({ header }, index) => {
      const median = found?.[`m${index}`];
      return median == null ? [] : [[header, median]];
    }),
  );
}

export type ScaleShift = {
  readonly column: string;
  /** The median of the last file, and of this one, as decimal text. */
  readonly before: string;
  readonly now: string;
  /** The power of ten that brings the new median nearest to the last one. */
  readonly scale: string;
};

const suspicious = 100;

/** Number columns whose median lies a hundredfold or more from that of the last file with these columns. */
export async function findScaleShifts(
  tx: Transaction,
  plan: ImportPlan,
): Promise<readonly ScaleShift[]> {
  const [last] = await tx
    .select({ medians: importMemory.medians })
    .from(importMemory)
    .where(eq(importMemory.signature, plan.signature));
  if (!last) return [];
  const medians = await stagedMedians(tx, plan);
  return Object.entries(medians).flatMap(([column, now]) => {
    const before = last.medians[column];
    const ratio = Number(before) / Number(now);
    if (before === undefined || !Number.isFinite(ratio) || ratio <= 0) return [];
    if (ratio < suspicious && ratio > 1 / suspicious) return [];
    const power = Math.round(Math.log10(ratio));
    const scale = power < 0 ? `0.${'0'.repeat(-power - 1)}1` : `1${'0'.repeat(power)}`;
    return [{ column, before, now, scale }];
  });
}
