'use client';

import { useTranslations } from 'next-intl';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { pointWord } from '@/components/charts/axis-words';
import { causeGroups, type MoveKind, type MoveSpan } from '@/components/charts/history';
import { localDay } from '@/components/charts/local-calendar';
import { useFormat } from '@/components/shell/workspace';
import type { Format } from '@/components/ui/format/create-format';

export type Movers = MoveSpan & { readonly kind: MoveKind };

const membersQuery = {
  at: parseAsString,
  moved: parseAsStringLiteral(['entered', 'left']),
  after: parseAsString,
  until: parseAsString,
  cause: parseAsStringLiteral(causeGroups),
  q: parseAsString.withDefault(''),
};

const isMoment = (text: string | null): text is string =>
  text !== null && !Number.isNaN(Date.parse(text));

/** What the address of a list of members holds: an instant, or those who moved, and a search. */
export function useMembersQuery() {
  const [{ at, moved, after, until, cause, q }, setQuery] = useQueryStates(membersQuery);
  const movers: Movers | null =
    moved !== null && isMoment(until)
      ? { kind: moved, after: isMoment(after) ? after : null, until, ...(cause && { cause }) }
      : null;
  const everybody = () =>
    setQuery({ at: null, moved: null, after: null, until: null, cause: null });
  return { at: movers === null && isMoment(at) ? at : null, movers, q, setQuery, everybody };
}

/** A list of movers in words; without a count while it is not known. */
export function useMoversWords(): (movers: Movers, count: number | null) => string {
  const t = useTranslations('segments.movers');
  const format = useFormat();
  return ({ kind, after, until, cause }, count) =>
    t(kind, {
      count: count === null ? 'none' : format.number(count),
      span:
        after === null
          ? t('until', { until: pointWord(until, format) })
          : t('between', spanWords(after, until, format)),
      cause: cause ?? 'none',
    });
}

/** Both ends in words; in English the year once. */
function spanWords(after: string, until: string, format: Format) {
  const start = after.endsWith('.999999Z') ? nextSecond(after) : after;
  const year = (asOf: string) => localDay(Date.parse(asOf), format.timeZone).year;
  const full = { after: pointWord(start, format), until: pointWord(until, format) };
  const isOnDays = full.after === format.dayOf(start) && full.until === format.dayOf(until);
  return isOnDays && format.locale === 'en' && year(start) === year(until)
    ? { ...full, after: format.dayOfShort(start) }
    : full;
}

/** The instant an open start one microsecond before it means. */
const nextSecond = (asOf: string): string =>
  new Date(Math.floor(Date.parse(asOf) / 1000) * 1000 + 1000).toISOString();
