import { readMeasureOf, readSelection, selection } from './activity';
import type { Customer } from './catalog';
import { shift } from './clock';
import { compareExact, divideBy, type Exact, whole } from './exact';
import type { Ground } from './ground';
import { once } from './once';
import { checkMembers, isMembers, type Members, own } from './problems';
import { QUANTILE_MEMBERS, quantiles, readQuantileScale } from './quantile';
import { readRelative } from './relative';
import type { FieldType, Path } from './rule-case';
import { readScore } from './score';
import type { Cell } from './table';
import { edgeAt, type ResolvedWindow } from './window';

/** A named value per customer. */
export interface Trait {
  readonly type: FieldType;
  value(customer: Customer): Cell;
  /** Of a total of rows: the same total over another span. */
  readonly over?: (from: bigint, to: bigint) => (customer: Customer) => Exact;
}

const NAMING = ['key', 'name', 'unit', 'definition'];
const TYPES: readonly FieldType[] = ['number', 'money', 'date', 'instant', 'choice'];
const TOTALS = ['count', 'countDistinct', 'sum'];

/** Reads the definition of a trait. Undefined after a refusal. */
export function readTrait(raw: unknown, path: Path, ground: Ground): Trait | undefined {
  const { problems } = ground;
  if (!isMembers(raw)) return problems.add('BAD_NODE', path, 'A definition is needed here.');
  switch (own(raw, 'kind')) {
    case 'activity':
      return readActivityTrait(raw, path, ground);
    case 'perMonth':
      return readPerMonth(raw, path, ground);
    case 'daysBetween':
      return readDaysBetween(raw, path, ground);
    case 'score':
      return readScore(raw, path, NAMING, ground);
    case 'quantile':
      return readQuantile(raw, path, ground);
    default:
      return problems.add('BAD_NODE', [...path, 'kind'], 'This kind of trait is not known.');
  }
}

/** The trait that a member of a definition names. */
export function readTraitName(raw: unknown, path: Path, ground: Ground): Trait | undefined {
  if (typeof raw === 'string' && ground.references.hasTrait(raw))
    return ground.references.trait(raw);
  return ground.problems.add('UNKNOWN_TRAIT', path, 'This trait is not known.');
}

/** A trait whose values are numbers. */
export function readNumberTrait(raw: unknown, path: Path, ground: Ground): Trait | undefined {
  const trait = readTraitName(raw, path, ground);
  if (!trait || trait.type === 'number' || trait.type === 'money') return trait;
  return ground.problems.add('WRONG_TYPE', path, 'A number is needed here.');
}

function readActivityTrait(node: Members, path: Path, ground: Ground): Trait | undefined {
  const shape = {
    required: ['kind', 'table', 'measure'],
    optional: ['where', 'window', ...NAMING],
  };
  checkMembers(node, shape, path, ground.problems);
  const selected = readSelection(node, path, ground);
  const measure = readMeasureOf(node, path, ground);
  if (!selected || !measure) return undefined;
  if (!TYPES.includes(measure.type)) {
    return ground.problems.add(
      'WRONG_TYPE',
      [...path, 'measure'],
      'A trait is a number, a date or a choice.',
    );
  }
  const value = (customer: Customer) => measure.compute(selected.rows(customer.id));
  if (!TOTALS.includes(measure.fn)) return { type: measure.type, value };
  const over = (from: bigint, to: bigint) => {
    const window: ResolvedWindow = {
      from: edgeAt(ground.clock, from),
      to: edgeAt(ground.clock, to),
      on: selected.on,
    };
    const inSpan = selection(selected.table, selected.where, window);
    return (customer: Customer) => measure.compute(inSpan.rows(customer.id)) as Exact;
  };
  return { type: measure.type, value, over };
}

function readPerMonth(node: Members, path: Path, ground: Ground): Trait | undefined {
  const { problems, clock } = ground;
  const shape = { required: ['kind', 'of', 'months', 'mode'], optional: NAMING };
  if (!checkMembers(node, shape, path, problems)) return undefined;
  const [months, mode] = [own(node, 'months'), own(node, 'mode')];
  if (!Number.isSafeInteger(months) || (months as number) < 1 || (months as number) > 1200) {
    return problems.add(
      'BAD_NUMBER',
      [...path, 'months'],
      'A whole number of months is needed here.',
    );
  }
  if (mode !== 'mean' && mode !== 'each')
    return problems.add('BAD_NODE', [...path, 'mode'], 'mean or each.');
  const of = readNumberTrait(own(node, 'of'), [...path, 'of'], ground);
  if (!of) return undefined;
  const { over } = of;
  if (!over)
    return problems.add('WRONG_TYPE', [...path, 'of'], 'A total of activity rows is needed here.');
  const ago = (n: number) => shift(clock, clock.asOf, -n, 'month');
  if (mode === 'mean') {
    const total = over(ago(months as number), clock.asOf);
    return {
      type: 'number',
      value: (customer) => divideBy(total(customer), BigInt(months as number)),
    };
  }
  const each = Array.from({ length: months as number }, (_, i) => over(ago(i + 1), ago(i)));
  const lowest = (customer: Customer) =>
    each
      .map((total) => total(customer))
      .reduce((least, total) => (compareExact(total, least) < 0 ? total : least));
  return { type: 'number', value: lowest };
}

function readDaysBetween(node: Members, path: Path, ground: Ground): Trait | undefined {
  if (
    !checkMembers(
      node,
      { required: ['kind', 'from', 'to'], optional: NAMING },
      path,
      ground.problems,
    )
  )
    return undefined;
  const from = readDay(own(node, 'from'), [...path, 'from'], ground);
  const to = readDay(own(node, 'to'), [...path, 'to'], ground);
  if (!from || !to) return undefined;
  return {
    type: 'number',
    value(customer) {
      const [first, last] = [from(customer), to(customer)];
      return first === null || last === null ? null : whole(last - first);
    },
  };
}

/** The local day of `{field}`, `{trait}` or `{relative}`. */
function readDay(
  raw: unknown,
  path: Path,
  ground: Ground,
): ((customer: Customer) => number | null) | undefined {
  const { problems, clock } = ground;
  if (isMembers(raw) && 'relative' in raw) {
    const at = readRelative(raw, path, ground);
    return at === undefined ? undefined : () => clock.dayOf(at);
  }
  const member = isMembers(raw) && 'trait' in raw ? 'trait' : 'field';
  if (!isMembers(raw) || !checkMembers(raw, { required: [member] }, path, problems)) {
    return problems.add('BAD_NODE', path, 'A date field or a relative instant is needed here.');
  }
  const name = own(raw, member);
  const source =
    member === 'trait'
      ? readTraitName(name, [...path, member], ground)
      : readDateField(name, [...path, member], ground);
  if (!source) return undefined;
  if (source.type !== 'date' && source.type !== 'instant') {
    return problems.add('WRONG_TYPE', [...path, member], 'A date is needed here.');
  }
  return (customer) => {
    const cell = source.value(customer);
    if (cell === null) return null;
    return source.type === 'date' ? (cell as number) : clock.dayOf(cell as bigint);
  };
}

function readDateField(name: unknown, path: Path, ground: Ground): Trait | undefined {
  const column = typeof name === 'string' ? ground.catalog.findCustomerColumn(name) : undefined;
  if (!column) return ground.problems.add('UNKNOWN_FIELD', path, 'This field is not known.');
  return { type: column.type, value: (customer) => column.read(customer) };
}

function readQuantile(node: Members, path: Path, ground: Ground): Trait | undefined {
  const shape = {
    required: ['of', ...QUANTILE_MEMBERS.required],
    optional: [...QUANTILE_MEMBERS.optional, ...NAMING],
  };
  if (!checkMembers(node, shape, path, ground.problems)) return undefined;
  const scale = readQuantileScale(node, path, ground.problems);
  const of = readNumberTrait(own(node, 'of'), [...path, 'of'], ground);
  if (!scale || !of) return undefined;
  const parts = once(() => quantiles(valuesOf(of, ground), scale));
  return { type: 'number', value: (customer) => parts().get(customer.id) ?? null };
}

/** The trait of every existing customer that has one. */
export function valuesOf(trait: Trait, ground: Ground): Map<string, Exact> {
  const values = new Map<string, Exact>();
  for (const customer of ground.catalog.customers) {
    const value = trait.value(customer);
    if (value !== null) values.set(customer.id, value as Exact);
  }
  return values;
}
