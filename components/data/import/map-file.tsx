'use client';

import { Button } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { IconFileSpreadsheet, IconFileTypeCsv } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { useFormat, useWorkspace } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { ErrorState } from '@/components/ui/error-state';
import { Page } from '@/components/ui/page';
import { TableSkeleton } from '@/components/ui/skeletons';
import type { CheckedImport, InspectedUpload } from '../data-types';
import { useLabel } from '../use-label';
import { CheckPanel, type Consent } from './check-panel';
import { CheckedChanges } from './checked-changes';
import classes from './import.module.css';
import { ImportModeChoice } from './import-mode-choice';
import { ImportSteps } from './import-steps';
import { KeyWarning } from './key-warning';
import {
  assignRoles,
  type Mapping,
  missingOf,
  proposeMapping,
  tableOf,
  toInput,
  withScale,
} from './mapping';
import { MappingOptions } from './mapping-options';
import { MappingTable } from './mapping-table';
import { rememberedMapping } from './remembered-mapping';
import { ReadingControls } from './reading/reading-controls';
import { ReadingPanel, type ReadingPanelProps } from './reading/reading-panel';
import { useInspectedUpload } from './reading/use-inspected-upload';
import { RememberedStrip } from './remembered-strip';
import { ScaleShifts } from './scale-shifts';
import { SegmentMoves } from './segment-moves';
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
  const { calendar } = useWorkspace();
  const { file, reading, setReading, error, isPending, retry } = useInspectedUpload(props.uploadId);
  const read = { reading, isPending, problem: error, onChange: setReading };
  if (file) {
    const remembered = props.wanted === null ? rememberedMapping(file, calendar.timeZone) : null;
    return (
      <MappedFile
        {...props}
        key={JSON.stringify([file.header, file.reading.sheet])}
        file={file}
        read={read}
        isRemembered={remembered !== null && missingOf(file, remembered).length === 0}
        proposed={remembered ?? proposeMapping(file, calendar.timeZone, props.wanted)}
      />
    );
  }
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
        <>
          <ErrorState error={error} onRetry={retry} action={back} />
          <ReadingControls file={null} reading={reading} onChange={setReading} />
        </>
      ) : (
        <TableSkeleton rows={6} columns={6} label={t('import.reading')} />
      )}
    </Page>
  );
}

type MappedFileProps = MapFileProps & {
  readonly file: InspectedUpload;
  readonly read: Omit<ReadingPanelProps, 'file'>;
  readonly proposed: Mapping;
  /** Whether the mapping is that of the last file with the same columns. */
  readonly isRemembered: boolean;
};

function MappedFile(props: MappedFileProps) {
  const { uploadId, file, read, proposed, isRemembered, onStarted, onBack } = props;
  const t = useTranslations('data');
  const trpc = useTRPC();
  const [mapping, setMapping] = useState(proposed);
  const [asRemembered, setAsRemembered] = useState(isRemembered);
  const [checkId, setCheckId] = useState<string | null>(null);
  const [goesOn, setGoesOn] = useState(false);
  const check = useImportWork(checkId);
  const start = useMutation(trpc.import.start.mutationOptions());
  const label = useLabel();
  const known = tableOf(file, mapping.into);
  const tableName = known ? label(known.label) : mapping.name;
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
  const asked = { uploadId, mapping: toInput(file, mapping, read.reading), mode: mapping.mode };
  const runCheck = (thenImport: boolean) => {
    setGoesOn(thenImport);
    start.mutate({ ...asked, action: 'check' }, { onSuccess: setCheckId });
  };
  const runImport = (consent: Consent) =>
    start.mutate({ ...asked, ...consent, action: 'import' }, { onSuccess: onStarted });
  const checked = check.work?.checked ?? null;
  useGoOn(goesOn && checked && needsNoDecision(checked) ? checkId : null, () => runImport({}));
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
          goesOn={asRemembered}
          onCheck={runCheck}
          onImport={runImport}
          onBack={onBack}
        />
      }
    >
      <ReadingPanel
        {...read}
        file={file}
        onChange={(reading) => {
          setCheckId(null);
          read.onChange(reading);
        }}
      />
      {checked && (
        <ScaleShifts
          shifts={checked.scaleShifts}
          onApply={(column, scale) => change(withScale(mapping, column, scale))}
        />
      )}
      {asRemembered && file.remembered ? (
        <RememberedStrip
          remembered={file.remembered}
          table={tableName}
          onChange={() => setAsRemembered(false)}
        />
      ) : (
        <>
          <MappingOptions file={file} mapping={mapping} onChange={change} />
          <ImportModeChoice
            mode={mapping.mode}
            isNew={tableOf(file, mapping.into) === undefined}
            onChange={(mode) => change(assignRoles(file, { ...mapping, mode }))}
          />
          <KeyWarning file={file} mapping={mapping} />
          <MappingTable file={file} mapping={mapping} onChange={change} />
        </>
      )}
      {checked && (
        <>
          <SegmentMoves segments={checked.segments} />
          <CheckedChanges checked={checked} />
          {checked.sample.length > 0 && mapping.mode !== 'delete' && (
            <StoredSample checked={checked} file={file} mapping={mapping} />
          )}
        </>
      )}
    </Page>
  );
}

/** Whether a check found nothing that a person has to decide before the rows may land. */
function needsNoDecision(checked: CheckedImport): boolean {
  const { bad, isLargeRemoval, scaleShifts, added, changed, unchanged, removed } = checked;
  const fits = added + changed + unchanged + removed > 0;
  return fits && bad === 0 && !isLargeRemoval && scaleShifts.length === 0;
}

/** Goes on from a check to the import, once. */
function useGoOn(checkId: string | null, goOn: () => void): void {
  const gone = useRef<string | null>(null);
  useEffect(() => {
    if (checkId === null || gone.current === checkId) return;
    gone.current = checkId;
    goOn();
  });
}

function FileLine({ file }: { file: InspectedUpload }) {
  const t = useTranslations('data.import.file');
  const format = useFormat();
  const FileIcon = file.format === 'xlsx' ? IconFileSpreadsheet : IconFileTypeCsv;
  const kilobytes = file.size / 1024;
  const size =
    kilobytes < 1024
      ? `${format.number(Math.max(1, Math.round(kilobytes)))} KB`
      : `${format.number(Math.round(kilobytes / 102.4) / 10)} MB`;
  return (
    <span className={classes.fileLine}>
      <FileIcon size={15} aria-hidden="true" />
      <span className={classes.fileName} title={file.fileName}>
        {file.fileName}
      </span>
      <span>{t('line', { size, rows: file.rows })}</span>
    </span>
  );
}
