'use client';

import { parseAsString, useQueryStates } from 'nuqs';
import { useTranslations } from 'next-intl';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/trpc/trpc';
import { Page } from '@/components/ui/page';
import { DropFile } from './drop-file';
import { ImportSteps } from './import-steps';
import { MapFile } from './map-file';
import { RunningImport } from './running-import';

const address = { upload: parseAsString, work: parseAsString, into: parseAsString };

/** Upload, map, check, import. The address holds the place, so that leaving is safe. */
export function ImportPage() {
  const t = useTranslations('data');
  const trpc = useTRPC();
  const [{ upload, work, into }, go] = useQueryStates(address, { history: 'push' });
  const open = useQuery(
    trpc.import.open.queryOptions(undefined, { enabled: upload === null && work === null }),
  );
  const running = work ?? (upload === null ? (open.data ?? null) : null);
  if (running !== null)
    return (
      <RunningImport
        workId={running}
        onAgain={() => void go({ upload: null, work: null, into: null })}
      />
    );
  if (upload !== null)
    return (
      <MapFile
        key={upload}
        uploadId={upload}
        wanted={into}
        onStarted={(id) => void go({ work: id, upload: null })}
        onBack={() => void go({ upload: null })}
      />
    );
  return (
    <Page
      crumbs={[{ label: t('title'), href: '/data' }, { label: t('import.title') }]}
      title={t('import.title')}
      actions={<ImportSteps current="upload" />}
    >
      <DropFile onUploaded={(id) => void go({ upload: id })} />
    </Page>
  );
}
