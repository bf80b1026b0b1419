import type { FieldType } from '../catalog/catalog';
import { assertNever } from '../problem/assert-never';
import type { Path } from '../problem/problem';
import type { TraitNode } from '../rule/rule';
import { parseTrait } from '../trait/parse-trait';
import type {
  ActivityTrait,
  QuantileScale,
  QuantileTrait,
  ScorePart,
  ScoreTrait,
} from '../trait/trait';
import { type Amount, plus, times } from './amount';
import type { Predicate } from './predicate';
import { resolveActivityValue, type ResolveWhere } from './resolve-activity';
import { type ResolveContext, refuse } from './resolve-context';
import { resolveDaysBetween } from './resolve-days-between';
import { resolvePerMonth } from './resolve-per-month';
import { resolveReferenced } from './resolve-reference';
import { resolveTest, type Subject } from './resolve-test';
import { readNumber } from './resolve-value';

const mostParts = 1000;
const traitTypes = new Set<FieldType>(['number', 'money', 'date', 'instant', 'choice']);

/** A condition on a trait: the operators are those of its type. */
export function resolveTraitTest(
  context: ResolveContext,
  node: TraitNode,
  path: Path,
  resolveWhere: ResolveWhere,
): Predicate | null {
  const subject = resolveTrait(context, node.trait, [...path, 'trait'], resolveWhere);
  if (!subject) return null;
  return resolveTest({ ...context, table: context.catalog.customers }, subject, node, path);
}

/** The value a trait of the catalog has for a customer, or a problem at `path`. */
export function resolveTrait(
  context: ResolveContext,
  key: string,
  path: Path,
  resolveWhere: ResolveWhere,
): Subject | null {
  const trait = context.catalog.traits.find((one) => one.key === key);
  if (!trait) return refuse(context, 'UNKNOWN_TRAIT', path, { trait: key });
  return resolveReferenced(context, { kind: 'trait', key }, path, (inner) =>
    resolveDefinition(inner, trait.definition, resolveWhere),
  );
}

/** The value a definition stands for; problems have paths inside it. */
export function resolveDefinition(
  context: ResolveContext,
  json: unknown,
  resolveWhere: ResolveWhere,
): Subject | null {
  const parsed = parseTrait(json);
  if (!parsed.ok) {
    context.problems.push(...parsed.problems);
    return null;
  }
  const definition = parsed.value;
  const findTrait = (inner: ResolveContext, key: string, path: Path) =>
    resolveTrait(inner, key, path, resolveWhere);
  switch (definition.kind) {
    case 'activity':
      return resolveActivityTrait(context, definition, resolveWhere);
    case 'perMonth':
      return resolvePerMonth(context, definition, resolveWhere);
    case 'daysBetween':
      return resolveDaysBetween(context, definition, findTrait);
    case 'score':
      return resolveScore(context, definition, findTrait);
    case 'quantile':
      return resolveQuantile(context, definition, findTrait);
    default:
      return assertNever(definition);
  }
}

type FindTrait = (context: ResolveContext, key: string, path: Path) => Subject | null;

function resolveActivityTrait(
  context: ResolveContext,
  definition: ActivityTrait,
  resolveWhere: ResolveWhere,
): Subject | null {
  const subject = resolveActivityValue(context, definition, [], resolveWhere);
  if (subject && !traitTypes.has(subject.type))
    return refuse(context, 'WRONG_TYPE', ['measure'], undefined, 'trait');
  return subject;
}

function resolveQuantile(
  context: ResolveContext,
  definition: QuantileTrait,
  findTrait: FindTrait,
): Subject | null {
  const value = resolveNumber(context, definition.of, ['of'], findTrait);
  const quantile = readQuantile(context, definition, []);
  return value && quantile ? amountSubject({ ...quantile, of: value }) : null;
}

/** A weighted sum; a part without a value makes it missing unless the part says what counts then. */
function resolveScore(
  context: ResolveContext,
  { parts }: ScoreTrait,
  findTrait: FindTrait,
): Subject | null {
  if (parts.length === 0) return refuse(context, 'EMPTY_LIST', ['parts']);
  const amounts = parts.map((part, index) =>
    resolvePart(context, part, ['parts', index], findTrait),
  );
  const known = amounts.filter((amount) => amount !== null);
  return known.length < amounts.length ? null : amountSubject(plus(known));
}

function resolvePart(
  context: ResolveContext,
  part: ScorePart,
  path: Path,
  findTrait: FindTrait,
): Amount | null {
  const value = resolveNumber(context, part.trait, [...path, 'trait'], findTrait);
  const weight = readNumber(context, part.weight, [...path, 'weight']);
  const scale = part.scale && readQuantile(context, part.scale, [...path, 'scale']);
  const otherwise =
    part.whenMissing === undefined
      ? undefined
      : readNumber(context, part.whenMissing, [...path, 'whenMissing']);
  if (!value || weight === null || scale === null || otherwise === null) return null;
  const scaled: Amount = scale ? { ...scale, of: value } : value;
  const filled = otherwise === undefined ? scaled : orElse(scaled, otherwise);
  const factor = { kind: 'literal', type: 'numeric', value: weight } as const;
  if (filled.kind !== 'fraction') return times(factor, filled);
  return { ...filled, over: times(factor, filled.over) };
}

function orElse(amount: Amount, value: string): Amount {
  const otherwise = { kind: 'literal', type: 'numeric', value } as const;
  if (amount.kind !== 'fraction') return { kind: 'either', value: amount, otherwise };
  const { over, under } = amount;
  const then = { kind: 'literal', type: 'numeric', value: '1' } as const;
  return {
    kind: 'fraction',
    over: { kind: 'either', value: over, otherwise },
    under: { kind: 'whenMissing', of: over, then, otherwise: under },
  };
}

function readQuantile(context: ResolveContext, scale: QuantileScale, path: Path) {
  const { parts, by = 'value', direction = 'highIsHigh' } = scale;
  if (!Number.isInteger(parts) || parts < 1 || parts > mostParts)
    return refuse(context, 'BAD_NUMBER', [...path, 'parts'], { value: parts });
  return { kind: 'quantile', parts, by, lowIsHigh: direction === 'lowIsHigh' } as const;
}

function resolveNumber(
  context: ResolveContext,
  key: string,
  path: Path,
  findTrait: FindTrait,
): Amount | null {
  const subject = findTrait(context, key, path);
  if (!subject) return null;
  if (subject.type !== 'number' && subject.type !== 'money')
    return refuse(context, 'WRONG_TYPE', path, undefined, 'number');
  return amountOf(subject);
}

function amountSubject(amount: Amount): Subject {
  if (amount.kind === 'literal') throw new Error('a literal is no value of customers');
  return { type: 'number', operand: () => amount };
}

function amountOf(subject: Subject): Amount {
  const operand = subject.operand('stored');
  if (operand.kind === 'column') throw new Error('a column is no amount');
  return operand;
}
