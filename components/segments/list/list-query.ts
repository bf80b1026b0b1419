import { parseAsBoolean, parseAsString, parseAsStringLiteral } from 'nuqs';
import { needsAttention, standingOf } from '../segment-standing';
import type { ListedSegment } from '../segment-types';

export const stateFilters = ['active', 'published', 'drafts', 'attention', 'archived'] as const;
export type StateFilter = (typeof stateFilters)[number];

export const sortKeys = ['size', 'name', 'net'] as const;
export type SortKey = (typeof sortKeys)[number];

/** What the address of the list holds. */
export const listQuery = {
  state: parseAsStringLiteral(stateFilters).withDefault('active'),
  q: parseAsString.withDefault(''),
  mine: parseAsBoolean.withDefault(false),
  sort: parseAsStringLiteral(sortKeys).withDefault('size'),
};

type Wanted = {
  readonly state: StateFilter;
  readonly q: string;
  readonly mine: boolean;
  readonly sort: SortKey;
};

type Reader = {
  readonly id: string;
  readonly now: number;
  readonly nameOf: (segment: ListedSegment) => string;
};

/** The segments asked for, in the order asked for. */
export function chooseSegments(
  segments: readonly ListedSegment[],
  { state, q, mine, sort }: Wanted,
  { id, now, nameOf }: Reader,
): ListedSegment[] {
  const text = q.trim().toLocaleLowerCase();
  return segments
    .filter((segment) => isInState(segment, state, now))
    .filter(({ owner }) => !mine || owner?.id === id)
    .filter(({ name, key }) => `${name.en} ${name.zh} ${key}`.toLocaleLowerCase().includes(text))
    .sort((a, b) => compare(a, b, sort) || nameOf(a).localeCompare(nameOf(b)));
}

function compare(a: ListedSegment, b: ListedSegment, sort: SortKey): number {
  if (sort === 'name') return 0;
  if (sort === 'net') return b.entered - b.left - (a.entered - a.left);
  return (b.size ?? -1) - (a.size ?? -1);
}

function isInState(segment: ListedSegment, state: StateFilter, now: number): boolean {
  const { lifecycle, hasDraft } = segment;
  switch (state) {
    case 'active':
      return lifecycle !== 'archived';
    case 'published':
      return lifecycle === 'published';
    case 'drafts':
      return (
        lifecycle === 'draft' || lifecycle === 'inReview' || (lifecycle !== 'archived' && hasDraft)
      );
    case 'attention':
      return needsAttention(standingOf(segment, now));
    case 'archived':
      return lifecycle === 'archived';
  }
}
