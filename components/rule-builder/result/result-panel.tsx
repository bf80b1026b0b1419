'use client';

import { useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { type KeyboardEvent, useRef } from 'react';
import type { PreviewState } from '../use-preview';
import { LiveResult, type LiveResultProps } from './live-result';
import classes from './result.module.css';
import { SampleTable } from './sample-table';
import { SqlView } from './sql-view';

const tabs = ['result', 'sample', 'sql'] as const;

export type ResultPanelProps = Omit<LiveResultProps, 'preview' | 'onViewSample'> & {
  readonly preview: PreviewState & { retry: () => void };
};

/** What the draft catches right now: count and attrition, a sample of members, the SQL. */
export function ResultPanel(props: ResultPanelProps) {
  const t = useTranslations('builder.tabs');
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(tabs).withDefault('result'));
  const { last } = props.preview;
  return (
    <>
      <TabList tab={tab} onChange={(next) => void setTab(next)} label={t('label')} />
      <div role="tabpanel" id="rule-result" aria-labelledby={`rule-tab-${tab}`}>
        {tab === 'result' && <LiveResult {...props} onViewSample={() => void setTab('sample')} />}
        {tab === 'sample' && <SampleTable previewed={last} catalog={props.catalog} />}
        {tab === 'sql' && <SqlView sql={last?.sql ?? null} />}
      </div>
    </>
  );
}

type Tab = (typeof tabs)[number];

function TabList(props: { tab: Tab; onChange: (tab: Tab) => void; label: string }) {
  const t = useTranslations('builder.tabs');
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = (tabs.indexOf(props.tab) + step + tabs.length) % tabs.length;
    props.onChange(tabs[at] ?? 'result');
    (list.current?.children[at] as HTMLElement | undefined)?.focus();
  };
  return (
    <div ref={list} role="tablist" aria-label={props.label} className={classes.tabs}>
      {tabs.map((one) => (
        <button
          key={one}
          id={`rule-tab-${one}`}
          type="button"
          role="tab"
          className={classes.tab}
          aria-selected={one === props.tab}
          aria-controls="rule-result"
          tabIndex={one === props.tab ? 0 : -1}
          onClick={() => props.onChange(one)}
          onKeyDown={onKeyDown}
        >
          {t(one)}
        </button>
      ))}
    </div>
  );
}
