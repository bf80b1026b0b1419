import { TraitKey } from './trait';

/**
 * A key made from a name and not taken: `Annual spend` becomes `annual_spend`, then
 * `annual_spend_2`. It starts with a letter.
 */
export function traitKeyFromName(name: string, taken: ReadonlySet<string>): string {
  const slug = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^[^\p{L}]+|_+$/gu, '');
  const base = [...slug].slice(0, 40).join('').replace(/_+$/, '') || 'trait';
  let key = base;
  for (let n = 2; taken.has(key); n += 1) key = `${base}_${n}`;
  return TraitKey.parse(key);
}
