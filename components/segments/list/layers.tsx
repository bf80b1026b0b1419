const people = [
  [118, 66],
  [146, 50],
  [178, 64],
  [160, 80],
  [132, 84],
  [150, 66],
  [196, 72],
  [98, 70],
  [166, 44],
  [122, 48],
  [214, 62],
  [150, 97],
  [82, 60],
] as const;

/** Strata of customers, the uppermost one drawn out. */
export function Layers() {
  return (
    <svg viewBox="0 0 300 230" aria-hidden="true">
      {[3, 2, 1, 0].map((layer) => (
        <path
          key={layer}
          d={`M20 ${66 + layer * 36} L150 ${18 + layer * 36} L280 ${66 + layer * 36} L150 ${114 + layer * 36} Z`}
          fill={layer === 0 ? 'var(--accent)' : 'var(--sheet)'}
          stroke={layer === 0 ? 'var(--accent)' : 'var(--line-strong)'}
          strokeWidth="1.5"
          strokeLinejoin="round"
        />
      ))}
      {people.map(([x, y], index) => (
        <ellipse
          key={`${x} ${y}`}
          cx={x}
          cy={y}
          rx="4"
          ry="2.6"
          fill="#fff"
          opacity={index % 3 ? 0.95 : 0.55}
        />
      ))}
    </svg>
  );
}
