import { add, compareExact, divideBy, type Exact, multiply, subtract, whole } from './exact';
import { checkMembers, isMembers, type Members, own, type Problems } from './problems';
import type { Path } from './rule-case';
import { compareCodePoints } from './text';

export interface QuantileScale {
  readonly parts: number;
  readonly by: 'value' | 'rank';
  readonly lowIsHigh: boolean;
}

export const QUANTILE_MEMBERS = { required: ['kind', 'parts'], optional: ['by', 'direction'] };

/** Reads `{parts, by?, direction?}` of a quantile whose other members are already checked. */
export function readQuantileScale(
  node: Members,
  path: Path,
  problems: Problems,
): QuantileScale | undefined {
  const parts = own(node, 'parts');
  const by = own(node, 'by') ?? 'value';
  const direction = own(node, 'direction') ?? 'highIsHigh';
  if (!Number.isSafeInteger(parts) || (parts as number) < 1) {
    return problems.add('BAD_NUMBER', [...path, 'parts'], 'A whole number above 0 is needed here.');
  }
  if (by !== 'value' && by !== 'rank')
    return problems.add('BAD_NODE', [...path, 'by'], 'By value or by rank.');
  if (direction !== 'highIsHigh' && direction !== 'lowIsHigh') {
    return problems.add('BAD_NODE', [...path, 'direction'], 'highIsHigh or lowIsHigh.');
  }
  return { parts: parts as number, by, lowIsHigh: direction === 'lowIsHigh' };
}

/** Reads the scale of a score's part: absent, the value itself. */
export function readScale(
  raw: unknown,
  path: Path,
  problems: Problems,
): QuantileScale | null | undefined {
  if (raw === undefined) return null;
  if (!isMembers(raw) || own(raw, 'kind') !== 'quantile')
    return problems.add('BAD_NODE', path, 'This scale is not known.');
  return checkMembers(raw, QUANTILE_MEMBERS, path, problems)
    ? readQuantileScale(raw, path, problems)
    : undefined;
}

/** percentile_cont: the value at position share x (n - 1), interpolated exactly. */
function edgeOf(sorted: readonly Exact[], part: number, parts: number): Exact {
  const position = part * (sorted.length - 1);
  const below = Math.floor(position / parts);
  const low = sorted[below] as Exact;
  const high = sorted[below + 1] ?? low;
  return add(low, divideBy(multiply(subtract(high, low), whole(position % parts)), BigInt(parts)));
}

function byValue(values: ReadonlyMap<string, Exact>, parts: number): Map<string, number> {
  const sorted = [...values.values()].sort(compareExact);
  const edges = Array.from({ length: parts - 1 }, (_, i) => edgeOf(sorted, i + 1, parts));
  const numbered = new Map<string, number>();
  for (const [id, value] of values)
    numbered.set(id, 1 + edges.filter((edge) => compareExact(value, edge) > 0).length);
  return numbered;
}

/** As ntile: the first parts take the remainder. */
function byRank(values: ReadonlyMap<string, Exact>, parts: number): Map<string, number> {
  const ranked = [...values].sort(
    ([a, x], [b, y]) => compareExact(x, y) || compareCodePoints(a, b),
  );
  const size = Math.floor(ranked.length / parts);
  const larger = ranked.length % parts;
  const numbered = new Map<string, number>();
  ranked.forEach(([id], index) => {
    const inLarger = index < larger * (size + 1);
    const part = inLarger
      ? Math.floor(index / (size + 1))
      : larger + Math.floor((index - larger * (size + 1)) / size);
    numbered.set(id, part + 1);
  });
  return numbered;
}

/** The part of each customer that has a value, numbered from 1 = lowest values. */
export function quantiles(
  values: ReadonlyMap<string, Exact>,
  scale: QuantileScale,
): Map<string, Exact> {
  const numbered =
    scale.by === 'value' ? byValue(values, scale.parts) : byRank(values, scale.parts);
  const turned = [...numbered].map(
    ([id, part]) => [id, whole(scale.lowIsHigh ? scale.parts + 1 - part : part)] as const,
  );
  return new Map(turned);
}
