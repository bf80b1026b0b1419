'use client';

import { ActionIcon, Button, Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconArrowRight, IconDots, IconRefresh } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useCan, useWorkspace } from '@/components/shell/workspace';
import { useTRPC } from '@/components/trpc/trpc';
import { useToasts } from '@/components/ui/toast';
import classes from './demo.module.css';
import { useChooseWorkspace, useFollowSwitch } from './use-choose-workspace';

/** On every page of the demo: that it is made up, and the way to one's own data. */
export function DemoBanner() {
  const t = useTranslations('demo');
  const { name, place, ownIsEmpty } = useWorkspace();
  const { choose, isPending } = useChooseWorkspace();
  useFollowSwitch();
  if (place !== 'demo') return null;
  return (
    <aside className={classes.banner} aria-label={t('label')}>
      <p className={classes.words}>
        <span className={classes.long}>{t('banner', { name })}</span>
        <span className={classes.short}>{t('bannerShort')}</span>
      </p>
      <Button
        size="compact-sm"
        variant="default"
        loading={isPending}
        onClick={() => choose('own')}
        rightSection={<IconArrowRight size={13} aria-hidden="true" />}
      >
        {t(ownIsEmpty ? 'start' : 'back')}
      </Button>
      <RestartMenu />
    </aside>
  );
}

function RestartMenu() {
  const t = useTranslations('demo');
  const trpc = useTRPC();
  const toasts = useToasts();
  const allowed = useCan('settings.edit');
  const { mutate, isPending } = useMutation(
    trpc.session.restartDemo.mutationOptions({
      onSuccess: () => window.location.assign('/'),
      onError: toasts.failed,
    }),
  );
  if (!allowed) return null;
  return (
    <Menu position="bottom-end" width={250}>
      <Menu.Target>
        <ActionIcon size={26} aria-label={t('more')} loading={isPending}>
          <IconDots size={15} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconRefresh size={14} aria-hidden="true" />}
          onClick={() => mutate()}
        >
          {t('restart')}
          <span className={classes.note}>{t('restartNote')}</span>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
