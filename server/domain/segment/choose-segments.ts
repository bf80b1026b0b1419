import { needsAttention, standingOf } from './standing';

export const segmentStates = ['active', 'published', 'drafts', 'attention', 'archived'] as const;
export type SegmentState = (typeof segmentStates)[number];

export const segmentSorts = ['size', 'name', 'net'] as const;
export type SegmentSort = (typeof segmentSorts)[number];

type Listed = Parameters<typeof standingOf>[0] & {
  readonly key: string;
  readonly name: { readonly en: string; readonly zh: string };
  readonly owner: { readonly id: string } | null;
  readonly hasDraft: boolean;
  readonly entered: number;
  readonly left: number;
};

type Wanted = {
  readonly state: SegmentState;
  readonly q: string;
  readonly mine: boolean;
  readonly sort: SegmentSort;
};

type Reader<Segment> = {
  readonly id: string;
  readonly now: number;
  readonly nameOf: (segment: Segment) => string;
};

/** The segments asked for, in the order asked for. */
export function chooseSegments<Segment extends Listed>(
  segments: readonly Segment[],
  { state, q, mine, sort }: Wanted,
  { id, now, nameOf }: Reader<Segment>,
): Segment[] {
  const text = q.trim().toLocaleLowerCase();
  return segments
    .filter((segment) => isInState(segment, state, now))
    .filter(({ owner }) => !mine || owner?.id === id)
    .filter(({ name, key }) => `${name.en} ${name.zh} ${key}`.toLocaleLowerCase().includes(text))
    .sort((a, b) => compare(a, b, sort) || nameOf(a).localeCompare(nameOf(b)));
}

function compare(a: Listed, b: Listed, sort: SegmentSort): number {
  if (sort === 'name') return 0;
  if (sort === 'net') return b.entered - b.left - (a.entered - a.left);
  return (b.size ?? -1) - (a.size ?? -1);
}

function isInState(segment: Listed, state: SegmentState, now: number): boolean {
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
