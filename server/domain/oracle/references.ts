import { type Catalog, type Customer, momentAt } from './catalog';
import type { Ground, Interval, Judge, References } from './ground';
import { readNode } from './node';
import { oncePerKey } from './once';
import { own } from './problems';
import type { RuleCase, SegmentDefinition } from './rule-case';
import { trimBlanks } from './text';
import { readTrait, type Trait } from './trait';
import type { WindowGround } from './window';

function readIntervals(input: RuleCase, frame: WindowGround): Map<string, Map<string, Interval[]>> {
  const bySegment = new Map<string, Map<string, Interval[]>>();
  for (const { segment, id, from, to } of input.memberships ?? []) {
    const ofSegment = bySegment.get(segment) ?? new Map<string, Interval[]>();
    bySegment.set(segment, ofSegment);
    const end = to === undefined || to === null ? null : momentAt(to, frame.clock);
    const intervals = ofSegment.get(id) ?? [];
    intervals.push({ from: momentAt(from, frame.clock), to: end });
    ofSegment.set(id, intervals);
  }
  return bySegment;
}

/** The segments and traits of a case; the graph between them must be known to be sound. */
export function openReferences(input: RuleCase, catalog: Catalog, frame: WindowGround): References {
  const history = readIntervals(input, frame);
  const segments = input.segments ?? {};
  const intervals = (key: string, customer: string) => history.get(key)?.get(customer) ?? [];
  const groundAt = (): Ground => ({ ...frame, catalog, references, leaves: [] });

  const members = oncePerKey((key: string): Judge<Customer> | undefined => {
    const { asOf } = frame.clock;
    if (history.has(key)) {
      const isOpen = ({ from, to }: Interval) => from <= asOf && (to === null || asOf < to);
      return (customer) => intervals(key, customer.id).some(isOpen);
    }
    const definition = own(segments, key) as SegmentDefinition;
    if ('ids' in definition) {
      const ids = new Set(definition.ids.map(trimBlanks));
      return (customer) => ids.has(customer.id);
    }
    const holds = readNode(definition.rule, ['segments', key, 'rule'], groundAt());
    if (!holds) return undefined;
    return oncePerKey(holds);
  });

  const trait = oncePerKey((key: string): Trait | undefined =>
    readTrait(own(input.traits ?? {}, key), ['traits', key], groundAt()),
  );

  const references: References = {
    hasSegment: (key) => Object.hasOwn(segments, key),
    segmentKeys: () => [...new Set([...Object.keys(segments), ...history.keys()])],
    members,
    intervals,
    instants: (key) =>
      [...(history.get(key)?.values() ?? [])]
        .flat()
        .flatMap(({ from, to }) => (to === null ? [from] : [from, to])),
    hasTrait: (key) => Object.hasOwn(input.traits ?? {}, key),
    trait,
  };
  return references;
}
