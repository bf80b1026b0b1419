'use client';

import { Button, FileButton, Progress } from '@mantine/core';
import { IconCircleX, IconFileUpload, IconUpload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useFormat, useWorkspace } from '@/components/shell/workspace';
import classes from './drop-file.module.css';
import { sendFile, UploadRefused } from './send-file';

type Sending = { readonly file: File; readonly bytes: number };

/** Takes a file by drag or by choice and uploads it, with progress. */
export function DropFile({ onUploaded }: { onUploaded: (uploadId: string) => void }) {
  const t = useTranslations('data.import.drop');
  const format = useFormat();
  const { place } = useWorkspace();
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState<Sending | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const abort = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    abort.current = controller;
    return () => controller.abort();
  }, []);

  const send = async (file: File | null) => {
    if (!file) return;
    setFailure(null);
    setSending({ file, bytes: 0 });
    try {
      const progress = (bytes: number) => setSending({ file, bytes });
      onUploaded(await sendFile(file, place, progress, abort.current.signal));
    } catch (error) {
      setSending(null);
      setFailure((error instanceof UploadRefused && error.told) || t('failed'));
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0] ?? null);
  };
  const megabytes = (bytes: number) => format.number(Math.round(bytes / 104_857.6) / 10);
  return (
    <section
      aria-label={t('title')}
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => [event.preventDefault(), setOver(true)]}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileUpload size={28} stroke={1.4} aria-hidden="true" />
      {sending ? (
        <div className={classes.sending}>
          <p aria-live="polite">{t('sending', { file: sending.file.name })}</p>
          <Progress
            value={(sending.bytes / Math.max(1, sending.file.size)) * 100}
            size={6}
            aria-label={t('sending', { file: sending.file.name })}
          />
          <p className={classes.note}>
            {t('sent', { done: megabytes(sending.bytes), total: megabytes(sending.file.size) })}
          </p>
        </div>
      ) : (
        <>
          <p className={classes.title}>{over ? t('over') : t('title')}</p>
          {failure && (
            <p className={classes.failure} role="alert">
              <IconCircleX size={15} aria-hidden="true" />
              {failure}
            </p>
          )}
          <p className={classes.note}>{t('body')}</p>
          <FileButton
            accept=".csv,.gz,.tsv,.txt,.xlsx,text/csv,application/gzip,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            onChange={(file) => void send(file)}
          >
            {(button) => (
              <Button {...button} leftSection={<IconUpload size={14} aria-hidden="true" />}>
                {failure ? t('again') : t('choose')}
              </Button>
            )}
          </FileButton>
        </>
      )}
    </section>
  );
}
