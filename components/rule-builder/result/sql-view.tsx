'use client';

import { Button, CopyButton, ScrollArea } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { Previewed } from '../use-preview';
import classes from './result.module.css';

/** The compiled text and the values bound to it, to read and to copy. */
export function SqlView({ sql }: { sql: Previewed['sql'] | null }) {
  const t = useTranslations('builder.sql');
  if (!sql) return <p className={classes.quiet}>{t('empty')}</p>;
  const lines = sql.params.map((value, index) => `-- $${index + 1} = ${JSON.stringify(value)}`);
  return (
    <>
      <div className={classes.sectionHead}>
        <h2>{t('text')}</h2>
        <CopyButton value={[sql.text, ...lines].join('\n')}>
          {({ copied, copy }) => (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
              onClick={copy}
            >
              {t(copied ? 'copied' : 'copy')}
            </Button>
          )}
        </CopyButton>
      </div>
      <ScrollArea.Autosize
        mah={560}
        className={classes.code}
        viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': t('text') }}
      >
        <pre className={classes.pre}>{sql.text}</pre>
      </ScrollArea.Autosize>
      {sql.params.length > 0 && (
        <section className={classes.section}>
          <h2>{t('parameters')}</h2>
          <dl className={classes.parameters}>
            {sql.params.map((value, index) => {
              const name = `$${index + 1}`;
              return [
                <dt key={`${name} name`}>{name}</dt>,
                <dd key={name}>{JSON.stringify(value)}</dd>,
              ];
            })}
          </dl>
        </section>
      )}
    </>
  );
}
