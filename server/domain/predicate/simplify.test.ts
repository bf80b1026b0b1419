import { describe, expect, it } from 'vitest';
import { all, always, any, never, not, type Predicate, test } from './predicate';
import { simplify } from './simplify';

const a = test({ kind: 'column', column: 'a', type: 'boolean' }, { kind: 'yes' });
const b = test({ kind: 'column', column: 'b', type: 'boolean' }, { kind: 'yes' });
const c = test({ kind: 'column', column: 'c', type: 'boolean' }, { kind: 'yes' });

describe('simplify', () => {
  it('pushes NOT to the leaves by De Morgan', () => {
    expect(simplify(not(all(a, any(b, not(c)))))).toEqual(any(not(a), all(not(b), c)));
  });

  it('cancels a double negation', () => {
    expect(simplify(not(not(a)))).toEqual(a);
  });

  it('folds constants and flattens nested groups', () => {
    expect(simplify(all(always, all(a, all(b, always))))).toEqual(all(a, b));
    expect(simplify(all(a, never))).toEqual(never);
    expect(simplify(any(a, always))).toEqual(always);
    expect(simplify(not(never))).toEqual(always);
  });

  it('turns "not at least n of k" into "at least k - n + 1 do not hold"', () => {
    const two: Predicate = { kind: 'atLeast', n: 2, items: [a, b, c] };
    expect(simplify(not(two))).toEqual({ kind: 'atLeast', n: 2, items: [not(a), not(b), not(c)] });
  });

  it('reduces counts that constants decide', () => {
    expect(simplify({ kind: 'atLeast', n: 2, items: [always, a, b] })).toEqual(any(a, b));
    expect(simplify({ kind: 'atLeast', n: 3, items: [a, b, c] })).toEqual(all(a, b, c));
    expect(simplify({ kind: 'atLeast', n: 1, items: [always, a] })).toEqual(always);
    expect(simplify({ kind: 'atLeast', n: 2, items: [never, a] })).toEqual(never);
  });
});
