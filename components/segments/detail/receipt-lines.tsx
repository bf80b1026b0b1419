'use client';

import { IconCircleCheckFilled, IconCircleX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { pointWord } from '@/components/charts/axis-words';
import { useFormat } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { ErrorState } from '@/components/ui/error-state';
import { TableSkeleton } from '@/components/ui/skeletons';
import { MovesFigure } from '../moves-figure';
import classes from './detail.module.css';

const newest = 6;

/** The last few receipts, a line each. */
export function ReceiptLines({ id }: { readonly id: string }) {
  const t = useTranslations('segments');
  const loading = useTranslations('ui')('loading');
  const format = useFormat();
  const receipts = useQuery(useTRPC().segments.receipts.queryOptions({ id, limit: newest }));
  if (receipts.isError) {
    return <ErrorState error={receipts.error} onRetry={() => receipts.refetch()} />;
  }
  if (!receipts.data) return <TableSkeleton label={loading} rows={newest} columns={4} />;
  return (
    <table className={classes.lines} aria-label={t('tabs.receipts')}>
      <tbody>
        {receipts.data.receipts.map((receipt) => (
          <tr key={receipt.id}>
            <th scope="row">
              {receipt.state === 'done' ? (
                <IconCircleCheckFilled
                  size={14}
                  className={classes.okIcon}
                  aria-label={t('receipt.done')}
                />
              ) : (
                <IconCircleX
                  size={14}
                  className={classes.badIcon}
                  aria-label={t('receipt.failed')}
                />
              )}
              {pointWord(receipt.asOf, format)}
            </th>
            <td>v{receipt.version}</td>
            {(['entered', 'left'] as const).map((kind) => (
              <td key={kind} className={classes.number}>
                <MovesFigure
                  {...{ id, kind, count: receipt[kind] }}
                  span={{ after: receipt.after, until: receipt.asOf }}
                />
              </td>
            ))}
            <td className={`${classes.number} ${classes.strong}`}>{format.number(receipt.size)}</td>
            <td className={classes.number}>{format.duration(receipt.durationMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
