'use client';

import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useTRPC } from '@/components/trpc/trpc';
import { ErrorState } from '@/components/ui/error-state';
import { useToasts } from '@/components/ui/toast';
import type { SegmentDetail } from '../segment-types';

type Name = SegmentDetail['name'];
type Props = { readonly detail: SegmentDetail; readonly onClose: () => void };

/** A segment's names in both languages; what is published and its key stay. */
export function RenameDialog({ detail, onClose }: Props) {
  const t = useTranslations('segments.renaming');
  const order = useLocale() === 'en' ? (['en', 'zh'] as const) : (['zh', 'en'] as const);
  const [name, setName] = useState<Name>(detail.name);
  const [isNameless, setIsNameless] = useState(false);
  const rename = useRenaming(detail, onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = { en: name.en.trim(), zh: name.zh.trim() };
    const isMissing = wanted.en === '' && wanted.zh === '';
    setIsNameless(isMissing);
    if (isMissing) return;
    if (wanted.en === detail.name.en && wanted.zh === detail.name.zh) onClose();
    else rename.mutate({ id: detail.id, revision: detail.revision, name: wanted });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          {order.map((which, index) => (
            <TextInput
              key={which}
              label={t(which)}
              description={index === 0 ? undefined : t('oneIsEnough')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              maxLength={120}
              value={name[which]}
              data-autofocus={index === 0 || undefined}
              error={index === 0 && isNameless ? t('nameNeeded') : undefined}
              onChange={(event) => setName({ ...name, [which]: event.currentTarget.value })}
            />
          ))}
          <Text size="sm" c="dimmed">
            {t('keyStays', { key: detail.key })}
          </Text>
          {rename.error && <ErrorState error={rename.error} />}
          <Group justify="flex-end">
            <Button variant="subtle" color="gray" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={rename.isPending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Renames with a way back; after a refusal the newest state is read, so that a second try can pass. */
function useRenaming({ name: before }: SegmentDetail, onClose: () => void) {
  const t = useTranslations('segments.renaming');
  const isEnglish = useLocale() === 'en';
  const trpc = useTRPC();
  const client = useQueryClient();
  const toasts = useToasts();
  const say = ({ en, zh }: Name) => (isEnglish ? en || zh : zh || en);
  const again = () => client.invalidateQueries({ queryKey: trpc.segments.pathKey() });
  const undo = useMutation(
    trpc.segments.saveDraft.mutationOptions({
      onSuccess: () => {
        toasts.done(t('undone', { name: say(before) }));
        return again();
      },
      onError: toasts.failed,
    }),
  );
  return useMutation(
    trpc.segments.saveDraft.mutationOptions({
      onSuccess: async ({ id, revision }, { name }) => {
        onClose();
        const now = { en: name?.en ?? '', zh: name?.zh ?? '' };
        toasts.undoable(t('done', { name: say(now) }), () =>
          undo.mutate({ id, revision, name: before }),
        );
        await again();
      },
      onError: again,
    }),
  );
}
