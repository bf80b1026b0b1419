'use client';

import { IconArrowDownRight, IconArrowUpRight, IconChevronDown } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { CauseBar } from '@/components/charts/cause-bar';
import { groupCauses } from '@/components/charts/history';
import { Sparkline } from '@/components/charts/sparkline';
import { useFormat } from '@/components/shell/workspace';
import { Initials } from '@/components/ui/initials';
import { MovesFigure } from '../moves-figure';
import { SegmentState } from '../segment-state';
import type { ListedSegment, Sentences } from '../segment-types';
import classes from '../segments.module.css';
import { useSegmentWords } from '../use-segment-words';
import type { SortKey } from './list-query';

type Props = {
  readonly segments: readonly ListedSegment[];
  readonly sentences: Sentences;
  readonly since: string;
  readonly sort: SortKey;
  readonly onSort: (key: SortKey) => void;
  readonly now: number;
};

/** Segments side by side on a wide screen. */
export function SegmentTable({ segments, sentences, since, sort, onSort, now }: Props) {
  const t = useTranslations('segments');
  const format = useFormat();
  const most = Math.max(...segments.flatMap(({ entered, left }) => [entered, left]), 1);
  const day = format.dayOfShort(since);
  const head = (key: SortKey, label: string) => (
    <button type="button" className={classes.sort} onClick={() => onSort(key)}>
      {label}
      {sort === key ? <IconChevronDown size={12} aria-hidden /> : null}
    </button>
  );
  const sorted = (key: SortKey) =>
    sort === key ? (key === 'name' ? 'ascending' : 'descending') : undefined;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col" aria-sort={sorted('name')}>
            {head('name', t('columns.segment'))}
          </th>
          <th scope="col" className={classes.number} aria-sort={sorted('size')}>
            {head('size', t('columns.customers'))}
          </th>
          <th scope="col" className={classes.number}>
            {t('columns.share')}
          </th>
          <th scope="col">{t('columns.months')}</th>
          <th scope="col" className={classes.middle}>
            {t('columns.moves', { day })}
          </th>
          <th scope="col" className={classes.number} aria-sort={sorted('net')}>
            {head('net', t('columns.net'))}
          </th>
          <th scope="col">{t('columns.state')}</th>
          <th scope="col">{t('columns.owner')}</th>
        </tr>
      </thead>
      <tbody>
        {segments.map((segment) => (
          <Row
            key={segment.id}
            {...{ segment, since, most, now }}
            sentence={sentences[segment.id]}
          />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = {
  readonly since: string;
  readonly segment: ListedSegment;
  readonly sentence: Sentences[string] | undefined;
  readonly most: number;
  readonly now: number;
};

function Row({ segment, sentence, since, most, now }: RowProps) {
  const t = useTranslations('segments');
  const format = useFormat();
  const words = useSegmentWords();
  const { id, size, total, entered, left, causes, owner, trust } = segment;
  const net = entered - left;
  const span = { after: since, until: segment.asOf ?? since };
  const about = words.about(segment, sentence);
  return (
    <tr>
      <th scope="row" className={classes.nameCell}>
        <Link
          data-row
          href={`/segments/${id}`}
          className={classes.name}
          title={words.name(segment)}
        >
          {words.name(segment)}
        </Link>
        <div className={classes.about} data-bad={trust === 'broken' || undefined} title={about}>
          {about}
        </div>
      </th>
      <td className={`${classes.number} ${classes.size}`}>{format.number(size)}</td>
      <td className={`${classes.number} ${classes.soft}`}>{format.shareOf(size, total)}</td>
      <td>
        <Sparkline
          points={segment.spark}
          label={words.spark(segment)}
          color={trust === 'broken' ? 'var(--ink-3)' : undefined}
        />
      </td>
      <td>
        {size === null ? null : (
          <div className={classes.moves}>
            <span className={classes.number}>
              <MovesFigure id={id} kind="left" count={left} span={span} />
            </span>
            <CauseBar
              entered={groupCauses(causes.entered)}
              left={groupCauses(causes.left)}
              most={most}
              label={words.moves(segment)}
            />
            <span>
              <MovesFigure id={id} kind="entered" count={entered} span={span} />
            </span>
          </div>
        )}
      </td>
      <td className={classes.number}>
        {size === null ? null : (
          <span className={classes.net}>
            {net > 0 ? <IconArrowUpRight size={13} aria-hidden /> : null}
            {net < 0 ? <IconArrowDownRight size={13} aria-hidden /> : null}
            {format.signed(net)}
          </span>
        )}
      </td>
      <td>
        <SegmentState segment={segment} now={now} />
      </td>
      <td>
        {owner ? (
          <>
            <Initials name={owner.name} />
            <span className={classes.hidden}>{owner.name}</span>
          </>
        ) : (
          <span className={classes.soft} title={t('noOwner')}>
            –
          </span>
        )}
      </td>
    </tr>
  );
}
