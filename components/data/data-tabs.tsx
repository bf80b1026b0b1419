'use client';

import { useTranslations } from 'next-intl';
import { useWorkspace } from '@/components/shell/workspace';
import { LinkTabs } from '@/components/ui/link-tabs';
import { isGranted, type Permission } from '@/server/domain/access/permission';

type DataTab = {
  readonly href: string;
  readonly name: 'tables' | 'traits' | 'owners' | 'duplicates';
  readonly permission: Permission;
};

const dataTabs: readonly DataTab[] = [
  { href: '/data', name: 'tables', permission: 'catalog.read' },
  { href: '/data/traits', name: 'traits', permission: 'trait.read' },
  { href: '/data/owners', name: 'owners', permission: 'catalog.edit' },
  { href: '/data/duplicates', name: 'duplicates', permission: 'customer.merge' },
];

/** The pages about data that the reader may open; a page is added with its permission. */
export function DataTabs() {
  const t = useTranslations('catalog.tabs');
  const { viewer } = useWorkspace();
  const tabs = dataTabs
    .filter(({ permission }) => isGranted(viewer.role, permission))
    .map(({ href, name }) => ({ href, label: t(name) }));
  return <LinkTabs tabs={tabs} label={t('label')} />;
}
