'use client';

import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconArchive, IconDots } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useCan } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { useToasts } from '@/components/ui/toast';
import type { TraitDetail } from './trait-types';
import { useReadTraitsAgain } from './use-save-trait';

/** Puts a trait away or takes it back. */
export function TraitMenu({ trait }: { readonly trait: TraitDetail }) {
  const t = useTranslations('traits');
  const trpc = useTRPC();
  const toasts = useToasts();
  const again = useReadTraitsAgain();
  const restore = useMutation(
    trpc.traits.restore.mutationOptions({
      onSuccess: async () => {
        await again();
        toasts.done(t('restored'));
      },
      onError: toasts.failed,
    }),
  );
  const archive = useMutation(
    trpc.traits.archive.mutationOptions({
      onSuccess: async ({ id, revision }) => {
        await again();
        toasts.undoable(t('putAway'), () => restore.mutate({ id, revision }));
      },
      onError: toasts.failed,
    }),
  );
  if (!useCan('trait.edit')) return null;
  const { id, revision } = trait;
  if (trait.archivedAt !== null)
    return (
      <Button
        variant="default"
        loading={restore.isPending}
        onClick={() => restore.mutate({ id, revision })}
      >
        {t('restore')}
      </Button>
    );
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon aria-label={t('more')} loading={archive.isPending}>
          <IconDots size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconArchive size={14} aria-hidden="true" />}
          onClick={() => archive.mutate({ id, revision })}
        >
          {t('archive')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
