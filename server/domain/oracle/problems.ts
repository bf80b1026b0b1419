import type { Code, Path, Problem } from './rule-case';

/** Collects refusals while a rule is read. */
export class Problems {
  readonly list: Problem[] = [];

  add(code: Code, path: Path, message: string): undefined {
    this.list.push({ code, path, message });
    return undefined;
  }
}

export type Members = Readonly<Record<string, unknown>>;

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member's own value; nothing is inherited. */
export function own(value: Members, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

/**
 * Checks the members of a node: the required ones are there, none is null, none is unknown.
 * Returns false when a required one is missing.
 */
export function checkMembers(
  node: Members,
  shape: { readonly required: readonly string[]; readonly optional?: readonly string[] },
  path: Path,
  problems: Problems,
  code: Code = 'BAD_NODE',
): boolean {
  let complete = true;
  for (const key of shape.required) {
    const value = own(node, key);
    if (value === undefined || value === null) {
      problems.add(code, [...path, key], 'A required member is missing.');
      complete = false;
    }
  }
  for (const key of Object.keys(node)) {
    if (shape.required.includes(key)) continue;
    if (!shape.optional?.includes(key)) {
      problems.add(code, [...path, key], 'This member is not known here.');
    } else if (node[key] === null) {
      problems.add(code, [...path, key], 'An optional member is omitted, never null.');
      complete = false;
    }
  }
  return complete;
}
