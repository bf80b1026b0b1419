export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <path d="M2.5 5.2 10 2l7.5 3.2L10 8.4z" fill="var(--accent)" />
      <g
        fill="none"
        stroke="var(--accent)"
        strokeWidth="1.7"
        strokeLinejoin="round"
        strokeLinecap="round"
      >
        <path d="m2.5 9.6 7.5 3.2 7.5-3.2" opacity=".75" />
        <path d="m2.5 13.8 7.5 3.2 7.5-3.2" opacity=".42" />
      </g>
    </svg>
  );
}
