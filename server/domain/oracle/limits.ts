import type { Code, Path, Problem } from './rule-case';

export const LIMITS = {
  depth: 10,
  leaves: 200,
  list: 10_000,
  textBytes: 10_240,
  bodyBytes: 262_144,
  references: 5,
} as const;

interface Trail {
  readonly up: Trail | null;
  readonly key: string | number;
}

interface Visit {
  readonly value: unknown;
  readonly trail: Trail | null;
  /** Groups above this value. */
  readonly depth: number;
  readonly isNode: boolean;
}

function pathOf(trail: Trail | null): Path {
  const path: (string | number)[] = [];
  for (let at = trail; at; at = at.up) path.push(at.key);
  return path.reverse();
}

const PLAIN = /^[ !#-[\]-~]*$/;
const encoder = new TextEncoder();

/** Bytes of UTF-8; of a text that is too long anyway, only its length. */
function bytesOf(text: string): number {
  const isKnown = text.length > LIMITS.bodyBytes || PLAIN.test(text);
  return isKnown ? text.length : encoder.encode(text).length;
}

function bytesAsJson(text: string): number {
  const isKnown = text.length > LIMITS.bodyBytes || PLAIN.test(text);
  return isKnown ? text.length + 2 : encoder.encode(JSON.stringify(text)).length;
}

function isGroup(value: object): boolean {
  return (
    ('kind' in value && value.kind === 'group') || ('rules' in value && Array.isArray(value.rules))
  );
}

/**
 * The limits of a rule's size, checked without recursion and before anything else reads the rule.
 * Promises at most one problem per limit, at the first place that exceeds it.
 */
export function overLimits(rule: unknown): Problem[] {
  const found = new Map<string, Problem>();
  const report = (name: string, code: Code, trail: Trail | null, message: string) => {
    if (!found.has(name)) found.set(name, { code, path: pathOf(trail), message });
  };
  let bytes = 0;
  let leaves = 0;
  const stack: Visit[] = [{ value: rule, trail: null, depth: 0, isNode: true }];
  while (stack.length > 0 && bytes <= LIMITS.bodyBytes) {
    const visit = stack.pop() as Visit;
    const { value, trail } = visit;
    if (typeof value === 'string') {
      if (bytesOf(value) > LIMITS.textBytes)
        report('text', 'TOO_LONG', trail, 'A text is longer than 10,240 bytes.');
      bytes += bytesAsJson(value);
    } else if (typeof value !== 'object' || value === null) {
      bytes += String(value).length;
    } else if (Array.isArray(value)) {
      bytes += 2 + Math.max(0, value.length - 1);
      pushItems(value, visit, stack, report);
    } else {
      const group = isGroup(value);
      const depth = visit.depth + (group ? 1 : 0);
      if (depth > LIMITS.depth) {
        report('depth', 'TOO_DEEP', trail, 'Groups are nested deeper than 10.');
        continue;
      }
      if (visit.isNode && !group) leaves += 1;
      if (leaves > LIMITS.leaves)
        report('leaves', 'TOO_MANY_LEAVES', trail, 'More than 200 conditions.');
      bytes += pushMembers(value as Record<string, unknown>, trail, depth, stack);
    }
  }
  if (bytes > LIMITS.bodyBytes) report('body', 'TOO_LONG', null, 'The rule is larger than 256 kB.');
  return [...found.values()];
}

function pushItems(
  items: readonly unknown[],
  visit: Visit,
  stack: Visit[],
  report: (name: string, code: Code, trail: Trail | null, message: string) => void,
): void {
  const isNode = visit.trail?.key === 'rules';
  if (items.length > LIMITS.list) {
    if (isNode) report('leaves', 'TOO_MANY_LEAVES', visit.trail, 'More than 200 conditions.');
    else report('list', 'TOO_LONG', visit.trail, 'A list is longer than 10,000.');
    return;
  }
  for (let i = items.length - 1; i >= 0; i--) {
    stack.push({ value: items[i], trail: { up: visit.trail, key: i }, depth: visit.depth, isNode });
  }
}

function pushMembers(
  node: Record<string, unknown>,
  trail: Trail | null,
  depth: number,
  stack: Visit[],
): number {
  const keys = Object.keys(node);
  let bytes = 2 + Math.max(0, keys.length - 1);
  for (const key of keys.reverse()) {
    bytes += bytesAsJson(key) + 1;
    stack.push({ value: node[key], trail: { up: trail, key }, depth, isNode: false });
  }
  return bytes;
}
