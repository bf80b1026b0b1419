'use client';

import { Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { ShownValue } from '@/components/customers/shown-value';
import { useTRPC } from '@/components/trpc/trpc';
import { ErrorState } from '@/components/ui/error-state';
import type { CustomerTrait } from './trait-types';
import classes from './traits.module.css';
import { useTraitWords } from './use-trait-words';

/** A customer's value of every trait; what a trait measures shows on hover and focus. */
export function CustomerTraits({ customerKey }: { readonly customerKey: string }) {
  const t = useTranslations('traits');
  const words = useTraitWords();
  const trpc = useTRPC();
  const traits = useQuery(trpc.traits.ofCustomer.queryOptions({ key: customerKey }));
  if (traits.error)
    return <ErrorState error={traits.error} onRetry={() => void traits.refetch()} />;
  if (!traits.data || traits.data.length === 0) return null;
  return (
    <section className={classes.customer} aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <dl className={classes.values}>
        {traits.data.map((trait) => (
          <div key={trait.key}>
            <dt>
              <Tooltip label={words.told(trait.told)} multiline maw={320} events={hoverAndFocus}>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the definition has to be reachable by key */}
                <span tabIndex={0} className={classes.explained}>
                  {words.name(trait.name)}
                </span>
              </Tooltip>
            </dt>
            <dd>
              <Value trait={trait} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const hoverAndFocus = { hover: true, focus: true, touch: true };

function Value({ trait: { value, type, unit, choiceLabel } }: { readonly trait: CustomerTrait }) {
  const words = useTraitWords();
  const isNumber = type === 'number' || type === 'money';
  if (value.kind === 'value' && value.text !== null && isNumber)
    return <>{words.value(value.text, type, unit)}</>;
  return <ShownValue value={value} type={type} choiceLabel={choiceLabel} />;
}
