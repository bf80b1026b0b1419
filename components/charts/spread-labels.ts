/**
 * Moves labels apart so that no two are closer than `gap`, keeping their order
 * and staying within [top, bottom] as long as they fit there.
 */
export function spreadLabels(
  wanted: readonly number[],
  gap: number,
  top: number,
  bottom: number,
): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => at(wanted, a) - at(wanted, b));
  const placed = [...wanted];
  let floor = top;
  for (const index of order) {
    placed[index] = Math.max(at(wanted, index), floor);
    floor = at(placed, index) + gap;
  }
  let ceiling = bottom;
  for (const index of order.toReversed()) {
    placed[index] = Math.min(at(placed, index), ceiling);
    ceiling = at(placed, index) - gap;
  }
  return placed;
}

const at = (list: readonly number[], index: number): number => list[index] ?? 0;
