export type SparkPoint = { readonly size: number; readonly approximate: boolean };

type Props = {
  readonly points: readonly SparkPoint[];
  /** What the line says, for those who do not see it. */
  readonly label: string;
  readonly width?: number;
  readonly height?: number;
  readonly color?: string;
};

/** A small line without axes: dashed while approximate, a dot at now. */
export function Sparkline({
  points,
  label,
  width = 92,
  height = 24,
  color = 'var(--accent)',
}: Props) {
  if (points.length === 0) return null;
  const sizes = points.map(({ size }) => size);
  const top = Math.max(...sizes);
  const bottom = Math.min(...sizes, top * 0.6);
  const last = points.length - 1;
  const x = (index: number) => 1.5 + (last ? (index * (width - 5)) / last : width - 5);
  const y = (size: number) => height - 3 - ((size - bottom) / (top - bottom || 1)) * (height - 6);
  const place = (index: number) => `${x(index).toFixed(1)} ${y(sizes[index] ?? 0).toFixed(1)}`;
  const path = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, step) => place(from + step)).join('L');
  const exactFrom = points.findIndex(({ approximate }) => !approximate);
  const turn = exactFrom === -1 ? last : exactFrom;
  const line = { fill: 'none', stroke: color, strokeLinejoin: 'round' } as const;
  return (
    <svg width={width} height={height} role="img" aria-label={label} style={{ display: 'block' }}>
      <path
        d={`M${path(0, last)}L${x(last)} ${height}L${x(0)} ${height}Z`}
        fill={color}
        opacity={0.07}
      />
      {turn > 0 ? (
        <path
          {...line}
          d={`M${path(0, turn)}`}
          strokeWidth={1.3}
          strokeDasharray="2 2"
          opacity={0.75}
        />
      ) : null}
      {turn < last ? <path {...line} d={`M${path(turn, last)}`} strokeWidth={1.4} /> : null}
      <circle cx={x(last)} cy={y(sizes[last] ?? 0)} r={2.2} fill={color} />
    </svg>
  );
}
