'use client';

import { Button } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { LookAtDemo } from '@/components/demo/look-at-demo';
import { useCan, useWorkspace } from '@/components/shell/workspace';
import { EmptyState } from '@/components/ui/empty-state';

/** The way from an empty board to the first segment, for those who may draw one. */
export function NoSegmentsYet() {
  const t = useTranslations('dashboards.empty');
  const { dataAsOf } = useWorkspace();
  const mayDraw = useCan('segment.draft');
  const mayImport = useCan('data.import');
  const hasData = dataAsOf !== null;
  const action =
    !hasData && mayImport
      ? { href: '/data', label: t('import') }
      : mayDraw
        ? { href: '/segments', label: t('toSegments') }
        : null;
  return (
    <EmptyState
      title={t('title')}
      action={
        <>
          {action && (
            <Button component={Link} href={action.href}>
              {action.label}
            </Button>
          )}
          <LookAtDemo />
        </>
      }
    >
      {action ? (hasData ? t('drawFirst') : t('importFirst')) : t('askOthers')}
    </EmptyState>
  );
}
