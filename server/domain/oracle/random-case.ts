import { clockOf } from './catalog';
import { idsOf, type judge, openCase } from './evaluate';
import { Random } from './seeded-random';
import { dayPool, randomRows, TABLES, textPool } from './random-data';
import { randomReferences, REGIONS, STATES, TRAITS } from './random-references';
import { type LeafKind, randomRule, type RuleWorld } from './random-rule';
import { randomFrame } from './random-time';
import type { FieldType, RuleCase } from './rule-case';

export type { LeafKind } from './random-rule';

export interface RandomCaseOptions {
  /** The leaves that rules may have; groups always. Segments and traits only when asked for. */
  readonly kinds?: readonly LeafKind[];
  /** Whether conditions may look at columns of a to-one table. */
  readonly toOne?: boolean;
  /** Whether conditions on segments may look at their history; they do unless told otherwise. */
  readonly history?: boolean;
  readonly customers?: number;
  readonly activityRows?: number;
  /** Most groups above a leaf. */
  readonly depth?: number;
  /** Rules drawn until one selects between 5 % and 95 %; 1 = take the first. */
  readonly attempts?: number;
}

export const BASIC_KINDS: readonly LeafKind[] = ['attribute', 'activity', 'quantified', 'everyone'];
export const ALL_KINDS: readonly LeafKind[] = [...BASIC_KINDS, 'segment', 'trait'];

function isBalanced(judgement: ReturnType<typeof judge>): boolean {
  if ('refused' in judgement) return false;
  const share = idsOf(judgement).length / judgement.customers.length;
  return share >= 0.05 && share <= 0.95;
}

const TO_ONE_FIELDS = {
  customers: dotted('region', REGIONS.region?.fields ?? {}),
  orders: dotted('state', STATES.state?.fields ?? {}),
};

function dotted(table: string, fields: Readonly<Record<string, FieldType>>) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, type]) => [`${table}.${name}`, type]),
  );
}

/**
 * A whole rule case that depends on nothing but the seed: three tables with a quarter of the values
 * missing, a zone (many near a shift of its clock), and a rule that no judge may refuse.
 */
export function randomCase(seed: number, options: RandomCaseOptions = {}): RuleCase {
  const { kinds = BASIC_KINDS, toOne = false, customers = 40, activityRows = 200 } = options;
  const { depth = 4, attempts = 4, history = true } = options;
  const random = new Random(seed);
  const frame = randomFrame(random);
  const bare = { name: `random ${seed}`, ...frame, tables: TABLES, rows: {}, rule: null };
  const clock = clockOf(bare);
  const texts = textPool(random);
  const days = dayPool(random, clock);
  const rows = { ...randomRows({ random, clock, texts, days }, customers, activityRows) };
  const toOneFields = toOne ? TO_ONE_FIELDS : {};
  const world: RuleWorld = { random, clock, kinds, rows, texts, days, toOneFields, history };
  const ids = rows.customers.map((row) => String(row.id));
  const basic = { ...world, kinds: BASIC_KINDS };
  const input: RuleCase = {
    ...bare,
    rows,
    ...(toOne ? { toOne: { ...REGIONS, ...STATES } } : {}),
    ...(kinds.includes('segment')
      ? randomReferences(random, clock, ids, randomRule(basic, 2))
      : {}),
    ...(kinds.includes('trait') ? { traits: TRAITS } : {}),
  };
  const read = openCase(input);
  const draw = () => randomRule(world, random.between(1, depth));
  let rule = draw();
  for (let i = 1; i < attempts && !isBalanced(read(rule)); i++) rule = draw();
  return { ...input, rule };
}
