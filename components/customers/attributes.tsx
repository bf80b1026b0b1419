'use client';

import { useTranslations } from 'next-intl';
import { useLabel } from '@/components/data/use-label';
import { fieldGroups } from '@/server/domain/catalog/catalog';
import type { Customer } from './customer-page';
import classes from './customers.module.css';
import { ShownValue } from './shown-value';

/** A customer's own fields, by group. */
export function Attributes({ attributes }: { attributes: Customer['attributes'] }) {
  const t = useTranslations('customers');
  const groups = useTranslations('data.group');
  const label = useLabel();
  const byGroup = fieldGroups
    .map((group) => ({ group, own: attributes.filter((each) => each.group === group) }))
    .filter(({ own }) => own.length > 0);
  return (
    <div className={classes.attributes}>
      <h2>{t('attributes')}</h2>
      {byGroup.map(({ group, own }) => (
        <section key={group} aria-label={groups(group)}>
          {byGroup.length > 1 && <h3>{groups(group)}</h3>}
          <dl>
            {own.map(({ field, label: name, value, type, choiceLabel }) => (
              <div key={field}>
                <dt>{label(name)}</dt>
                <dd>
                  <ShownValue value={value} type={type} choiceLabel={choiceLabel} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
