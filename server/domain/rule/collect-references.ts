import type { Catalog, SegmentEntry } from '../catalog/catalog';
import type { Trait } from '../trait/trait';
import { listMentions } from './list-mentions';

export type References = {
  readonly traits: readonly Trait[];
  readonly segments: readonly SegmentEntry[];
};

/**
 * The traits and segments that a rule or a trait's definition depends on, through
 * others too, each once and by key. Unknown ones are left out, circles end.
 */
export function collectReferences(json: unknown, catalog: Catalog): References {
  const traits = new Map<string, Trait>();
  const segments = new Map<string, SegmentEntry>();
  const waiting = [json];
  while (waiting.length > 0) {
    for (const mention of listMentions(waiting.pop(), catalog)) {
      if (mention.kind === 'trait' && !traits.has(mention.key)) {
        const found = catalog.traits.find(({ key }) => key === mention.key);
        if (found) traits.set(found.key, found);
        waiting.push(found?.definition);
      }
      if (mention.kind === 'segment' && !segments.has(mention.key)) {
        const found = catalog.segments.find(({ key }) => key === mention.key);
        if (found) segments.set(found.key, found);
        waiting.push(found?.rule);
      }
    }
  }
  return { traits: byKey(traits), segments: byKey(segments) };
}

function byKey<T>(found: ReadonlyMap<string, T>): T[] {
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
