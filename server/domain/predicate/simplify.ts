import { assertNever } from '../problem/assert-never';
import { always, never, not, type Predicate } from './predicate';

/**
 * Pushes NOT to the leaves, flattens nested groups, drops repeats and folds constants. What
 * remains negated is a single test, printed as `(x) IS NOT TRUE`.
 */
export function simplify(predicate: Predicate): Predicate {
  return push(predicate, false);
}

function push(predicate: Predicate, negated: boolean): Predicate {
  switch (predicate.kind) {
    case 'not':
      return push(predicate.item, !negated);
    case 'always':
      return negated ? never : always;
    case 'never':
      return negated ? always : never;
    case 'member':
    case 'test':
      return negated ? not(predicate) : predicate;
    case 'all':
    case 'any':
      return combine(
        (predicate.kind === 'all') === negated ? 'any' : 'all',
        predicate.items.map((item) => push(item, negated)),
      );
    case 'atLeast': {
      const n = negated ? predicate.items.length - predicate.n + 1 : predicate.n;
      return count(
        n,
        predicate.items.map((item) => push(item, negated)),
      );
    }
    default:
      return assertNever(predicate);
  }
}

function combine(kind: 'all' | 'any', given: readonly Predicate[]): Predicate {
  const absorbing = kind === 'all' ? 'never' : 'always';
  const neutral = kind === 'all' ? 'always' : 'never';
  const flat = given
    .flatMap((item) => (item.kind === kind ? item.items : [item]))
    .filter((item) => item.kind !== neutral);
  if (flat.some((item) => item.kind === absorbing)) return { kind: absorbing };
  const items = distinct(flat);
  const [only, ...rest] = items;
  if (only === undefined) return { kind: neutral };
  return rest.length === 0 ? only : { kind, items };
}

function distinct(items: readonly Predicate[]): Predicate[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

function count(n: number, items: readonly Predicate[]): Predicate {
  const certain = items.filter((item) => item.kind === 'always').length;
  const open = items.filter((item) => item.kind !== 'always' && item.kind !== 'never');
  const needed = n - certain;
  if (needed <= 0) return always;
  if (needed > open.length) return never;
  if (needed === open.length) return combine('all', open);
  if (needed === 1) return combine('any', open);
  return { kind: 'atLeast', n: needed, items: open };
}
