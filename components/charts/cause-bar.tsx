import { type CauseCounts, causeColor, causeGroups } from './history';

type Props = {
  readonly entered: CauseCounts;
  readonly left: CauseCounts;
  /** The count that fills half the width; the same for all bars of a list. */
  readonly most: number;
  readonly label: string;
  readonly width?: number;
};

type Piece = {
  readonly key: string;
  readonly x: number;
  readonly width: number;
  readonly fill: string;
};

/** Exits left of an axis, entries right of it, coloured by cause. */
export function CauseBar({ entered, left, most, label, width = 120 }: Props) {
  const half = width / 2;
  return (
    <svg width={width} height={20} role="img" aria-label={label} style={{ display: 'block' }}>
      {[...pieces(entered, most, half, 1), ...pieces(left, most, half, -1)].map((piece) => (
        <rect key={piece.key} x={piece.x} y={5} width={piece.width} height={10} fill={piece.fill} />
      ))}
      <line x1={half} x2={half} y1={1} y2={19} stroke="var(--line-strong)" />
    </svg>
  );
}

function pieces(counts: CauseCounts, most: number, half: number, direction: 1 | -1): Piece[] {
  let edge = half + direction;
  return causeGroups.flatMap((group) => {
    const count = counts[group] ?? 0;
    if (count === 0) return [];
    const width = Math.max(1.5, (count / Math.max(most, 1)) * (half - 3));
    const x = direction === 1 ? edge : edge - width;
    edge += direction * (width + 0.75);
    return [{ key: `${direction}${group}`, x, width, fill: causeColor(group) }];
  });
}
