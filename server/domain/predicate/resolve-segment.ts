import type { Path } from '../problem/problem';
import { misfitOf, segmentOperators } from '../rule/operators';
import { parseRule } from '../rule/parse-rule';
import type { Rule, SegmentNode } from '../rule/rule';
import { not, type Predicate } from './predicate';
import { type ResolveContext, refuse } from './resolve-context';
import { resolveReferenced } from './resolve-reference';

type ResolveNode = (context: ResolveContext, node: Rule, path: Path) => Predicate | null;

/**
 * Membership of another segment at the same as-of: a segment by rule is put in the
 * place of its name, a static one and a tier are read from what is stored
 * (docs/rules.md 32). Operators that look at history are refused NOT_COMPILED.
 */
export function resolveSegment(
  context: ResolveContext,
  node: SegmentNode,
  path: Path,
  resolveNode: ResolveNode,
): Predicate | null {
  const { operator } = node;
  if (!(segmentOperators as readonly string[]).includes(operator))
    return refuse(context, misfitOf(operator), [...path, 'operator'], { operator });
  if (operator !== 'in' && operator !== 'notIn')
    return refuse(context, 'NOT_COMPILED', path, { kind: node.kind });
  const idle = (['at', 'other', 'window'] as const).find((member) => node[member] !== undefined);
  if (idle) return refuse(context, 'BAD_NODE', [...path, idle]);
  const members = resolveMembers(context, node.segment, [...path, 'segment'], resolveNode);
  return members && operator === 'notIn' ? not(members) : members;
}

function resolveMembers(
  context: ResolveContext,
  key: string,
  path: Path,
  resolveNode: ResolveNode,
): Predicate | null {
  const entry = context.catalog.segments.find((one) => one.key === key);
  const isOwn = context.chain.some((one) => one.kind === 'self' && one.key === key);
  if (!entry && !isOwn) return refuse(context, 'UNKNOWN_SEGMENT', path, { segment: key });
  return resolveReferenced(context, { kind: 'segment', key }, path, (inner) => {
    if (!entry) return null;
    const { kind, id, rule } = entry;
    if (kind !== 'dynamic') return { kind: 'member', segment: id };
    const parsed = parseRule(rule);
    if (parsed.ok) return resolveNode(inner, parsed.value, []);
    inner.problems.push(...parsed.problems);
    return null;
  });
}
