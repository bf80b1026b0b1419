import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, judge } from './evaluate';
import { ALL_KINDS, randomCase } from './random-case';
import type { RuleCase } from './rule-case';

const SEED = 20_240_615;
const RUNS = 40;

const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });

function holds(property: fc.IProperty<[number, number]>): void {
  fc.assert(property, { seed: SEED, numRuns: RUNS });
}

const law = (check: (input: RuleCase, other: unknown) => void) =>
  fc.property(seeds, seeds, (first, second) => {
    const small = { customers: 20, activityRows: 70, attempts: 2 };
    check(randomCase(first, small), randomCase(second, { ...small, attempts: 1 }).rule);
  });

type Node = Record<string, unknown>;

function idsOf(input: RuleCase, rule: unknown = input.rule): string[] {
  const verdict = evaluate({ ...input, rule });
  if ('refused' in verdict) throw new Error(JSON.stringify(verdict.refused));
  return verdict.ids.sort();
}

const group = (combinator: string, rules: unknown[], not = false): Node => ({
  kind: 'group',
  combinator,
  rules,
  not,
});
const negated = (rule: unknown) => group('and', [rule], true);

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, member]) => {
    const children = key === 'rules' && Array.isArray(member) ? [...member].reverse() : member;
    return [key, reversed(children)] as const;
  });
  return Object.fromEntries(entries);
}

/** Replaces every condition that `rewrite` knows by what it should equal. */
function rewritten(value: unknown, rewrite: (node: Node) => Node | null): unknown {
  if (Array.isArray(value)) return value.map((item) => rewritten(item, rewrite));
  if (typeof value !== 'object' || value === null) return value;
  const replaced = rewrite(value as Node);
  if (replaced) return replaced;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, rewritten(member, rewrite)]),
  );
}

const isCondition = (node: Node) => node.kind === 'attribute' || node.kind === 'activity';

// Generous: the machine may be busy with other suites.
const PATIENCE = { timeout: 120_000 };

describe(`laws over random cases, seed ${SEED}`, PATIENCE, () => {
  it('a rule and its negation part all existing customers', () => {
    holds(
      law((input) => {
        const judgement = judge(input);
        if ('refused' in judgement) throw new Error(JSON.stringify(judgement.refused));
        const everybody = judgement.customers.map((customer) => customer.id).sort();
        expect([...idsOf(input), ...idsOf(input, negated(input.rule))].sort()).toEqual(everybody);
      }),
    );
  });

  it('two negations cancel out', () => {
    holds(law((input) => expect(idsOf(input, negated(negated(input.rule)))).toEqual(idsOf(input))));
  });

  it('not all is some not, and not any is none', () => {
    holds(
      law((input, other) => {
        const pair = [input.rule, other];
        expect(idsOf(input, group('and', pair, true))).toEqual(
          idsOf(input, group('or', pair.map(negated))),
        );
        expect(idsOf(input, group('or', pair, true))).toEqual(
          idsOf(input, group('and', pair.map(negated))),
        );
      }),
    );
  });

  it('the order of children changes nothing', () => {
    holds(law((input) => expect(idsOf(input, reversed(input.rule))).toEqual(idsOf(input))));
  });

  it('narrowing by and never adds anyone, widening by or never loses anyone', () => {
    holds(
      law((input, other) => {
        const whole = idsOf(input);
        expect(whole).toEqual(
          expect.arrayContaining(idsOf(input, group('and', [input.rule, other]))),
        );
        expect(idsOf(input, group('or', [input.rule, other]))).toEqual(
          expect.arrayContaining(whole),
        );
      }),
    );
  });

  it('in is any of, not in is none of', () => {
    const asOr = (node: Node): Node | null => {
      const isIn = node.operator === 'in' || node.operator === 'notIn';
      if (!isCondition(node) || !isIn || !Array.isArray(node.value)) return null;
      const isChoiceOrText = node.value.every(
        (item) => typeof item === 'string' && !/^-?[\d.]+$/.test(item),
      );
      const operator = isChoiceOrText ? 'equals' : '=';
      const rules = node.value.map((value) => ({ ...node, operator, value }));
      return group('or', rules, node.operator === 'notIn');
    };
    const unambiguous = (rule: unknown) =>
      !JSON.stringify(rule).includes('"007"') && !JSON.stringify(rule).includes('"7"');
    holds(
      law((input) => {
        if (!unambiguous(input.rule)) return;
        const verdict = evaluate({ ...input, rule: rewritten(input.rule, asOr) });
        // Spelling a list out may exceed the limit of leaves; nothing else may be refused.
        if ('refused' in verdict)
          expect(verdict.refused.map(({ code }) => code)).toEqual(['TOO_MANY_LEAVES']);
        else expect(verdict.ids.sort()).toEqual(idsOf(input));
      }),
    );
  });

  it('between is from the lower end and up to the upper end', () => {
    const asPair = (node: Node): Node | null => {
      const isBetween = node.operator === 'between' || node.operator === 'notBetween';
      if (!isCondition(node) || !isBetween || !Array.isArray(node.value)) return null;
      const [low, high] = node.value;
      const isMoment = typeof low === 'string' && /^\d{4}-/.test(low);
      const ends = [
        { ...node, operator: isMoment ? 'onOrAfter' : '>=', value: low },
        { ...node, operator: isMoment ? 'onOrBefore' : '<=', value: high },
      ];
      return group('and', ends, node.operator === 'notBetween');
    };
    holds(
      law((input) => expect(idsOf(input, rewritten(input.rule, asPair))).toEqual(idsOf(input))),
    );
  });

  it('a longer window never loses anyone from some', () => {
    const units = ['minute', 'hour', 'day', 'week', 'month', 'quarter', 'half', 'year'];
    holds(
      law((input, other) => {
        const unit = units[JSON.stringify(other).length % units.length];
        const some = (n: number) => ({
          kind: 'quantified',
          table: 'orders',
          mode: 'some',
          window: { kind: 'last', n, unit },
        });
        expect(idsOf(input, some(5))).toEqual(expect.arrayContaining(idsOf(input, some(3))));
      }),
    );
  });
});

describe('random cases', PATIENCE, () => {
  it('depend on nothing but their seed', () => {
    expect(randomCase(7)).toEqual(randomCase(7));
    expect(randomCase(7)).not.toEqual(randomCase(8));
  });

  it('have valid rules, of which at least 60 % select between 5 % and 95 %', () => {
    const count = 150;
    let balanced = 0;
    for (let seed = 1; seed <= count; seed++) {
      const input = randomCase(seed);
      const judgement = judge(input);
      if ('refused' in judgement)
        throw new Error(`seed ${seed}: ${JSON.stringify(judgement.refused)}`);
      const share = idsOf(input).length / judgement.customers.length;
      if (share >= 0.05 && share <= 0.95) balanced += 1;
    }
    expect(balanced / count).toBeGreaterThanOrEqual(0.6);
  });

  it('reach segments, their history, traits and to-one tables when asked for', () => {
    const texts = Array.from({ length: 40 }, (_, i) => {
      const input = randomCase(i + 1, { kinds: ALL_KINDS, toOne: true, attempts: 1 });
      const everybody = evaluate({ ...input, rule: { kind: 'everyone' } });
      if ('refused' in everybody) throw new Error(JSON.stringify(everybody.refused));
      const parted = [...idsOf(input), ...idsOf(input, negated(input.rule))];
      expect(parted.sort()).toEqual([...everybody.ids].sort());
      return JSON.stringify(input.rule);
    });
    const wanted = ['"segment"', '"moved', '"enteredWithin"', '"wasInAt"', '"trait"', '"region.'];
    expect(wanted.filter((part) => !texts.join().includes(part))).toEqual([]);
  });

  it('keep to the kinds of leaves they are asked for', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const text = JSON.stringify(randomCase(seed, { kinds: ['quantified'], attempts: 1 }).rule);
      expect(text).not.toContain('"activity"');
      expect(text).toContain('"quantified"');
    }
  });
});
