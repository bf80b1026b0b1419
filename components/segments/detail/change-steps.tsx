'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type CauseGroup, causeColor, causeGroups, groupCauses } from '@/components/charts/history';
import { useFormat } from '@/components/shell/workspace';
import classes from './detail.module.css';
import { moversHref, peopleHref } from './people-href';
import type { LoadedSegment } from './use-segment';

type Step = {
  readonly key: string;
  readonly label: string;
  readonly words: string;
  readonly from: number;
  readonly to: number;
  readonly value: string;
  readonly color: string;
  /** The people behind the value. */
  readonly href: string;
};

/** How the size at the start of the month became the size of now, cause by cause. */
export function ChangeSteps({ loaded }: { readonly loaded: LoadedSegment }) {
  const t = useTranslations('segments');
  const charts = useTranslations('charts');
  const format = useFormat();
  const { id, size, asOf, entered, left, causes } = loaded.listed;
  if (size === null || asOf === null) return null;
  const start = size - entered + left;
  const moves = moveSteps(groupCauses(causes.entered), groupCauses(causes.left));
  let level = start;
  const steps: Step[] = [
    {
      ...{ key: 'start', label: format.dayOf(loaded.since), words: '', from: 0, to: start },
      ...{ value: format.number(start), color: 'var(--ink-3)' },
      href: peopleHref(id, loaded.since),
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
        href: moversHref(id, direction === 1 ? 'entered' : 'left', {
          ...{ after: loaded.since, until: asOf, cause: group },
        }),
      };
    }),
    {
      ...{ key: 'now', label: format.dayOf(asOf), words: t('steps.now'), from: 0, to: size },
      ...{ value: format.number(size), color: 'var(--accent)' },
      href: peopleHref(id, asOf),
    },
  ];
  const scale = scaleOf(steps);
  return (
    <ol className={classes.steps}>
      {steps.map((step) => (
        <li key={step.key}>
          <span className={classes.stepLabel}>{step.label}</span>
          <Bar step={step} scale={scale} />
        </li>
      ))}
    </ol>
  );
}

/** Bars take at most 62 % of the row: the rest is for their words. */
const barRoom = 62;

type Scale = { readonly floor: number; readonly most: number };

/** Starts at 0, or just below the smallest level where the moves could not be seen otherwise. */
function scaleOf(steps: readonly Step[]): Scale {
  const levels = steps.flatMap(({ from, to }) => [from, to]).filter((level) => level > 0);
  const most = Math.max(...levels, 1);
  const least = Math.min(...levels, most);
  const span = Math.max(most - least, 1);
  return { most, floor: span < 0.3 * most ? Math.max(0, least - span) : 0 };
}

function Bar({ step, scale: { floor, most } }: { readonly step: Step; readonly scale: Scale }) {
  const low = Math.max(Math.min(step.from, step.to), floor);
  const high = Math.max(step.from, step.to);
  const place = (value: number) => ((value - floor) / Math.max(most - floor, 1)) * barRoom;
  const isCut = floor > 0 && Math.min(step.from, step.to) === 0;
  return (
    <span className={classes.stepBar}>
      <span
        className={classes.stepBlock}
        data-cut={isCut || undefined}
        style={{
          left: `${place(low)}%`,
          width: `max(2px, ${place(high) - place(low)}%)`,
          background: step.color,
        }}
      />
      <span className={classes.stepWords} style={{ left: `calc(${place(high)}% + 8px)` }}>
        <Link href={step.href}>
          <b>{step.value}</b> {step.words}
        </Link>
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
