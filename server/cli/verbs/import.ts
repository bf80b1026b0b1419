import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { fieldTypes, FieldType } from '@/server/domain/catalog/catalog';
import { ImportMode, importModes } from '@/server/domain/import/import-mode';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '@/server/services/context';
import { ImportMapping } from '@/server/services/import/import-input';
import { runImport } from '@/server/services/import/run-import';
import { undoImport } from '@/server/services/import/undo-import';
import { verbUsage } from '../verb-usage';

const [customersUsage, activityUsage, toOneUsage, undoUsage] = verbUsage.import;

/**
 * `import customers FILE ...`, `import activity NAME FILE ...`, `import to-one NAME FILE ...`
 * give the counts and the rows set aside; `import undo ID` takes an import back.
 */
export async function importVerb(ctx: Context, argv: string[]): Promise<object> {
  const { values, positionals } = parse(argv);
  const [into, ...rest] = positionals;
  if (into === 'undo') return undo(ctx, rest, values);
  const { path, mapping } = readMapping(into, rest, values);
  const parsed = ImportMapping.safeParse(mapping);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) =>
      issue.path.map((part) => (typeof part === 'symbol' ? '' : part)),
    );
    throw new StratumError(
      ...(issues.map((at) =>
        at[0] === 'name'
          ? problem('BAD_INPUT', at, { name: String(mapping.name) }, 'tableName')
          : problem('BAD_INPUT', at),
      ) as [ReturnType<typeof problem>]),
    );
  }
  return runImport(ctx, {
    path,
    mapping: parsed.data,
    mode: readMode(values.mode),
    acceptBad: values['accept-bad'],
    acceptRemoval: values['accept-removal'],
  });
}

type Values = ReturnType<typeof parse>['values'];
type RawMapping = Record<string, unknown> & { into: 'customers' | 'activity' | 'toOne' };

async function undo(ctx: Context, rest: readonly string[], values: Values): Promise<object> {
  const importId = z.uuid().safeParse(rest[0]);
  if (rest.length !== 1 || Object.keys(values).length > 0 || !importId.success)
    throw badUsage(undoUsage);
  return undoImport(ctx, { importId: importId.data, runId: randomUUID() });
}

const kinds = {
  customers: { into: 'customers', usage: customersUsage, isNamed: false },
  activity: { into: 'activity', usage: activityUsage, isNamed: true },
  'to-one': { into: 'toOne', usage: toOneUsage, isNamed: true },
} as const;

function readMapping(
  into: string | undefined,
  rest: readonly string[],
  values: Values,
): { path: string; mapping: RawMapping } {
  const kind = kinds[into as keyof typeof kinds] ?? kinds.customers;
  const [name, path] = kind.isNamed ? rest : [undefined, rest[0]];
  const { customer, time, 'created-at': createdAt } = values;
  const isDeletion = values.mode === 'delete';
  const fits = {
    customers: customer === undefined && time === undefined,
    activity:
      createdAt === undefined && (isDeletion || (customer !== undefined && time !== undefined)),
    toOne: createdAt === undefined && customer === undefined && time === undefined,
  };
  const complete =
    into !== undefined &&
    into in kinds &&
    rest.length === (kind.isNamed ? 2 : 1) &&
    fits[kind.into];
  if (!complete || path === undefined || values.key === undefined) throw badUsage(kind.usage);
  const roles = {
    customers: { createdAt },
    activity: { name, customer, time },
    toOne: { name },
  };
  const shared = {
    key: values.key,
    zone: values.zone,
    types: values.types === undefined ? undefined : readTypes(values.types),
    completeThrough: values['complete-through'],
  };
  return { path, mapping: { into: kind.into, ...roles[kind.into], ...shared } };
}

function readMode(text: string | undefined): ImportMode | undefined {
  const mode = ImportMode.optional().safeParse(text);
  if (mode.success) return mode.data;
  throw new StratumError(
    problem(
      'BAD_INPUT',
      ['mode'],
      { mode: text ?? '', modes: importModes.join(', ') },
      'importMode',
    ),
  );
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      strict: true,
      options: {
        key: { type: 'string' },
        'created-at': { type: 'string' },
        customer: { type: 'string' },
        time: { type: 'string' },
        zone: { type: 'string' },
        types: { type: 'string' },
        'complete-through': { type: 'string' },
        mode: { type: 'string' },
        'accept-bad': { type: 'boolean' },
        'accept-removal': { type: 'boolean' },
      },
    });
  } catch {
    throw badUsage(verbUsage.import.join(' | '));
  }
}

/** `country=choice,Order No.=text`: the type stands after the last `=` of each part. */
function readTypes(text: string): { column: string; type: FieldType }[] {
  return text
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const at = part.lastIndexOf('=');
      const type = FieldType.safeParse(part.slice(at + 1).trim());
      if (at < 1 || !type.success)
        throw new StratumError(
          problem(
            'BAD_INPUT',
            ['types'],
            { type: part, types: fieldTypes.join(', ') },
            'columnType',
          ),
        );
      return { column: part.slice(0, at).trim(), type: type.data };
    });
}

function badUsage(usage: string): StratumError {
  return new StratumError(problem('BAD_INPUT', [], { usage }, 'usage'));
}
