'use client';

import type { ButtonProps } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { useToasts } from '@/components/ui/toast';

type UndoImportProps = ButtonProps & {
  readonly run: {
    readonly id: string;
    readonly fileName: string;
    readonly isOfCustomers: boolean;
    readonly new: number;
    readonly changed: number;
    readonly removed: number;
  };
  readonly children: string;
};

/** Takes an import back after saying in numbers what that does, and leads to its progress. */
export function UndoImport({ run, children, ...button }: UndoImportProps) {
  const t = useTranslations('landing.undo');
  const trpc = useTRPC();
  const router = useRouter();
  const { failed } = useToasts();
  const undo = useMutation(trpc.import.undo.mutationOptions());
  const { isOfCustomers } = run;
  const changed = run.changed + (isOfCustomers ? run.removed : 0);
  const back = isOfCustomers ? 0 : run.removed;
  const start = () =>
    undo.mutateAsync({ importId: run.id }).then(
      (workId) => router.push(`/data/import?work=${workId}`),
      (error: unknown) => {
        failed(error);
        throw error;
      },
    );
  return (
    <ConfirmButton
      variant="default"
      {...button}
      title={t('title', { file: run.fileName })}
      body={<p>{t('body', { removed: run.new, changed, back })}</p>}
      confirmLabel={t('confirm', { count: run.new + changed + back })}
      busy={undo.isPending}
      onConfirm={start}
    >
      {children}
    </ConfirmButton>
  );
}
