'use client';

import '@mantine/spotlight/styles.layer.css';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconBell, IconKey, IconSearch } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { isGranted } from '@/server/domain/access/permission';
import { destinations } from '../navigation';
import { useWorkspace } from '../workspace';
import classes from './command-palette.module.css';
import { usePaletteEntries } from './use-palette-entries';

const [store, controls] = createSpotlight();

/** Pages, and whatever the sources find. Each further request opens it again. */
export function CommandPalette({ requests }: { requests: number }) {
  const t = useTranslations('shell');
  const router = useRouter();
  const [text, setText] = useState('');
  const { groups, searching } = usePaletteEntries(text);
  const pages = usePages(text);
  const found = groups.filter(({ entries }) => entries.length > 0);
  useEffect(() => {
    if (requests > 0) controls.open();
  }, [requests]);
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={text}
      onQueryChange={setText}
      clearQueryOnClose
      scrollable
      maxHeight={420}
      centered={false}
      yOffset="12vh"
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      transitionProps={{ duration: 120 }}
      classNames={classes}
      attributes={{ content: { 'aria-label': t('search') } }}
    >
      <Spotlight.Search
        placeholder={t('search')}
        aria-label={t('search')}
        leftSection={<IconSearch size={16} />}
      />
      <Spotlight.ActionsList>
        {pages.length > 0 && (
          <Spotlight.ActionsGroup label={t('pages')}>
            {pages.map(({ key, href, label, icon: Icon }) => (
              <Spotlight.Action
                key={key}
                label={label}
                leftSection={<Icon size={16} stroke={1.7} />}
                onClick={() => router.push(href)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {found.map(({ source, entries }) => (
          <Spotlight.ActionsGroup key={source.group} label={t(`routes.${source.group}`)}>
            {entries.map((entry) => (
              <Spotlight.Action
                key={entry.id}
                label={entry.label}
                description={entry.description}
                leftSection={<source.icon size={16} stroke={1.7} />}
                onClick={() => router.push(entry.href)}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {pages.length === 0 && found.length === 0 && (
          <Spotlight.Empty>
            {searching ? t('searching') : t('nothingFound', { text })}
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function usePages(text: string) {
  const t = useTranslations('shell');
  const { viewer } = useWorkspace();
  const wanted = text.trim().toLocaleLowerCase();
  return [
    ...destinations.filter(({ permission }) => isGranted(viewer.role, permission)),
    { key: 'inbox', href: '/inbox', icon: IconBell },
    { key: 'account', href: '/settings/account', icon: IconKey },
  ]
    .map(({ key, href, icon }) => ({ key, href, icon, label: t(`routes.${key}`) }))
    .filter(({ label }) => label.toLocaleLowerCase().includes(wanted));
}
