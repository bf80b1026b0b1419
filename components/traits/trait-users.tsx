'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import { Tag } from '@/components/ui/tag';
import type { TraitDetail } from './trait-types';
import classes from './traits.module.css';
import { useTraitWords } from './use-trait-words';

/** Who names a trait, and the traits it is made of. */
export function TraitUsers({ trait }: { readonly trait: TraitDetail }) {
  const t = useTranslations('traits');
  const words = useTraitWords();
  const { usedBy, madeOf } = trait;
  return (
    <Section title={t('usedBy')} divided>
      {usedBy.length === 0 ? (
        <p className={classes.quiet}>{t('unused')}</p>
      ) : (
        <ul className={classes.users}>
          {usedBy.map(({ kind, id, key, name, inForce }) => (
            <li key={`${kind} ${id} ${inForce}`}>
              <Link
                className={classes.name}
                href={
                  kind === 'trait' ? `/data/traits/${encodeURIComponent(key)}` : `/segments/${id}`
                }
              >
                {words.name(name)}
              </Link>
              <Tag>{t(`user.${kind}`)}</Tag>
              {!inForce && <Tag>{t('user.draft')}</Tag>}
            </li>
          ))}
        </ul>
      )}
      {madeOf.length > 0 && (
        <p className={classes.madeOf}>
          {t('madeOf')}{' '}
          {madeOf.map(({ key, name }) => (
            <Link
              key={key}
              className={classes.name}
              href={`/data/traits/${encodeURIComponent(key)}`}
            >
              {words.name(name)}
            </Link>
          ))}
        </p>
      )}
    </Section>
  );
}
