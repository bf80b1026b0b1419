'use client';

import { Button, Progress } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { usePathname, useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { useCan, useWorkspace } from '@/components/shell/workspace';
import { useToasts } from '@/components/ui/toast';
import classes from './landing.module.css';
import { sendFile, UploadRefused } from './send-file';

type Sending = { readonly file: File; readonly bytes: number };

/** Takes a file dropped on any page of those who may import, uploads it and leads to its mapping. */
export function DropAnywhere() {
  const mayImport = useCan('data.import');
  return mayImport ? <WindowTarget /> : null;
}

function WindowTarget() {
  const t = useTranslations('landing.drop');
  const router = useRouter();
  const { place } = useWorkspace();
  const { done } = useToasts();
  const [failure, setFailure] = useState<string | null>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  const abort = useRef<AbortController | null>(null);
  const take = async (files: readonly File[]) => {
    const [file] = files;
    if (!file || abort.current) return;
    if (files.length > 1) done(t('first', { file: file.name }));
    const controller = new AbortController();
    abort.current = controller;
    setFailure(null);
    setSending({ file, bytes: 0 });
    try {
      const progress = (bytes: number) => setSending({ file, bytes });
      const uploadId = await sendFile(file, place, progress, controller.signal);
      router.push(`/data/import?upload=${uploadId}`);
    } catch (error) {
      setFailure((error instanceof UploadRefused && error.told) || t('failed'));
    } finally {
      abort.current = null;
      setSending(null);
    }
  };
  const over = useFileDrag((files) => void take(files));
  const stop = () => {
    abort.current?.abort();
    abort.current = null;
    setSending(null);
  };
  if (!over && !sending && failure === null) return null;
  return (
    <div className={classes.over}>
      <section className={classes.target} aria-live="polite">
        <IconFileUpload size={32} stroke={1.4} aria-hidden="true" />
        {sending ? (
          <>
            <p className={classes.targetTitle}>{t('sending', { file: sending.file.name })}</p>
            <Progress
              w="100%"
              size={6}
              value={(sending.bytes / Math.max(1, sending.file.size)) * 100}
              aria-label={t('sending', { file: sending.file.name })}
            />
            <Button variant="default" onClick={stop}>
              {t('stop')}
            </Button>
          </>
        ) : failure !== null && !over ? (
          <>
            <p role="alert">{failure}</p>
            <Button variant="default" onClick={() => setFailure(null)}>
              {t('close')}
            </Button>
          </>
        ) : (
          <>
            <p className={classes.targetTitle}>{t('title')}</p>
            <p>{t('body')}</p>
          </>
        )}
      </section>
    </div>
  );
}

/** Whether files are dragged over the window; drags of anything else, and places that take files themselves, are left alone. */
function useFileDrag(onFiles: (files: readonly File[]) => void): boolean {
  const [depth, setDepth] = useState(0);
  const take = useRef(onFiles);
  take.current = onFiles;
  const path = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a drag ends with the page it began on
  useEffect(() => setDepth(0), [path]);
  useEffect(() => {
    const hasFiles = ({ dataTransfer }: DragEvent) =>
      dataTransfer?.types.includes('Files') === true;
    const enter = (event: DragEvent) => hasFiles(event) && setDepth((now) => now + 1);
    const leave = (event: DragEvent) => hasFiles(event) && setDepth((now) => Math.max(0, now - 1));
    const allow = (event: DragEvent) => hasFiles(event) && event.preventDefault();
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      setDepth(0);
      if (event.defaultPrevented) return;
      event.preventDefault();
      take.current([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', allow);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', allow);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return depth > 0;
}
