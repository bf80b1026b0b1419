export type PlotGeometry = {
  readonly width: number;
  readonly left: number;
  readonly right: number;
  /** Room inside the axis before the first and after the last moment. */
  readonly inset: number;
  readonly from: number;
  readonly to: number;
};

export function plotGeometry(width: number, from: number, to: number, right = 12): PlotGeometry {
  return { width, left: 46, right, inset: 14, from, to: Math.max(to, from + 1) };
}

/** The horizontal pixel of a moment; the same for every plot of one geometry. */
export function plotX(geometry: PlotGeometry, time: number): number {
  const { width, left, right, inset, from, to } = geometry;
  const start = left + inset;
  return start + ((time - from) / (to - from)) * Math.max(0, width - right - inset - start);
}

export function nearest(times: readonly number[], wanted: number): number {
  let best = 0;
  times.forEach((time, index) => {
    if (Math.abs(time - wanted) < Math.abs((times[best] ?? 0) - wanted)) best = index;
  });
  return best;
}

export function timeAt(geometry: PlotGeometry, x: number): number {
  const first = plotX(geometry, geometry.from);
  const last = plotX(geometry, geometry.to);
  const ratio = last > first ? (x - first) / (last - first) : 0;
  return geometry.from + ratio * (geometry.to - geometry.from);
}
