import { parseArgs } from 'node:util';
import { fieldTypes, FieldType } from '@/server/domain/catalog/catalog';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '@/server/services/context';
import { ImportMapping } from '@/server/services/import/import-input';
import { runImport } from '@/server/services/import/run-import';
import { verbUsage } from '../verb-usage';

const [customersUsage, activityUsage] = verbUsage.import;

/** `import customers FILE ...` and `import activity NAME FILE ...`; gives the counts and the rows set aside. */
export async function importVerb(ctx: Context, argv: string[]): Promise<object> {
  const { path, mapping } = readArguments(argv);
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
  return runImport(ctx, { path, mapping: parsed.data });
}

type RawMapping = Record<string, unknown> & { into: 'customers' | 'activity' };

function readArguments(argv: string[]): { path: string; mapping: RawMapping } {
  const { values, positionals } = parse(argv);
  const [into, ...rest] = positionals;
  const isActivity = into === 'activity';
  const usage = isActivity ? activityUsage : customersUsage;
  const [name, path] = isActivity ? rest : [undefined, rest[0]];
  const complete = isActivity
    ? rest.length === 2 &&
      values.customer !== undefined &&
      values.time !== undefined &&
      values['created-at'] === undefined
    : into === 'customers' &&
      rest.length === 1 &&
      values.customer === undefined &&
      values.time === undefined;
  if (!complete || path === undefined || values.key === undefined) throw badUsage(usage);
  const roles = isActivity
    ? { into: 'activity' as const, name, customer: values.customer, time: values.time }
    : { into: 'customers' as const, createdAt: values['created-at'] };
  const shared = {
    key: values.key,
    zone: values.zone,
    types: values.types === undefined ? undefined : readTypes(values.types),
    completeThrough: values['complete-through'],
  };
  return { path, mapping: { ...roles, ...shared } };
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
      },
    });
  } catch {
    throw badUsage(`${customersUsage} | ${activityUsage}`);
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
