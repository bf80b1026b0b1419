'use client';

import { useTranslations } from 'next-intl';
import { type CauseGroup, causeColor, causeGroups, groupCauses } from '@/components/charts/history';
import { useFormat } from '@/components/shell/workspace';
import classes from './detail.module.css';
import type { LoadedSegment } from './use-segment';

type Step = {
  readonly key: string;
  readonly label: string;
  readonly words: string;
  readonly from: number;
  readonly to: number;
  readonly value: string;
  readonly color: string;
};

/** How the size at the start of the month became the size of now, cause by cause. */
export function ChangeSteps({ loaded }: { readonly loaded: LoadedSegment }) {
  const t = useTranslations('segments');
  const charts = useTranslations('charts');
  const format = useFormat();
  const { size, asOf, entered, left, causes } = loaded.listed;
  if (size === null || asOf === null) return null;
  const start = size - entered + left;
  const moves = moveSteps(groupCauses(causes.entered), groupCauses(causes.left));
  let level = start;
  const steps: Step[] = [
    {
      ...{ key: 'start', label: format.dayOf(loaded.since), words: '', from: 0, to: start },
      ...{ value: format.number(start), color: 'var(--ink-3)' },
    },
    ...moves.map(({ group, direction, count }) => {
      const from = level;
      level += direction * count;
      return {
        key: `${direction}${group}`,
        label: charts(`causes.${group}`),
        words: t(direction === 1 ? 'steps.entered' : 'steps.left'),
        from,
        to: level,
        value: format.signed(direction * count),
        color: causeColor(group),
      };
    }),
    {
      ...{ key: 'now', label: format.dayOf(asOf), words: t('steps.now'), from: 0, to: size },
      ...{ value: format.number(size), color: 'var(--accent)' },
    },
  ];
  const most = Math.max(...steps.flatMap(({ from, to }) => [from, to]), 1);
  return (
    <ol className={classes.steps}>
      {steps.map((step) => (
        <li key={step.key}>
          <span className={classes.stepLabel}>{step.label}</span>
          <Bar step={step} most={most} />
        </li>
      ))}
    </ol>
  );
}

/** Bars take at most 62 % of the row: the rest is for their words. */
const barRoom = 62;

function Bar({ step, most }: { readonly step: Step; readonly most: number }) {
  const low = Math.min(step.from, step.to);
  const high = Math.max(step.from, step.to);
  const place = (value: number) => (value / most) * barRoom;
  return (
    <span className={classes.stepBar}>
      <span
        className={classes.stepBlock}
        style={{
          left: `${place(low)}%`,
          width: `max(2px, ${place(high) - place(low)}%)`,
          background: step.color,
        }}
      />
      <span className={classes.stepWords} style={{ left: `calc(${place(high)}% + 8px)` }}>
        <b>{step.value}</b> {step.words}
      </span>
    </span>
  );
}

type Move = { readonly group: CauseGroup; readonly direction: 1 | -1; readonly count: number };

function moveSteps(
  entered: ReturnType<typeof groupCauses>,
  left: ReturnType<typeof groupCauses>,
): Move[] {
  const moves = (direction: 1 | -1, counts: ReturnType<typeof groupCauses>) =>
    causeGroups.flatMap((group) =>
      counts[group] ? [{ group, direction, count: counts[group] }] : [],
    );
  return [...moves(1, entered), ...moves(-1, left)];
}
