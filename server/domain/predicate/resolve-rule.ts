import type { Catalog } from '../catalog/catalog';
import { assertNever } from '../problem/assert-never';
import type { Path, Problem } from '../problem/problem';
import { parseRule } from '../rule/parse-rule';
import { misfitOf, segmentOperators } from '../rule/operators';
import type { AttributeNode, Rule, SegmentNode, WhereGroup } from '../rule/rule';
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
import { columnSubject, resolveTest } from './resolve-test';

export type RuleSetting = {
  readonly catalog: Catalog;
  readonly calendar: Calendar;
  readonly asOf: Instant;
  readonly kpiPeriod?: KpiPeriod;
  readonly rowsUntil?: Instant;
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
  const context: ResolveContext = { ...setting, problems: [], windows: [] };
  const predicate = resolveNode(context, parsed.value, []);
  if (predicate === null || context.problems.length > 0)
    return { ok: false, problems: context.problems };
  return { ok: true, rule: parsed.value, predicate, windows: context.windows };
}

function resolveNode(context: ResolveContext, node: Rule, path: Path): Predicate | null {
  const customers = context.catalog.customers;
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
      return refuse(context, 'UNKNOWN_TRAIT', [...path, 'trait'], { trait: node.trait });
    case 'segment':
      return refuseSegment(context, node, path);
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

function resolveWhere(context: RowContext, where: WhereGroup, path: Path): Predicate | null {
  return resolveGroup(context, where, path, (child, at) =>
    child.kind === 'group'
      ? resolveWhere(context, child, at)
      : resolveAttribute(context, child, at),
  );
}

function resolveAttribute(context: RowContext, node: AttributeNode, path: Path): Predicate | null {
  const column = findColumn(context, node.field, [...path, 'field']);
  return column && resolveTest(context, columnSubject(column.column, column.type), node, path);
}

function refuseSegment(context: ResolveContext, node: SegmentNode, path: Path): null {
  if (!(segmentOperators as readonly string[]).includes(node.operator))
    return refuse(context, misfitOf(node.operator), [...path, 'operator'], {
      operator: node.operator,
    });
  return refuse(context, 'NOT_COMPILED', path, { kind: node.kind });
}
