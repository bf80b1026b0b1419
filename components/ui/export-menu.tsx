'use client';

import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useCan } from '@/components/shell/workspace';
import type { Permission } from '@/server/domain/access/permission';
import classes from './export-menu.module.css';

type ExportMenuProps = {
  /** The list's name in `/api/export/<name>`. */
  readonly list: string;
  /** What the page's address narrows the list by; absent and null members are left out. */
  readonly query?: Readonly<Record<string, string | null | undefined>>;
  readonly permission?: Permission;
};

const formats = ['xlsx', 'csv'] as const;

/** The button that takes a list out as a file, with the filters of its page; nothing for whom it is not open. */
export function ExportMenu({ list, query = {}, permission = 'list.export' }: ExportMenuProps) {
  const t = useTranslations('exports.menu');
  if (!useCan(permission)) return null;
  const address = (kind: string) => {
    const params = new URLSearchParams({ format: kind });
    for (const [key, value] of Object.entries(query)) if (value) params.set(key, value);
    return `/api/export/${list}?${params}`;
  };
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden="true" />}
          rightSection={<IconChevronDown size={13} aria-hidden="true" />}
        >
          {t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map((kind) => (
          <Menu.Item key={kind} component="a" href={address(kind)} download>
            {t(kind)}
            <span className={classes.what}>{t(`${kind}Is`)}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
