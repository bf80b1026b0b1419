'use client';

import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { pointWord } from '@/components/charts/axis-words';
import { useFormat } from '@/components/shell/workspace';
import { Chip } from '@/components/ui/chip';
import classes from './detail.module.css';
import { MembersTable } from './members-table';
import { SegmentFrame } from './segment-frame';
import { moversParams } from './people-href';
import { useMembers } from './use-members';
import { type Movers, useMembersQuery, useMoversWords } from './use-movers';

const pageSize = 50;

/** Who is in a segment, now or at any instant. */
export function MembersPage({ id }: { readonly id: string }) {
  const { at, movers, q } = useMembersQuery();
  const moved = movers ? Object.fromEntries(moversParams(movers.kind, movers)) : {};
  return (
    <SegmentFrame id={id} exporting={{ list: 'members', query: { at, ...moved, q } }}>
      {() => <Members id={id} />}
    </SegmentFrame>
  );
}

function Members({ id }: { readonly id: string }) {
  const t = useTranslations('segments');
  const format = useFormat();
  const { at, movers, q, setQuery, everybody } = useMembersQuery();
  const words = useMoversWords();
  const anyCause = () => setQuery({ cause: null });
  const [search] = useDebouncedValue(q, 250);
  const query = useMembers(id, { at, movers, search, limit: pageSize });
  const { pages } = query;
  const count = pages.data?.pages[0]?.count ?? null;
  const shown = pages.data?.pages.reduce((sum, { members }) => sum + members.length, 0) ?? 0;
  const known = pages.isPlaceholderData ? null : count;
  return (
    <>
      {movers ? (
        <h2 className={classes.moversHead} aria-live="polite">
          {words(movers, search ? null : known)}
        </h2>
      ) : null}
      <div className={classes.bar}>
        <TextInput
          value={q}
          onChange={(event) => setQuery({ q: event.currentTarget.value || null })}
          placeholder={t('findMember')}
          aria-label={t('findMember')}
          leftSection={<IconSearch size={14} aria-hidden />}
        />
        {at === null ? null : (
          <Chip pressed onClick={everybody} icon={<IconX size={13} aria-hidden />}>
            {t('membersAt', { moment: pointWord(at, format) })}
          </Chip>
        )}
        {movers ? <MoversChips {...{ movers, everybody }} anyCause={anyCause} /> : null}
        {movers && !search ? null : (
          <p className={classes.soft} aria-live="polite">
            {known === null
              ? null
              : t(movers ? 'movers.found' : 'memberCount', { count: format.number(known) })}
          </p>
        )}
      </div>
      <MembersTable
        query={query}
        nothing={
          search ? t('nobodyFound', { text: search }) : movers ? t('movers.nobody') : undefined
        }
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

type ChipsProps = {
  readonly movers: Movers;
  readonly everybody: () => void;
  readonly anyCause: () => void;
};

/** What narrows the list to those who moved, each dropped by a click. */
function MoversChips({ movers: { kind, cause }, everybody, anyCause }: ChipsProps) {
  const t = useTranslations('segments.movers');
  const charts = useTranslations('charts.causes');
  const drop = <IconX size={13} aria-hidden />;
  return (
    <>
      <Chip pressed onClick={everybody} icon={drop}>
        {t(`only.${kind}`)}
      </Chip>
      {cause ? (
        <Chip pressed onClick={anyCause} icon={drop}>
          {charts(cause)}
        </Chip>
      ) : null}
    </>
  );
}
