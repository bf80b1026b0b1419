import * as z from 'zod';

/** How rules, code and the command line name a segment. A dot would name a tier of a scheme. */
export const SegmentKey = z
  .string()
  .max(80)
  .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*$/u);
export type SegmentKey = z.infer<typeof SegmentKey>;

/** A key made from a name and not taken: `Churn risk` becomes `churn-risk`, then `churn-risk-2`. */
export function keyFromName(name: string, taken: ReadonlySet<string>): SegmentKey {
  const slug = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^[-\p{M}]+|-+$/gu, '');
  const base = [...slug].slice(0, 60).join('').replace(/-+$/, '') || 'segment';
  let key = base;
  for (let n = 2; taken.has(key); n += 1) key = `${base}-${n}`;
  return key;
}
