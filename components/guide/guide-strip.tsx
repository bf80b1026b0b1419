'use client';

import { ActionIcon, Button } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { GuideFacts, GuideStep } from '@/server/domain/guide/guide-steps';
import { guideSteps } from '@/server/domain/guide/guide-steps';
import classes from './guide.module.css';
import { useGuide } from './use-guide';

/** From nothing to the first published segment: the five steps, and what to do on this very page. */
export function GuideStrip() {
  const t = useTranslations('guide');
  const { allowed, closed, facts, state, place, pass, close } = useGuide();
  if (!allowed || closed || !facts || !state) return null;
  const { done, current } = state;
  const here = place === 'landing' && !facts.importing ? 'elsewhere' : place;
  const hint = current === null ? 'finished' : hintOf(current, here, (key) => t.has(key));
  const href = current === null ? '/dashboards' : hrefOf(current, facts);
  const isHere = current !== null && hint !== `hints.${current}.elsewhere`;
  return (
    <aside className={classes.strip} aria-label={t('title')}>
      <ol className={classes.steps}>
        {guideSteps.map((step, index) => (
          <li
            key={step}
            data-state={done.has(step) ? 'done' : step === current ? 'now' : 'later'}
            aria-current={step === current ? 'step' : undefined}
          >
            <span className={classes.mark}>
              {done.has(step) ? (
                <IconCheck size={12} stroke={2.5} aria-label={t('done')} />
              ) : (
                index + 1
              )}
            </span>
            <span className={classes.step}>{t(`steps.${step}`)}</span>
          </li>
        ))}
      </ol>
      <div className={classes.now}>
        <p className={classes.hint} aria-live="polite">
          {t(hint)}
        </p>
        {!isHere && (
          <Button component={Link} href={href} size="compact-sm" variant="light">
            {t(current === null ? 'toDashboard' : `go.${current}`)}
          </Button>
        )}
        {current === 'activity' && (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => pass('activity')}>
            {t('passActivity')}
          </Button>
        )}
      </div>
      <ActionIcon
        className={classes.close}
        onClick={close}
        aria-label={t('close')}
        title={t('close')}
      >
        <IconX size={15} aria-hidden="true" />
      </ActionIcon>
    </aside>
  );
}

/** The words for a step on a page of its own, else those that say where to go. */
function hintOf(step: GuideStep, place: string, exists: (key: string) => boolean): string {
  const own = `hints.${step}.${place}`;
  return exists(own) ? own : `hints.${step}.elsewhere`;
}

function hrefOf(step: GuideStep, { draft, published }: GuideFacts): string {
  switch (step) {
    case 'customers':
    case 'activity':
      return '/data/import';
    case 'rule':
      return '/segments/new';
    case 'publish':
      return draft ? `/segments/${draft.id}/rule` : '/segments';
    case 'look':
      return published ? `/segments/${published.id}` : '/segments';
  }
}
