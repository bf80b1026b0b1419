import type { Catalog } from '../catalog/catalog';
import { assertNever } from '../problem/assert-never';
import type { Path, Problem } from '../problem/problem';
import { parseRule } from '../rule/parse-rule';
import { limits } from '../rule/limits';
import type { AttributeNode, Rule, WhereGroup } from '../rule/rule';
import type { Calendar } from '../time/calendar';
import type { Instant } from '../time/instant';
import type { KpiPeriod } from '../time/resolve-window';
import { always, not, type Predicate } from './predicate';
import { resolveActivity, resolveQuantified } from './resolve-activity';
import {
  findColumn,
  type ResolveContext,
  type RowContext,
  refuse,
  type WindowNote,
} from './resolve-context';
import { resolveSegment } from './resolve-segment';
import { columnSubject, resolveTest } from './resolve-test';
import { resolveTraitTest } from './resolve-trait';

export type RuleSetting = {
  readonly catalog: Catalog;
  readonly calendar: Calendar;
  readonly asOf: Instant;
  readonly kpiPeriod?: KpiPeriod;
  readonly rowsUntil?: Instant;
  /** The key of the segment whose rule it is: referring to it is a circle. */
  readonly self?: string;
};

export type ResolvedRule =
  | {
      readonly ok: true;
      readonly rule: Rule;
      readonly predicate: Predicate;
      readonly windows: readonly WindowNote[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Gives a rule its meaning at one instant: fields looked up, values typed, windows
 * turned into instants. Any problem anywhere refuses the whole rule, with every
 * problem's path (docs/rules.md 16).
 */
export function resolveRule(json: unknown, setting: RuleSetting): ResolvedRule {
  const parsed = parseRule(json);
  if (!parsed.ok) return parsed;
  const { self } = setting;
  const context = contextOf(setting, self === undefined ? [] : [{ kind: 'self', key: self }]);
  const predicate = resolveNode(context, parsed.value, []);
  if (predicate === null || context.problems.length > 0)
    return { ok: false, problems: context.problems };
  return { ok: true, rule: parsed.value, predicate, windows: context.windows };
}

/** A context without problems yet; `chain` is what the judged thing is itself. */
export function contextOf(
  setting: Omit<RuleSetting, 'self'>,
  chain: ResolveContext['chain'] = [],
): ResolveContext {
  return { ...setting, problems: [], windows: [], chain, budget: { left: limits.inlined } };
}

function resolveNode(context: ResolveContext, node: Rule, path: Path): Predicate | null {
  const customers = context.catalog.customers;
  if (node.kind !== 'group' && context.chain.length > 0) context.budget.left -= 1;
  switch (node.kind) {
    case 'group':
      return resolveGroup(context, node, path, (child, at) => resolveNode(context, child, at));
    case 'attribute':
      return resolveAttribute({ ...context, table: customers }, node, path);
    case 'activity':
      return resolveActivity(context, node, path, resolveWhere);
    case 'quantified':
      return resolveQuantified(context, node, path, resolveWhere);
    case 'trait':
      return resolveTraitTest(context, node, path, resolveWhere);
    case 'segment':
      return resolveSegment(context, node, path, resolveNode);
    case 'everyone':
      return always;
    default:
      return assertNever(node);
  }
}

function resolveGroup<T>(
  context: ResolveContext,
  group: {
    readonly combinator: 'and' | 'or' | 'atLeast';
    readonly n?: number | undefined;
    readonly not?: boolean | undefined;
    readonly rules: readonly T[];
  },
  path: Path,
  resolveChild: (child: T, path: Path) => Predicate | null,
): Predicate | null {
  if (group.rules.length === 0) return refuse(context, 'EMPTY_RULE', [...path, 'rules']);
  const items = group.rules.map((child, index) => resolveChild(child, [...path, 'rules', index]));
  if (items.some((item) => item === null)) return null;
  const joined = join(group.combinator, group.n ?? 1, items as Predicate[]);
  return group.not ? not(joined) : joined;
}

function join(combinator: 'and' | 'or' | 'atLeast', n: number, items: Predicate[]): Predicate {
  if (combinator === 'atLeast') return { kind: 'atLeast', n, items };
  return { kind: combinator === 'and' ? 'all' : 'any', items };
}

export function resolveWhere(context: RowContext, where: WhereGroup, path: Path): Predicate | null {
  return resolveGroup(context, where, path, (child, at) =>
    child.kind === 'group'
      ? resolveWhere(context, child, at)
      : resolveAttribute(context, child, at),
  );
}

function resolveAttribute(context: RowContext, node: AttributeNode, path: Path): Predicate | null {
  const column = findColumn(context, node.field, [...path, 'field']);
  return column && resolveTest(context, columnSubject(column), node, path);
}
