import type { Clock } from './clock';
import { OPERATORS } from './operators';
import type { FieldType, RawRow } from './rule-case';
import type { Random } from './seeded-random';
import { TABLES } from './random-data';
import { randomOperand } from './random-value';
import { randomSegmentLeaf, TRAIT_NUMBERS, TRAIT_TYPES, TRAITS } from './random-references';
import { randomWindow } from './random-window';

export type LeafKind = 'attribute' | 'activity' | 'quantified' | 'everyone' | 'segment' | 'trait';

export interface RuleWorld {
  readonly random: Random;
  readonly clock: Clock;
  readonly kinds: readonly LeafKind[];
  readonly rows: Readonly<Record<string, readonly RawRow[]>>;
  readonly texts: readonly string[];
  readonly days: readonly number[];
  /** Columns of to-one tables by the table that reaches them and their dotted name. */
  readonly toOneFields: Readonly<Record<string, Readonly<Record<string, FieldType>>>>;
  /** Whether conditions on segments may look at their history. */
  readonly history: boolean;
}

const ACTIVITY_TABLES = ['orders', 'visits'];
const WEIGHTS: Readonly<Record<LeafKind, number>> = {
  attribute: 30,
  activity: 24,
  quantified: 12,
  everyone: 1,
  segment: 12,
  trait: 12,
};

function fieldsOf(table: string): Readonly<Record<string, FieldType>> {
  return TABLES[table]?.fields ?? {};
}

/** Types first, so that a type with few fields is asked as often as one with many. */
function randomField(random: Random, fields: Readonly<Record<string, FieldType>>): string {
  const types = [...new Set(Object.values(fields))];
  const type = random.pick(
    [
      ...types,
      'date',
      'date',
      'date',
      'instant',
      'instant',
      'text',
      'text',
      'text',
      'boolean',
      'textList',
    ].filter((name) => types.includes(name as FieldType)),
  );
  return random.pick(Object.keys(fields).filter((name) => fields[name] === type));
}

/** Operators that select few or are one of many come again, so that each is seen often enough. */
const AGAIN = [
  ...[
    'on',
    'on',
    'notOn',
    'notOn',
    'anniversaryWithin',
    'anniversaryWithin',
    'inWindow',
    'equalsExactly',
  ],
  ...[
    'hasAll',
    'hasAll',
    'hasNone',
    '=',
    '!=',
    '!=',
    'startsWith',
    'endsWith',
    'notStartsWith',
    'contains',
  ],
  ...['notContains', 'notEndsWith', 'notEquals'],
];

function randomOperator(random: Random, type: FieldType): string {
  return random.pick([
    ...OPERATORS[type],
    ...AGAIN.filter((name) => OPERATORS[type].includes(name)),
  ]);
}

/** An operator of the type with a value near those that `field` of `source` has. */
function operandFor(
  world: RuleWorld,
  type: FieldType,
  fields: Readonly<Record<string, FieldType>>,
  source: { readonly table: string; readonly field: string } | null,
): Record<string, unknown> {
  const { random } = world;
  const present = source ? (world.rows[source.table] ?? []).map((row) => row[source.field]) : [];
  return randomOperand({ ...world, fields, present }, type, randomOperator(random, type));
}

function randomAttribute(world: RuleWorld, table: string): Record<string, unknown> {
  const fields = { ...fieldsOf(table), ...world.toOneFields[table] };
  const field = randomField(world.random, fields);
  const type = fields[field] as FieldType;
  return { kind: 'attribute', field, ...operandFor(world, type, fields, { table, field }) };
}

function randomWhere(world: RuleWorld, table: string): Record<string, unknown> {
  const { random } = world;
  const leaf = () => randomAttribute(world, table);
  const nested = () => ({ ...combined(random, 2), rules: [leaf(), leaf()] });
  const count = random.pick([1, 1, 1, 2, 3]);
  const rules = Array.from({ length: count }, () => (random.chance(0.1) ? nested() : leaf()));
  return { ...combined(random, count), rules };
}

function combined(random: Random, children: number): Record<string, unknown> {
  const combinator = random.pick(['and', 'and', 'or', 'or', 'atLeast']);
  const n = combinator === 'atLeast' ? { n: random.between(1, children) } : {};
  const not = random.chance(0.2) ? { not: true } : random.chance(0.1) ? { not: false } : {};
  return { kind: 'group', combinator, ...n, ...not };
}

function restriction(world: RuleWorld, table: string, where: number): Record<string, unknown> {
  const { random, clock } = world;
  const time = TABLES[table]?.time;
  const isOther = ([name, type]: [string, FieldType]) =>
    name !== time && (type === 'date' || type === 'instant');
  const dateFields = Object.entries(fieldsOf(table))
    .filter(isOther)
    .map(([name]) => name);
  return {
    ...(random.chance(where) ? { where: randomWhere(world, table) } : {}),
    ...(random.chance(0.65)
      ? { window: randomWindow(random, clock, { kind: 'rows', dateFields }) }
      : {}),
  };
}

const FUNCTIONS = ['count', 'count', 'countDistinct', 'sum', 'avg', 'min', 'max', 'first', 'last'];

interface RandomMeasure {
  readonly measure: Record<string, unknown>;
  readonly type: FieldType;
  /** The field whose values a compared value lies near. */
  readonly field: string | null;
}

function randomMeasure({ random, toOneFields }: RuleWorld, table: string): RandomMeasure {
  const fields = { ...fieldsOf(table), ...toOneFields[table] };
  const fn = random.pick(FUNCTIONS);
  if (fn === 'count') return { measure: { fn }, type: 'number', field: null };
  const fits = (type: FieldType): boolean => {
    if (fn === 'sum' || fn === 'avg') return type === 'number' || type === 'money';
    if (fn === 'min' || fn === 'max') return ['number', 'money', 'date', 'instant'].includes(type);
    return fn !== 'countDistinct' || type !== 'textList';
  };
  const field = randomField(
    random,
    Object.fromEntries(Object.entries(fields).filter(([, type]) => fits(type))),
  );
  const type = ['countDistinct', 'sum', 'avg'].includes(fn)
    ? 'number'
    : (fields[field] as FieldType);
  return { measure: { fn, field }, type, field: fn === 'countDistinct' ? null : field };
}

function randomActivity(world: RuleWorld): Record<string, unknown> {
  const { random } = world;
  const table = random.pick(ACTIVITY_TABLES);
  const { measure, type, field } = randomMeasure(world, table);
  const source = field === null ? null : { table, field };
  const operand = operandFor(world, type, fieldsOf('customers'), source);
  return { kind: 'activity', table, measure, ...restriction(world, table, 0.5), ...operand };
}

function randomQuantified(world: RuleWorld): Record<string, unknown> {
  const table = world.random.pick(ACTIVITY_TABLES);
  const mode = world.random.pick(['all', 'some', 'none']);
  return {
    kind: 'quantified',
    table,
    mode,
    ...restriction(world, table, mode === 'all' ? 1 : 0.7),
  };
}

function randomTraitLeaf(world: RuleWorld): Record<string, unknown> {
  const { random } = world;
  const trait = random.pick(Object.keys(TRAITS));
  const numbers = TRAIT_NUMBERS[trait];
  const type = TRAIT_TYPES[trait] ?? 'number';
  const operator = randomOperator(random, type);
  const values = type === 'choice' ? (world.rows.orders ?? []).map((row) => row.status) : [];
  const value = { ...world, fields: fieldsOf('customers'), present: numbers ?? values };
  return { kind: 'trait', trait, ...randomOperand(value, type, operator) };
}

function randomLeaf(world: RuleWorld): Record<string, unknown> {
  const { random, kinds } = world;
  const kind = random.pick(kinds.flatMap((name) => Array<LeafKind>(WEIGHTS[name]).fill(name)));
  if (kind === 'activity') return randomActivity(world);
  if (kind === 'quantified') return randomQuantified(world);
  if (kind === 'segment') return randomSegmentLeaf(random, world.clock, world.history);
  if (kind === 'trait') return randomTraitLeaf(world);
  return kind === 'attribute' ? randomAttribute(world, 'customers') : { kind: 'everyone' };
}

/** A valid rule of groups and leaves, at most `depth` groups deep. */
export function randomRule(world: RuleWorld, depth: number): Record<string, unknown> {
  const { random } = world;
  const count = random.pick([1, 2, 2, 3, 3, 4]);
  const rules = Array.from({ length: count }, () =>
    depth > 1 && random.chance(0.3) ? randomRule(world, depth - 1) : randomLeaf(world),
  );
  return { ...combined(random, count), rules };
}
