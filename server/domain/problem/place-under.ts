import type { Path } from './problem';

/** Problems of a part told at the part's place in the whole. */
export function placeUnder<T extends { readonly path: Path }>(
  path: Path,
  problems: readonly T[],
): T[] {
  return problems.map((one) => ({ ...one, path: [...path, ...one.path] }));
}
