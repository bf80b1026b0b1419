import { clockOf } from './catalog';
import { idsOf, type judge, openCase } from './evaluate';
import { Random } from './seeded-random';
import { dayPool, randomRows, TABLES, textPool } from './random-data';
import { type LeafKind, randomRule } from './random-rule';
import { randomFrame } from './random-time';
import type { RuleCase } from './rule-case';

export type { LeafKind } from './random-rule';

export interface RandomCaseOptions {
  /** The leaves that rules may have; groups always. */
  readonly kinds?: readonly LeafKind[];
  readonly customers?: number;
  readonly activityRows?: number;
  /** Most groups above a leaf. */
  readonly depth?: number;
  /** Rules drawn until one selects between 5 % and 95 %; 1 = take the first. */
  readonly attempts?: number;
}

const ALL_KINDS: readonly LeafKind[] = ['attribute', 'activity', 'quantified', 'everyone'];

function isBalanced(judgement: ReturnType<typeof judge>): boolean {
  if ('refused' in judgement) return false;
  const share = idsOf(judgement).length / judgement.customers.length;
  return share >= 0.05 && share <= 0.95;
}

/**
 * A whole rule case that depends on nothing but the seed: three tables with a quarter of the values
 * missing, a zone (many near a shift of its clock), and a rule that no judge may refuse.
 */
export function randomCase(seed: number, options: RandomCaseOptions = {}): RuleCase {
  const {
    kinds = ALL_KINDS,
    customers = 40,
    activityRows = 200,
    depth = 4,
    attempts = 4,
  } = options;
  const random = new Random(seed);
  const frame = randomFrame(random);
  const bare = { name: `random ${seed}`, ...frame, tables: TABLES, rows: {}, rule: null };
  const clock = clockOf(bare);
  const texts = textPool(random);
  const days = dayPool(random, clock);
  const rows = { ...randomRows({ random, clock, texts, days }, customers, activityRows) };
  const read = openCase({ ...bare, rows });
  const draw = () =>
    randomRule({ random, clock, kinds, rows, texts, days }, random.between(1, depth));
  let rule = draw();
  for (let i = 1; i < attempts && !isBalanced(read(rule)); i++) rule = draw();
  return { ...bare, rows, rule };
}
