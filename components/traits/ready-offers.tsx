'use client';

import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useLabel } from '@/components/data/use-label';
import { useTRPC } from '@/components/trpc/trpc';
import { Section } from '@/components/ui/section';
import { useToasts } from '@/components/ui/toast';
import { readyTraits } from '@/server/domain/trait/ready-traits';
import classes from './traits.module.css';

/**
 * Usual metrics that the imported tables can answer, each made with one click; `taken` are
 * there already. A section of its own, unless the page has nothing else.
 */
export function ReadyOffers(props: { readonly taken: readonly string[]; readonly alone: boolean }) {
  const { taken, alone } = props;
  const t = useTranslations('traits.offers');
  const label = useLabel();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const setting = useQuery(trpc.preview.setting.queryOptions());
  const create = useMutation(
    trpc.traits.createReady.mutationOptions({
      onSuccess: (made) => {
        toasts.done(t('made', { n: made.length }));
        return Promise.all([
          queries.invalidateQueries({ queryKey: trpc.traits.pathKey() }),
          queries.invalidateQueries({ queryKey: trpc.preview.setting.queryKey() }),
        ]);
      },
      onError: toasts.failed,
    }),
  );
  const offered = setting.data
    ? readyTraits(setting.data.catalog).filter(
        ({ key, offered: isOffered }) => isOffered && !taken.includes(key),
      )
    : [];
  if (offered.length === 0) return null;
  const busy = create.isPending ? create.variables.keys : [];
  const offers = (
    <>
      <ul className={classes.offers}>
        {offered.map(({ key, name, what }) => (
          <li key={key}>
            <span>
              <b>{label(name)}</b>
              <span className={classes.quiet}>{label(what)}</span>
            </span>
            <Button
              variant="default"
              leftSection={<IconPlus size={13} aria-hidden="true" />}
              loading={busy.length === 1 && busy.includes(key)}
              disabled={create.isPending}
              aria-label={t('addNamed', { name: label(name) })}
              onClick={() => create.mutate({ keys: [key] })}
            >
              {t('add')}
            </Button>
          </li>
        ))}
      </ul>
      {offered.length > 1 && (
        <Button
          variant="subtle"
          mt="sm"
          loading={busy.length > 1}
          disabled={create.isPending}
          onClick={() => create.mutate({ keys: offered.map(({ key }) => key) })}
        >
          {t('addAll', { n: offered.length })}
        </Button>
      )}
    </>
  );
  return alone ? (
    offers
  ) : (
    <Section title={t('title')} divided>
      {offers}
    </Section>
  );
}
