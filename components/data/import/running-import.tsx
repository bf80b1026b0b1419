'use client';

import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useTRPC } from '@/components/trpc/trpc';
import { ErrorState } from '@/components/ui/error-state';
import { Page } from '@/components/ui/page';
import { ImportDone } from './import-done';
import { ImportSteps } from './import-steps';
import { UndoDone } from './undo-done';
import { useImportWork } from './use-import-work';
import { WorkFailure } from './work-failure';
import { WorkProgress } from './work-progress';

/** An import under way, or what came of it; opened again at any time by its address. */
export function RunningImport({ workId, onAgain }: { workId: string; onAgain: () => void }) {
  const t = useTranslations('data');
  const { work, error, stop, stopping } = useImportWork(workId);
  const words = useTranslations('landing');
  const isUndo = work?.action === 'undo';
  const done = work?.imported ?? null;
  useRefreshWhen(done !== null);
  const again = (
    <Button variant="default" onClick={onAgain}>
      {t('import.retry')}
    </Button>
  );
  return (
    <Page
      crumbs={[{ label: t('title'), href: '/data' }, { label: t('import.title') }]}
      title={isUndo ? words('undo.action') : t('import.title')}
      subtitle={work?.table === 'customers' ? t('import.intoCustomers') : work?.table}
      actions={!isUndo && <ImportSteps current={done ? 'finished' : 'import'} />}
    >
      {error ? (
        <ErrorState error={error} action={again} />
      ) : done && isUndo ? (
        <UndoDone result={done} />
      ) : done ? (
        <ImportDone result={done} onAgain={onAgain} />
      ) : work && (work.state === 'failed' || work.state === 'cancelled') ? (
        <WorkFailure
          work={work}
          title={isUndo ? words('undo.failed') : t('import.failed')}
          action={again}
        />
      ) : (
        <WorkProgress
          work={work}
          title={isUndo ? words('undo.running') : t('import.importing')}
          mode="import"
          onStop={stop}
          stopping={stopping}
        />
      )}
    </Page>
  );
}

/** New data changes nearly every page: what was read before is stale. */
function useRefreshWhen(done: boolean): void {
  const queries = useQueryClient();
  const trpc = useTRPC();
  const router = useRouter();
  useEffect(() => {
    if (!done) return;
    void queries.invalidateQueries(trpc.catalog.pathFilter());
    void queries.invalidateQueries(trpc.customers.pathFilter());
    void queries.invalidateQueries(trpc.import.list.pathFilter());
    router.refresh();
  }, [done, queries, trpc, router]);
}
