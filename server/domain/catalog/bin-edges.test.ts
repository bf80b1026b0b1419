import { describe, expect, it } from 'vitest';
import { binEdges } from './bin-edges';

describe('binEdges', () => {
  it.each([
    ['0', '19', true, ['0', '1', '19', '20']],
    ['0', '950', true, ['0', '50', '950', '1000']],
    ['-1.5', '2', false, ['-1.6', '-1.4', '2', '2.2']],
    ['0.001', '0.0095', false, ['0.001', '0.0015', '0.0095', '0.01']],
    ['12', '14', true, ['12', '13', '14', '15']],
  ])('cuts %s to %s at round numbers', (low, high, isWhole, [first, second, last, end]) => {
    const edges = binEdges(low as string, high as string, isWhole as boolean);
    expect(edges.slice(0, 2)).toEqual([first, second]);
    expect(edges.slice(-2)).toEqual([last, end]);
    expect(edges.length).toBeLessThanOrEqual(21);
  });

  it('keeps every value from low to high inside, whatever their size', () => {
    for (let n = 1; n < 400; n += 1) {
      const low = -(n ** 3) / 7;
      const high = low + 1.37 ** (n % 60) / 3;
      const edges = binEdges(low.toFixed(6), high.toFixed(6), false).map(Number);
      expect(edges[0]).toBeLessThanOrEqual(Number(low.toFixed(6)));
      expect(edges.at(-1)).toBeGreaterThan(Number(high.toFixed(6)));
      expect(edges.length).toBeLessThanOrEqual(21);
      expect([...edges].sort((a, b) => a - b)).toEqual(edges);
    }
  });

  it('has one edge for one value', () => expect(binEdges('7.50', '7.50', false)).toEqual(['7.50']));
});
