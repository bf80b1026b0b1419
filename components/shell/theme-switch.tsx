'use client';

import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import classes from './top-bar.module.css';

export function ThemeSwitch() {
  const t = useTranslations('shell');
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: true });
  const other = scheme === 'dark' ? 'light' : 'dark';
  return (
    <ActionIcon
      className={classes.theme}
      onClick={() => setColorScheme(other)}
      aria-label={t(`theme.${other}`)}
      title={t(`theme.${other}`)}
    >
      {other === 'dark' ? <IconMoon size={16} stroke={1.7} /> : <IconSun size={16} stroke={1.7} />}
    </ActionIcon>
  );
}
