'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { MoveKind } from '@/components/charts/history';
import { useApproximationWords } from '@/components/charts/use-approximation-words';
import { useFormat } from '@/components/shell/workspace';
import type { Cause } from '@/server/domain/segment/cause';
import { MovesFigure } from '../moves-figure';
import type { Receipt } from '../segment-types';
import classes from './detail.module.css';

/** Everything one refresh left behind, to the statement it ran. */
export function ReceiptDetail({ receipt }: { readonly receipt: Receipt }) {
  const t = useTranslations('segments');
  const format = useFormat();
  const words = useApproximationWords();
  const { causeSplit, reasons, parameters, sqlText } = receipt;
  const facts: [string, ReactNode][] = [
    [t('receipt.asOf'), `${receipt.asOf} · ${receipt.timeZone}`],
    [t('receipt.version'), `v${receipt.version}`],
    [t('receipt.trigger'), t(`triggers.${receipt.trigger}`)],
    [
      t('columns.customers'),
      receipt.size === null
        ? '–'
        : t('sizeOf', { size: format.number(receipt.size), total: format.number(receipt.total) }),
    ],
    [t('receipt.entered'), moves('entered')],
    [t('receipt.left'), moves('left')],
    [t('receipt.exactness'), reasons.length > 0 ? words(reasons) : t('receipt.exact')],
    [t('receipt.duration'), format.duration(receipt.durationMs)],
    [t('receipt.finishedAt'), format.instant(receipt.finishedAt)],
    [t('receipt.shape'), <code key="shape">{receipt.shape}</code>],
    [t('receipt.batches'), format.number(receipt.batches)],
    [t('receipt.hash'), <code key="hash">{receipt.memberHash ?? '–'}</code>],
  ];

  function moves(kind: MoveKind): ReactNode {
    const split = Object.entries(causeSplit?.[kind] ?? {}) as [Cause, number][];
    const span = { after: receipt.after, until: receipt.asOf };
    const parts = split.map(
      ([cause, part]) => `${t(`causeNames.${cause}`)} ${format.number(part)}`,
    );
    return (
      <>
        <MovesFigure id={receipt.segmentId} {...{ kind, span, count: receipt[kind] }} />
        {parts.length > 0 ? `: ${parts.join(', ')}` : null}
      </>
    );
  }

  return (
    <div className={classes.receipt}>
      <dl className={classes.receiptFacts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('receipt.sql')}</h3>
      <pre className={classes.sql}>{sqlText}</pre>
      <h3>{t('receipt.parameters')}</h3>
      <pre className={classes.sql}>
        {parameters
          .map(
            (value, index) =>
              `$${index + 1} = ${typeof value === 'string' ? value : JSON.stringify(value)}`,
          )
          .join('\n')}
      </pre>
    </div>
  );
}
