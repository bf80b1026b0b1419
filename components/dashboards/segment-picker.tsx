'use client';

import { Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { IconChevronDown, IconUsersGroup } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormat } from '@/components/shell/workspace';
import { maxDashboardSegments } from '@/server/domain/dashboard/dashboard-limits';
import classes from './dashboard.module.css';

export type Choice = {
  readonly key: string;
  readonly name: string;
  readonly size: number | null;
};

type Props = {
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onChange: (keys: string[]) => void;
};

const searchFrom = 9;

/** Chooses which segments the dashboard compares, eight at most. */
export function SegmentPicker({ choices, chosen, onChange }: Props) {
  const t = useTranslations('dashboards');
  const format = useFormat();
  const [text, setText] = useState('');
  const wanted = text.trim().toLocaleLowerCase();
  const full = chosen.length >= maxDashboardSegments;
  const toggle = (key: string) =>
    onChange(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key]);
  return (
    <Popover position="bottom-start" shadow="md" trapFocus withinPortal>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconUsersGroup size={15} stroke={1.7} />}
          rightSection={<IconChevronDown size={13} />}
        >
          {t('chosen', { count: chosen.length })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.picker} aria-label={t('choose')}>
        {choices.length >= searchFrom ? (
          <TextInput
            aria-label={t('findSegment')}
            placeholder={t('findSegment')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        ) : null}
        <ul className={classes.pickerList}>
          {choices
            .filter(({ name, key }) => `${name} ${key}`.toLocaleLowerCase().includes(wanted))
            .map(({ key, name, size }) => (
              <li key={key}>
                <Checkbox
                  label={name}
                  checked={chosen.includes(key)}
                  disabled={full && !chosen.includes(key)}
                  onChange={() => toggle(key)}
                />
                <span>{format.number(size)}</span>
              </li>
            ))}
        </ul>
        {full ? (
          <p className={classes.quiet}>{t('atMost', { count: maxDashboardSegments })}</p>
        ) : null}
      </Popover.Dropdown>
    </Popover>
  );
}
