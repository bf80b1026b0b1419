import { LIMITS } from './limits';
import { isMembers, own } from './problems';
import type { Path, Problem } from './rule-case';

/** A name that a rule or a trait uses: `segment:key` or `trait:key`, with the place of its use. */
export interface Reference {
  readonly name: string;
  readonly path: Path;
}

/** Every reference below a value, found without recursion. */
export function referencesIn(value: unknown): Reference[] {
  const found: Reference[] = [];
  const stack: { value: unknown; path: Path }[] = [{ value, path: [] }];
  for (let visit = stack.pop(); visit; visit = stack.pop()) {
    const { value: at, path } = visit;
    if (Array.isArray(at)) {
      for (let i = at.length - 1; i >= 0; i--) stack.push({ value: at[i], path: [...path, i] });
    } else if (isMembers(at)) {
      const isSegment = own(at, 'kind') === 'segment';
      for (const key of Object.keys(at).reverse()) {
        const member = at[key];
        if (isSegment && (key === 'segment' || key === 'other') && typeof member === 'string') {
          found.push({ name: `segment:${member}`, path: [...path, key] });
        } else if ((key === 'trait' || key === 'of') && typeof member === 'string') {
          found.push({ name: `trait:${member}`, path: [...path, key] });
        } else {
          stack.push({ value: member, path: [...path, key] });
        }
      }
    }
  }
  return found;
}

interface Known {
  /** A cycle can be reached from here. */
  readonly cyclic: boolean;
  /** References in the longest chain below. */
  readonly height: number;
}

/** Walks the graph below one name, in depth-first order and without recursion. */
function explore(
  start: string,
  below: (name: string) => readonly string[],
  known: Map<string, Known>,
): Known {
  const open = new Set<string>();
  const stack: { name: string; next: number; cyclic: boolean; height: number }[] = [];
  const enter = (name: string) => {
    open.add(name);
    stack.push({ name, next: 0, cyclic: false, height: 0 });
  };
  if (!known.has(start)) enter(start);
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const child = below(top.name)[top.next];
    if (child === undefined) {
      known.set(top.name, { cyclic: top.cyclic, height: top.height });
      open.delete(top.name);
      stack.pop();
      continue;
    }
    const seen = known.get(child);
    if (open.has(child)) top.cyclic = true;
    if (!seen && !open.has(child)) {
      enter(child);
      continue;
    }
    top.cyclic ||= seen?.cyclic ?? false;
    top.height = Math.max(top.height, 1 + (seen?.height ?? 0));
    top.next += 1;
  }
  return known.get(start) as Known;
}

/**
 * Refuses references of a rule that lead to a cycle or down a chain of more than 5.
 * `below` gives the names that a definition uses; `self` is the judged rule's own name.
 */
export function checkReferences(
  rule: unknown,
  self: string | null,
  below: (name: string) => readonly string[],
): Problem[] {
  const roots = referencesIn(rule);
  const names = roots.map((root) => root.name);
  const withSelf = (name: string) => (name === self ? names : below(name));
  const known = new Map<string, Known>();
  return roots.flatMap(({ name, path }): Problem[] => {
    const { cyclic, height } = explore(name, withSelf, known);
    if (cyclic || name === self)
      return [{ code: 'SEGMENT_CYCLE', path, message: 'The references form a cycle.' }];
    if (height + 1 <= LIMITS.references) return [];
    return [{ code: 'TOO_DEEP', path, message: 'A chain of more than 5 references.' }];
  });
}
