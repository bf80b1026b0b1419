import type { Clock } from './clock';
import { parseDecimal } from './exact';
import { parseMoment } from './literal';
import { takesValue } from './operators';
import { assertNever, type FieldType } from './rule-case';
import type { Random } from './seeded-random';
import { CHOICES, LABELS, randomAmount, randomNumber, TEXTS } from './random-pools';
import { printDay, randomDay, randomInstant, randomInstantText } from './random-time';
import { randomWindow } from './random-window';

const ANCHORS: readonly string[] = [
  ...[
    'now',
    'startOfDay',
    'startOfWeek',
    'startOfMonth',
    'startOfQuarter',
    'startOfHalf',
    'startOfYear',
  ],
  ...['startOfHour', 'startOfFiscalQuarter', 'startOfFiscalHalf', 'startOfFiscalYear'],
];

const SPANS: readonly (readonly [unit: string, most: number])[] = [
  ...([
    ['minute', 300],
    ['hour', 100],
    ['day', 200],
    ['week', 20],
    ['month', 12],
    ['quarter', 4],
  ] as const),
  ...([
    ['half', 2],
    ['year', 2],
    ['fiscalQuarter', 4],
    ['fiscalHalf', 2],
    ['fiscalYear', 1],
  ] as const),
];

export interface ValueWorld {
  readonly random: Random;
  readonly clock: Clock;
  /** Fields of the row or customer under test, for values that name another field. */
  readonly fields: Readonly<Record<string, FieldType>>;
  readonly texts: readonly string[];
  readonly days: readonly number[];
  /** Values that the field under test has in the rows. */
  readonly present: readonly unknown[];
}

function isSameKind(a: FieldType, b: FieldType): boolean {
  const kind = (type: FieldType) => (type === 'money' ? 'number' : type);
  return kind(a) === kind(b);
}

function otherField({ random, fields }: ValueWorld, type: FieldType): { field: string } | null {
  const names = Object.keys(fields).filter((name) => isSameKind(fields[name] as FieldType, type));
  return names.length > 0 ? { field: random.pick(names) } : null;
}

function textValue({ random, texts }: ValueWorld, operator: string): string {
  const text = random.pick(random.chance(0.85) ? texts : TEXTS);
  const isPart = !['equals', 'notEquals', 'equalsExactly', 'in', 'notIn'].includes(operator);
  if (!isPart || random.chance(0.4)) return text;
  const trimmed = Array.from(text.trim());
  const part = operator.toLowerCase().includes('ends')
    ? trimmed.slice(-2)
    : trimmed.slice(0, random.between(1, 2));
  return part.join('').trim() || text;
}

const PRESENT_SHARE = 0.5;

/** Half of the time a value that some row has, so that exact matches and edges are met. */
function presentValue({ random, present }: ValueWorld): string | number | null {
  if (present.length === 0 || !random.chance(PRESENT_SHARE)) return null;
  const value = random.pick(present);
  const isUsable = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
  return isUsable ? value : null;
}

/** A crowded day, the day of a present date or instant, or any day. */
function dayNear(world: ValueWorld): string {
  if (world.random.chance(0.5)) return printDay(world.random.pick(world.days));
  const value = presentValue(world);
  const moment = typeof value === 'string' ? parseMoment(value) : null;
  if (moment) return printDay(moment.kind === 'day' ? moment.day : world.clock.dayOf(moment.at));
  return printDay(randomDay(world.random, world.clock, 0.35));
}

function numberOf(world: ValueWorld, type: FieldType): number | string {
  const { random } = world;
  const present = presentValue(world);
  if (present !== null && parseDecimal(String(present))) return present;
  if (type !== 'money') return randomNumber(random);
  const amount = randomAmount(random);
  return random.chance(0.3) && amount.length < 8 ? Number(amount) : amount;
}

/** The smaller of two ends first, compared as the rule language would. */
function numericRange(world: ValueWorld, type: FieldType): (number | string)[] {
  const ends = [numberOf(world, type), numberOf(world, type)];
  return Number(ends[0]) <= Number(ends[1]) ? ends : ends.reverse();
}

function relativeMoment(random: Random): unknown {
  const anchor = random.pick(ANCHORS);
  if (random.chance(0.2)) return { relative: { anchor } };
  const [unit, most] = random.pick(SPANS);
  return { relative: { anchor, offset: random.between(-most, Math.ceil(most / 4)), unit } };
}

function momentValue(world: ValueWorld): unknown {
  const { random, clock } = world;
  if (random.chance(0.3)) return relativeMoment(random);
  if (random.chance(0.2)) return presentValue(world) ?? relativeMoment(random);
  if (random.chance(0.6)) return dayNear(world);
  return randomInstantText(random, randomInstant(random, clock, 0.35));
}

function momentRange({ random, clock }: ValueWorld): unknown {
  const [a, b] = [randomInstant(random, clock, 0.35), randomInstant(random, clock, 0.35)];
  const [low, high] = a < b ? [a, b] : [b, a];
  if (random.chance(0.5)) return [printDay(clock.dayOf(low)), printDay(clock.dayOf(high))];
  if (random.chance(0.5)) return [printDay(clock.dayOf(low)), randomInstantText(random, high)];
  return [randomInstantText(random, low), randomInstantText(random, high)];
}

function spanValue(random: Random, units: readonly string[]): unknown {
  const [unit, most] = random.pick(
    SPANS.filter(([name]) => units.length === 0 || units.includes(name)),
  );
  return { n: random.between(1, most), unit };
}

function momentOperand(world: ValueWorld, operator: string): unknown {
  const { random, clock } = world;
  switch (operator) {
    case 'on':
    case 'notOn':
      return dayNear(world);
    case 'between':
    case 'notBetween':
      return momentRange(world);
    case 'inWindow':
    case 'notInWindow':
      return randomWindow(random, clock, { kind: 'value' });
    case 'olderThan':
      return spanValue(random, []);
    case 'anniversaryWithin':
      return spanValue(random, ['day', 'week', 'month', 'month']);
    default:
      return momentValue(world);
  }
}

const LISTS = ['in', 'notIn'];
const FIELD_SHARE = 0.12;

function literalOperand(world: ValueWorld, type: FieldType, operator: string): unknown {
  const { random } = world;
  switch (type) {
    case 'text':
      return LISTS.includes(operator)
        ? random.some(random.chance(0.8) ? world.texts : TEXTS, 6)
        : textValue(world, operator);
    case 'choice': {
      const known = [...CHOICES, 'unheard'];
      return LISTS.includes(operator) ? random.some(known, 3) : random.pick(known);
    }
    case 'number':
    case 'money':
      if (LISTS.includes(operator))
        return Array.from({ length: random.between(1, 6) }, () => numberOf(world, type));
      return operator.toLowerCase().includes('between')
        ? numericRange(world, type)
        : numberOf(world, type);
    case 'date':
    case 'instant':
      return momentOperand(world, operator);
    case 'textList':
      return random.some(LABELS, operator === 'hasAll' ? 2 : 3);
    case 'boolean':
      return undefined;
    default:
      return assertNever(type);
  }
}

const TAKES_NO_FIELD = [
  ...[
    'in',
    'notIn',
    'between',
    'notBetween',
    'on',
    'notOn',
    'inWindow',
    'notInWindow',
    'olderThan',
    'anniversaryWithin',
  ],
  ...['hasAny', 'hasAll', 'hasNone'],
];

/** `operator` with a value that fits it. */
export function randomOperand(
  world: ValueWorld,
  type: FieldType,
  operator: string,
): Record<string, unknown> {
  if (!takesValue(operator)) return { operator };
  if (!TAKES_NO_FIELD.includes(operator) && world.random.chance(FIELD_SHARE)) {
    const other = otherField(world, type);
    if (other) return { operator, value: other };
  }
  return { operator, value: literalOperand(world, type, operator) };
}
