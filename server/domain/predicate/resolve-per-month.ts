import { parseTrait } from '../trait/parse-trait';
import type { ActivityTrait, PerMonthTrait } from '../trait/trait';
import type { Window } from '../rule/window';
import type { Amount } from './amount';
import { resolveActivityValue, type ResolveWhere } from './resolve-activity';
import { type ResolveContext, refuse } from './resolve-context';
import { resolveReferenced } from './resolve-reference';
import type { Subject } from './resolve-test';

const mostMonths = 1200;
const totals = new Set(['count', 'countDistinct', 'sum']);

/**
 * A total of activity rows by rolling months back from as-of, in the place of the
 * total's own window: its mean, kept as total and months, or its lowest month.
 */
export function resolvePerMonth(
  context: ResolveContext,
  { of: key, months, mode }: PerMonthTrait,
  resolveWhere: ResolveWhere,
): Subject | null {
  if (!Number.isInteger(months) || months < 1 || months > mostMonths)
    refuse(context, 'BAD_NUMBER', ['months'], { value: months });
  const trait = context.catalog.traits.find((one) => one.key === key);
  if (!trait) return refuse(context, 'UNKNOWN_TRAIT', ['of'], { trait: key });
  return resolveReferenced(context, { kind: 'trait', key }, ['of'], (inner) => {
    const total = readTotal(inner, trait.definition, resolveWhere);
    if (!total || context.problems.length > 0) return null;
    const over = (window: Window) =>
      resolveActivityValue(inner, { ...total, window }, [], resolveWhere);
    const on = total.window?.on === undefined ? {} : { on: total.window.on };
    if (mode === 'mean') {
      const whole = over({ kind: 'last', n: months, unit: 'month', ...on });
      return whole && asMean(whole, months);
    }
    context.budget.left -= months;
    const each = Array.from({ length: months }, (_, index) =>
      over({ kind: 'betweenAgo', older: index + 1, newer: index, unit: 'month', ...on }),
    );
    return asLowest(each.filter((subject) => subject !== null));
  });
}

/** The definition of a count or sum that has a meaning as it stands. */
function readTotal(
  context: ResolveContext,
  json: unknown,
  resolveWhere: ResolveWhere,
): ActivityTrait | null {
  const parsed = parseTrait(json);
  if (!parsed.ok) {
    context.problems.push(...parsed.problems);
    return null;
  }
  const { value } = parsed;
  if (value.kind !== 'activity' || !totals.has(value.measure.fn))
    return refuse(context, 'WRONG_TYPE', [], undefined, 'total');
  const judged = { ...context, windows: [] };
  return resolveActivityValue(judged, value, [], resolveWhere) && value;
}

function asMean(whole: Subject, months: number): Subject {
  const under = { kind: 'literal', type: 'numeric', value: String(months) } as const;
  const over = amountOf(whole);
  return { type: whole.type, operand: () => ({ kind: 'fraction', over, under }) };
}

function asLowest(each: readonly Subject[]): Subject | null {
  const [first] = each;
  if (!first) return null;
  return { type: first.type, operand: () => ({ kind: 'lowest', items: each.map(amountOf) }) };
}

function amountOf(subject: Subject): Amount {
  const operand = subject.operand('stored');
  if (operand.kind === 'column') throw new Error('a total is no column');
  return operand;
}
