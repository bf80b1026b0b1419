'use client';

import { Button } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useFormat } from '@/components/shell/workspace';
import { Facts } from '@/components/ui/facts';
import { Section } from '@/components/ui/section';
import type { ImportResult } from '../data-types';

/** What taking an import back did. */
export function UndoDone({ result }: { result: ImportResult }) {
  const t = useTranslations('landing.undo');
  const data = useTranslations('data.import');
  const format = useFormat();
  const facts = [
    { key: 'removed', label: t('removed'), value: format.number(result.removed) },
    { key: 'changed', label: t('changed'), value: format.number(result.changed) },
    { key: 'restored', label: t('restored'), value: format.number(result.new) },
  ];
  return (
    <Section title={t('done')} subtitle={t('doneBody')}>
      <Facts facts={facts} />
      <Button component={Link} href={`/data`} mt={16}>
        {data('done.table')}
      </Button>
    </Section>
  );
}
