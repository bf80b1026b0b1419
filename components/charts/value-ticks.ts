/** Three to five round numbers that cover [least, most] and hold 0; counts are never cut by a fraction. */
export function valueTicks(most: number, least = 0): number[] {
  const span = Math.max(most, 0) - Math.min(least, 0) || 1;
  const rough = span / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    1,
    [1, 2, 2.5, 5, 10].map((m) => m * power).find((s) => s >= rough) ?? rough,
  );
  const whole = Number.isInteger(step) ? step : Math.ceil(step);
  const first = Math.floor(Math.min(least, 0) / whole);
  const last = Math.max(first + 1, Math.ceil(Math.max(most, 0) / whole));
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * whole);
}
