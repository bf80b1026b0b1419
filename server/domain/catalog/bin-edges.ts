const steps = [1n, 2n, 5n] as const;
const mostBins = 20;

/**
 * Round edges for a histogram, as exact decimals: about ten to twenty equal steps of
 * 1, 2 or 5 times a power of ten, from at or below `low` to above `high`. Whole numbers
 * are not cut finer than one. A single edge when both are equal.
 */
export function binEdges(low: string, high: string, isWhole: boolean): readonly string[] {
  const [from, to] = [Number(low), Number(high)];
  if (!Number.isFinite(from) || !Number.isFinite(to))
    throw new Error(`no numbers: ${low}, ${high}`);
  if (from >= to) return [low];
  const { digit, power } = chooseStep((to - from) / (mostBins - 1), isWhole);
  const width = Number(digit) * 10 ** power;
  const first = BigInt(Math.floor(from / width));
  const edges: string[] = [];
  for (let at = first; edges.length <= mostBins; at += 1n) {
    edges.push(shift(at * digit, power));
    if ((Number(at) - 1e-9) * width > to) break;
  }
  return edges;
}

function chooseStep(wanted: number, isWhole: boolean): { digit: bigint; power: number } {
  if (isWhole && wanted < 1) return { digit: 1n, power: 0 };
  const power = Math.floor(Math.log10(wanted));
  const digit = steps.find((each) => Number(each) * 10 ** power >= wanted);
  return digit === undefined ? { digit: 1n, power: power + 1 } : { digit, power };
}

/** A whole number times a power of ten, written out. */
function shift(value: bigint, power: number): string {
  if (power >= 0) return String(value * 10n ** BigInt(power));
  const digits = String(value < 0n ? -value : value).padStart(1 - power, '0');
  const whole = digits.slice(0, power);
  const rest = digits.slice(power).replace(/0+$/, '');
  const text = rest === '' ? whole : `${whole}.${rest}`;
  return value < 0n ? `-${text}` : text;
}
