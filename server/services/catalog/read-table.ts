import { desc, eq } from 'drizzle-orm';
import * as z from 'zod';
import { catalogField, catalogTable, importRun, user } from '@/db/schema/index';
import { catalogSql } from '@/db/identifier-sql';
import {
  type Catalog,
  type Field,
  type FieldType,
  findField,
  type Label,
  type Table,
  tablesOf,
} from '@/server/domain/catalog/catalog';
import { type FieldUser, fieldUsers } from '@/server/domain/catalog/field-users';
import { quoteRelation } from '@/server/domain/catalog/identifiers';
import { assertNever } from '@/server/domain/problem/assert-never';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { type Instant, toInstant } from '@/server/domain/time/instant';
import type { Context } from '../context';
import { isHidden, selectFields } from '../customers/customer-fields';
import { tableClocks } from './complete-through';
import { lateness } from './lateness';
import { loadCatalog } from './load-catalog';

export const ReadTableInput = z.strictObject({ table: z.string().min(1).max(100) });
export type ReadTableInput = z.infer<typeof ReadTableInput>;

export type FieldDetail = Omit<Field, 'column'> & {
  readonly filled: number;
  readonly samples: readonly string[];
  /** Published segments and traits whose rule names it. */
  readonly usedBy: readonly FieldUser[];
  /** Null for a field without a part of its own in the table. */
  readonly role: 'key' | 'time' | 'createdAt' | null;
};

export type PastImport = {
  readonly id: string;
  readonly fileName: string;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  readonly startedAt: Instant;
  readonly actor: string;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly bad: number;
};

export type TableDetail = {
  readonly key: string;
  readonly kind: Table['kind'];
  readonly label: Label;
  readonly rows: number;
  readonly completeThrough: Instant | null;
  /** What was stated by hand or at an import; null while the newest row decides. */
  readonly statedCompleteThrough: Instant | null;
  readonly cadenceDays: number | null;
  readonly daysLate: number | null;
  /** To-one tables a field of this table could refer to, with the type of their key. */
  readonly toOnes: readonly {
    readonly key: string;
    readonly label: Label;
    readonly type: FieldType;
  }[];
  readonly fields: readonly FieldDetail[];
  readonly imports: readonly PastImport[];
};

const samplesShown = 3;
const rowsSampled = 50;
const importsShown = 20;

/** One table with its fields, fill rates, sample values and imports; refuses NOT_FOUND. Personal samples need customer.personal. */
export async function readTable(ctx: Context, input: ReadTableInput): Promise<TableDetail> {
  const catalog = await loadCatalog(ctx.db);
  const table = tablesOf(catalog).find((each) => each.key === input.table);
  const [row] = await ctx.db.select().from(catalogTable).where(eq(catalogTable.key, input.table));
  if (!table || !row) throw new StratumError(problem('NOT_FOUND', ['table']));
  const filled = await ctx.db
    .select({ key: catalogField.key, filled: catalogField.filledCount })
    .from(catalogField)
    .where(eq(catalogField.tableId, row.id));
  const filledOf = new Map(filled.map((each) => [each.key, each.filled]));
  const samples = await readSamples(ctx, table);
  const users = fieldUsers(catalog, table.key);
  const clock = (await tableClocks(ctx.db)).find(({ tableKey }) => tableKey === table.key);
  const completeThrough = clock?.completeThrough ?? null;
  const late = await lateness(ctx.db);
  return {
    key: table.key,
    kind: table.kind,
    label: table.label,
    rows: row.rowCount,
    completeThrough,
    statedCompleteThrough:
      row.statedCompleteThrough === null ? null : toInstant(row.statedCompleteThrough),
    cadenceDays: row.cadenceDays,
    daysLate: late(completeThrough, row.cadenceDays),
    toOnes: table.kind === 'toOne' ? [] : toOneOffers(catalog),
    fields: table.fields.map(({ column, ...field }) => ({
      ...field,
      filled: filledOf.get(field.key) ?? 0,
      samples: samples.get(column) ?? [],
      usedBy: users.get(field.key) ?? [],
      role: roleOf(table, field.key),
    })),
    imports: await readImports(ctx, row.id),
  };
}

function toOneOffers({ toOnes }: Catalog): TableDetail['toOnes'] {
  return toOnes.flatMap((table) => {
    const type = findField(table, table.keyField)?.type;
    return type ? [{ key: table.key, label: table.label, type }] : [];
  });
}

function roleOf(table: Table, key: string): FieldDetail['role'] {
  if (key === table.keyField) return 'key';
  switch (table.kind) {
    case 'activity':
      return key === table.timeField ? 'time' : null;
    case 'customer':
      return key === table.createdAtField ? 'createdAt' : null;
    case 'toOne':
      return null;
    default:
      return assertNever(table);
  }
}

async function readSamples(ctx: Context, table: Table): Promise<Map<string, string[]>> {
  const shown = table.fields.filter((field) => !isHidden(ctx, field));
  const samples = new Map<string, string[]>(shown.map((field) => [field.column, []]));
  if (shown.length === 0) return samples;
  const rows = await ctx.db.execute<Record<string, string | null>>(
    catalogSql(
      `select ${selectFields(ctx, 't', shown)} from ${quoteRelation(table.relation)} t limit ${rowsSampled}`,
    ),
  );
  for (const row of rows) {
    for (const [index, { column }] of shown.entries()) {
      const value = row[`c${index}`];
      const seen = samples.get(column) ?? [];
      if (value != null && seen.length < samplesShown && !seen.includes(value)) seen.push(value);
    }
  }
  return samples;
}

async function readImports(ctx: Context, tableId: string): Promise<readonly PastImport[]> {
  const runs = await ctx.db
    .select({ run: importRun, person: user.name })
    .from(importRun)
    .leftJoin(user, eq(user.id, importRun.actor))
    .where(eq(importRun.tableId, tableId))
    .orderBy(desc(importRun.startedAt))
    .limit(importsShown);
  return runs.map(({ run, person }) => ({
    id: run.id,
    fileName: run.fileName,
    state: run.state,
    startedAt: toInstant(run.startedAt),
    actor: person ?? run.actor,
    new: run.rowsNew,
    changed: run.rowsChanged,
    unchanged: run.rowsUnchanged,
    bad: run.rowsBad,
  }));
}
