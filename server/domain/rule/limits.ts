import { type Path, type Problem, problem } from '../problem/problem';

export const limits = {
  depth: 10,
  leaves: 200,
  list: 10_000,
  textBytes: 10_240,
  bodyBytes: 256 * 1024,
  references: 5,
  /** Conditions and traits that stand in the place of references, over the whole rule. */
  inlined: 2000,
  nesting: 64,
} as const;

const leafKinds = new Set(['attribute', 'activity', 'quantified', 'trait', 'segment', 'everyone']);

type Visit = {
  readonly value: unknown;
  readonly path: Path;
  readonly groups: number;
  readonly nesting: number;
};

/**
 * Refuses a rule that is too deep, too wide or too long, before anything walks it
 * recursively. Stops at the first excess, so its cost is bounded by the limits.
 */
export function checkLimits(rule: unknown): Problem[] {
  const stack: Visit[] = [{ value: rule, path: [], groups: 0, nesting: 0 }];
  let leaves = 0;
  let bytes = 0;
  while (stack.length > 0) {
    const visit = stack.pop() as Visit;
    const { value, path } = visit;
    if (visit.nesting > limits.nesting) return [problem('TOO_DEEP', path)];
    if (typeof value === 'string') {
      const length = utf8Length(value);
      bytes += length;
      if (length > limits.textBytes)
        return [problem('TOO_LONG', path, { limit: limits.textBytes }, 'text')];
    }
    bytes += 2;
    if (bytes > limits.bodyBytes)
      return [problem('TOO_LONG', [], { limit: limits.bodyBytes }, 'body')];
    if (typeof value !== 'object' || value === null) continue;
    const kind = (value as { kind?: unknown }).kind;
    const groups = visit.groups + (kind === 'group' ? 1 : 0);
    if (groups > limits.depth) return [problem('TOO_DEEP', path, { limit: limits.depth })];
    if (typeof kind === 'string' && leafKinds.has(kind)) leaves += 1;
    if (leaves > limits.leaves) return [problem('TOO_MANY_LEAVES', path, { limit: limits.leaves })];
    if (Array.isArray(value) && value.length > limits.list)
      return [problem('TOO_LONG', path, { limit: limits.list }, 'list')];
    for (const [key, child] of Object.entries(value)) {
      bytes += key.length;
      stack.push({
        value: child,
        path: [...path, Array.isArray(value) ? Number(key) : key],
        groups,
        nesting: visit.nesting + 1,
      });
    }
  }
  return [];
}

function utf8Length(text: string): number {
  if (text.length > limits.bodyBytes) return text.length;
  return new TextEncoder().encode(text).length;
}
