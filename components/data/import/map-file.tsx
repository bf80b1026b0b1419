'use client';

import { Button } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { IconFileTypeCsv } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormat, useWorkspace } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { ErrorState } from '@/components/ui/error-state';
import { Page } from '@/components/ui/page';
import { TableSkeleton } from '@/components/ui/skeletons';
import type { InspectedUpload } from '../data-types';
import { CheckPanel } from './check-panel';
import classes from './import.module.css';
import { ImportSteps } from './import-steps';
import { KeyWarning } from './key-warning';
import { type Mapping, proposeMapping, toInput } from './mapping';
import { MappingOptions } from './mapping-options';
import { MappingTable } from './mapping-table';
import { StoredSample } from './stored-sample';
import { useImportWork } from './use-import-work';

export type MapFileProps = {
  readonly uploadId: string;
  /** The table the reader came from; null lets the file decide. */
  readonly wanted: string | null;
  readonly onStarted: (workId: string) => void;
  readonly onBack: () => void;
};

/** An uploaded file: what its columns hold, what they become, and what the check found. */
export function MapFile(props: MapFileProps) {
  const t = useTranslations('data');
  const trpc = useTRPC();
  const { calendar } = useWorkspace();
  const { data, error, refetch } = useQuery(
    trpc.import.inspect.queryOptions(
      { uploadId: props.uploadId },
      { staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  if (data)
    return (
      <MappedFile
        {...props}
        file={data}
        proposed={proposeMapping(data, calendar.timeZone, props.wanted)}
      />
    );
  const back = (
    <Button variant="default" onClick={props.onBack}>
      {t('import.back')}
    </Button>
  );
  return (
    <Page
      crumbs={[{ label: t('title'), href: '/data' }, { label: t('import.title') }]}
      title={t('import.title')}
      subtitle={error ? undefined : t('import.reading')}
      actions={<ImportSteps current="map" />}
    >
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} action={back} />
      ) : (
        <TableSkeleton rows={6} columns={6} label={t('import.reading')} />
      )}
    </Page>
  );
}

type MappedFileProps = MapFileProps & {
  readonly file: InspectedUpload;
  readonly proposed: Mapping;
};

function MappedFile({ uploadId, file, proposed, onStarted, onBack }: MappedFileProps) {
  const t = useTranslations('data');
  const trpc = useTRPC();
  const [mapping, setMapping] = useState(proposed);
  const [checkId, setCheckId] = useState<string | null>(null);
  const check = useImportWork(checkId);
  const start = useMutation(trpc.import.start.mutationOptions());
  const table = mapping.into ?? mapping.name;
  const readers = useQuery(
    trpc.catalog.readers.queryOptions(
      { table: table || 'customers' },
      { placeholderData: keepPreviousData },
    ),
  );
  const change = (next: Mapping) => {
    setMapping(next);
    setCheckId(null);
  };
  const run = (action: 'check' | 'import') =>
    start.mutate(
      { uploadId, mapping: toInput(file, mapping), action },
      { onSuccess: (id) => (action === 'check' ? setCheckId(id) : onStarted(id)) },
    );
  const checked = check.work?.checked ?? null;
  return (
    <Page
      crumbs={[{ label: t('title'), href: '/data' }, { label: t('import.title') }]}
      title={t('import.title')}
      subtitle={<FileLine file={file} />}
      actions={<ImportSteps current={checkId === null ? 'map' : 'check'} />}
      panelLabel={t('import.ready')}
      panelWidth={340}
      panel={
        <CheckPanel
          file={file}
          mapping={mapping}
          check={checkId === null ? null : check}
          startError={start.error}
          starting={start.isPending}
          readers={readers.data ?? null}
          onRun={run}
          onBack={onBack}
        />
      }
    >
      <MappingOptions file={file} mapping={mapping} onChange={change} />
      <KeyWarning file={file} mapping={mapping} />
      <MappingTable file={file} mapping={mapping} onChange={change} />
      {checked && checked.sample.length > 0 && (
        <StoredSample checked={checked} file={file} mapping={mapping} />
      )}
    </Page>
  );
}

function FileLine({ file }: { file: InspectedUpload }) {
  const t = useTranslations('data.import.file');
  const format = useFormat();
  const delimiters = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;
  const kilobytes = file.size / 1024;
  const size =
    kilobytes < 1024
      ? `${format.number(Math.max(1, Math.round(kilobytes)))} KB`
      : `${format.number(Math.round(kilobytes / 102.4) / 10)} MB`;
  return (
    <span className={classes.fileLine}>
      <IconFileTypeCsv size={15} aria-hidden="true" />
      <span className={classes.fileName} title={file.fileName}>
        {file.fileName}
      </span>
      <span>
        {t('line', {
          size,
          rows: file.rows,
          delimiter: t(delimiters[(file.reading.delimiter ?? ',') as keyof typeof delimiters]),
        })}
        {file.compressed && ` · ${t('gzip')}`}
      </span>
    </span>
  );
}
