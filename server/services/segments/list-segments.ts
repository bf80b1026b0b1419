import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Problem } from '@/server/domain/problem/problem';
import type { Rule } from '@/server/domain/rule/rule';
import type { Cause, CauseSplit } from '@/server/domain/segment/cause';
import { type Instant, toInstant } from '@/server/domain/time/instant';
import { startOfUnit } from '@/server/domain/time/local-time';
import { readInstant } from '@/server/domain/time/read-time';
import { dataClock } from '../catalog/data-clock';
import type { Context } from '../context';
import { getSettings } from '../settings/get-settings';

export const ListSegmentsInput = z.strictObject({
  /** From when changes are counted; without it the start of the data clock's local month. */
  since: z
    .string()
    .refine((text) => readInstant(text) !== null)
    .optional(),
});
export type ListSegmentsInput = z.input<typeof ListSegmentsInput>;

export type SparkPoint = {
  readonly asOf: Instant;
  readonly size: number;
  readonly approximate: boolean;
};

export type ListedSegment = {
  readonly id: string;
  readonly key: string;
  readonly name: { readonly en: string; readonly zh: string };
  readonly description: string;
  readonly kind: 'dynamic' | 'static' | 'tier';
  readonly lifecycle: 'draft' | 'inReview' | 'published' | 'archived';
  readonly run: 'idle' | 'queued' | 'running' | 'paused' | 'failed';
  readonly trust: 'current' | 'waitingForData' | 'held' | 'broken' | 'blocked';
  readonly trustReason: { readonly problems?: readonly Problem[] } | null;
  readonly version: number | null;
  readonly rule: Rule | null;
  readonly hasDraft: boolean;
  readonly owner: { readonly id: string; readonly name: string } | null;
  /** Members at the newest point; null before the first refresh. */
  readonly size: number | null;
  /** Customers there were then. */
  readonly total: number | null;
  readonly asOf: Instant | null;
  /** When the newest receipt was written. */
  readonly refreshedAt: Instant | null;
  /** The last point of each of the 24 months before the newest, oldest first. */
  readonly spark: readonly SparkPoint[];
  /** Entries and exits after `since`, by cause. */
  readonly entered: number;
  readonly left: number;
  readonly causes: CauseSplit;
  /** What the worker is doing with it. */
  readonly work: {
    readonly id: string;
    readonly kind: 'refresh' | 'backfill' | 'import';
    readonly state: 'queued' | 'running';
    readonly step: string | null;
    readonly done: number;
    readonly total: number | null;
  } | null;
};

export type SegmentList = {
  readonly since: Instant;
  readonly segments: readonly ListedSegment[];
};

type Row = Omit<ListedSegment, 'name' | 'owner' | 'causes' | 'asOf' | 'refreshedAt' | 'spark'> & {
  name_en: string;
  name_zh: string;
  owner_id: string | null;
  owner_name: string | null;
  as_of: string | null;
  refreshed_at: string | null;
  spark: SparkPoint[] | null;
  entered_by: Partial<Record<Cause, number>> | null;
  left_by: Partial<Record<Cause, number>> | null;
};

/** Every segment with its size, past, changes since an instant and what is being done with it. */
export async function listSegments(
  ctx: Context,
  input: ListSegmentsInput = {},
): Promise<SegmentList> {
  const { calendar } = await getSettings(ctx);
  const asked = ListSegmentsInput.parse(input).since;
  const since = asked ? toInstant(asked) : startOfUnit(await dataClock(ctx.db), 'month', calendar);
  const rows = await ctx.db.execute<Row>(sql`
    select s.id, s.key, s.name_en, s.name_zh, s.description, s.kind, s.lifecycle, s.run, s.trust,
      s.trust_reason as "trustReason", s.published_version as version, v.rule,
      s.draft is not null as "hasDraft", u.id as owner_id, u.name as owner_name,
      newest.size::float8 as size, newest.as_of, receipt.total::float8 as total,
      receipt.finished_at as refreshed_at, past.spark, work.*,
      coalesce(moves.entered, 0)::float8 as entered, coalesce(moves.left, 0)::float8 as left,
      by_cause.entered_by, by_cause.left_by
    from segment s
    left join segment_version v on v.segment_id = s.id and v.version = s.published_version
    left join "user" u on u.id = s.owner_id
    left join lateral (
      select z.as_of, z.size from segment_size z
      where z.segment_id = s.id and z.scope_value = '' order by z.as_of desc limit 1
    ) newest on true
    left join lateral (
      select r.total, r.finished_at from segment_refresh r
      where r.segment_id = s.id and r.state = 'done' and r.as_of = newest.as_of limit 1
    ) receipt on true
    left join lateral (${sparkOf(calendar.timeZone)}) past on true
    left join lateral (
      select sum(z.entered) as entered, sum(z."left") as left from segment_size z
      where z.segment_id = s.id and z.scope_value = '' and z.as_of > ${since}::timestamptz
    ) moves on true
    left join lateral (
      select jsonb_object_agg(c.cause, c.count) filter (where c.direction = 'entered') as entered_by,
        jsonb_object_agg(c.cause, c.count) filter (where c.direction = 'left') as left_by
      from (
        select d.direction, e.key as cause, sum(e.value::bigint) as count
        from segment_size z
        cross join (values ('entered'), ('left')) as d (direction)
        cross join lateral jsonb_each_text(z.cause_split -> d.direction) e
        where z.segment_id = s.id and z.scope_value = '' and z.as_of > ${since}::timestamptz
        group by d.direction, e.key
      ) c
    ) by_cause on true
    left join lateral (
      select jsonb_build_object('id', w.id, 'kind', w.kind, 'state', w.state, 'step', w.step,
        'done', w.done, 'total', w.total) as work
      from work w
      where w.state in ('queued', 'running') and w.kind <> 'import' and s.lifecycle = 'published'
        and (w.subject in (s.key, '')) and (not w.input ? 'keys' or w.input -> 'keys' ? s.key)
      order by w.state desc, w.created_at limit 1
    ) work on true
    order by newest.size desc nulls last, s.key`);
  return { since, segments: rows.map(toListed) };
}

function sparkOf(timeZone: string) {
  return sql`
    select jsonb_agg(jsonb_build_object('asOf', p.as_of, 'size', p.size,
      'approximate', p.approximate) order by p.as_of) as spark
    from (
      select distinct on (q.month) q.as_of, q.size, q.approximate
      from (
        select z.*, date_trunc('month', z.as_of, ${timeZone}) as month from segment_size z
        where z.segment_id = s.id and z.scope_value = ''
          and z.as_of >= newest.as_of - interval '24 months'
      ) q
      order by q.month, q.as_of desc
    ) p`;
}

function toListed(row: Row): ListedSegment {
  const { name_en, name_zh, owner_id, owner_name, as_of, refreshed_at, ...rest } = row;
  const { entered_by, left_by, spark, ...plain } = rest;
  return {
    ...plain,
    name: { en: name_en, zh: name_zh },
    owner: owner_id === null ? null : { id: owner_id, name: owner_name ?? '' },
    asOf: as_of === null ? null : toInstant(as_of),
    refreshedAt: refreshed_at === null ? null : toInstant(refreshed_at),
    spark: (spark ?? []).map((point) => ({ ...point, asOf: toInstant(point.asOf) })),
    causes: { entered: entered_by ?? {}, left: left_by ?? {} },
  };
}
