'use client';

import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconDownload, IconSearch, IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { parseAsString, useQueryStates } from 'nuqs';
import { pointWord } from '@/components/charts/axis-words';
import { useCan, useFormat } from '@/components/shell/workspace';
import { Chip } from '@/components/ui/chip';
import classes from './detail.module.css';
import { MembersTable } from './members-table';
import { SegmentFrame } from './segment-frame';
import { useMembers } from './use-members';

const pageSize = 50;

/** Who is in a segment, now or at any instant. */
export function MembersPage({ id }: { readonly id: string }) {
  return <SegmentFrame id={id}>{() => <Members id={id} />}</SegmentFrame>;
}

const membersQuery = { at: parseAsString, q: parseAsString.withDefault('') };

function Members({ id }: { readonly id: string }) {
  const t = useTranslations('segments');
  const format = useFormat();
  const mayExport = useCan('segment.export');
  const [{ at: asked, q }, setQuery] = useQueryStates(membersQuery);
  const at = asked !== null && !Number.isNaN(Date.parse(asked)) ? asked : null;
  const [search] = useDebouncedValue(q, 250);
  const query = useMembers(id, { at, search, limit: pageSize });
  const { pages } = query;
  const count = pages.data?.pages[0]?.count ?? null;
  const shown = pages.data?.pages.reduce((sum, { members }) => sum + members.length, 0) ?? 0;
  const file = new URLSearchParams({ ...(at && { at }), ...(search && { q: search }) });
  return (
    <>
      <div className={classes.bar}>
        <TextInput
          value={q}
          onChange={(event) => setQuery({ q: event.currentTarget.value || null })}
          placeholder={t('findMember')}
          aria-label={t('findMember')}
          leftSection={<IconSearch size={14} aria-hidden />}
        />
        {at === null ? null : (
          <Chip
            pressed
            onClick={() => setQuery({ at: null })}
            icon={<IconX size={13} aria-hidden />}
          >
            {t('membersAt', { moment: pointWord(at, format) })}
          </Chip>
        )}
        <p className={classes.soft} aria-live="polite">
          {count === null ? null : t('memberCount', { count: format.number(count) })}
        </p>
        {mayExport && count ? (
          <Button
            component="a"
            variant="default"
            className={classes.barEnd}
            href={`/api/segments/${id}/members.csv?${file}`}
            download
            leftSection={<IconDownload size={15} aria-hidden />}
          >
            {t('exportThese', { count: format.number(count) })}
          </Button>
        ) : null}
      </div>
      <MembersTable
        query={query}
        nothing={search ? t('nobodyFound', { text: search }) : undefined}
      />
      <div className={classes.more}>
        {count ? <span>{t('firstOf', { shown, all: count })}</span> : null}
        {pages.hasNextPage ? (
          <Button
            variant="default"
            onClick={() => pages.fetchNextPage()}
            loading={pages.isFetchingNextPage}
          >
            {t('showMore', { count: pageSize })}
          </Button>
        ) : null}
      </div>
    </>
  );
}
