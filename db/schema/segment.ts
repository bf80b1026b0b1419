import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Rule } from '@/server/domain/rule/rule';
import { causes, type CauseSplit } from '@/server/domain/segment/cause';
import { changeBatch } from './catalog';
import { instant } from './columns';

export const segment = pgTable(
  'segment',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    key: text('key').notNull().unique(),
    nameEn: text('name_en').notNull(),
    nameZh: text('name_zh').notNull(),
    description: text('description').notNull().default(''),
    kind: text('kind', { enum: ['dynamic', 'static', 'tier'] })
      .notNull()
      .default('dynamic'),
    lifecycle: text('lifecycle', {
      enum: ['draft', 'inReview', 'published', 'archived'],
    })
      .notNull()
      .default('draft'),
    run: text('run', {
      enum: ['idle', 'queued', 'running', 'paused', 'failed'],
    })
      .notNull()
      .default('idle'),
    trust: text('trust', {
      enum: ['current', 'waitingForData', 'held', 'broken', 'blocked'],
    })
      .notNull()
      .default('current'),
    trustReason: jsonb('trust_reason'),
    /** The draft as the editor holds it; it may be incomplete. Null when it equals the published rule. */
    draft: jsonb('draft'),
    /** Grows with each save of the draft or the names; a save states the one it started from. */
    revision: integer('revision').notNull().default(1),
    publishedVersion: integer('published_version'),
    ownerId: text('owner_id'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index('segment_lifecycle').on(table.lifecycle),
    check(
      'segment_published_version',
      sql`${table.lifecycle} <> 'published' or ${table.publishedVersion} is not null or ${table.kind} <> 'dynamic'`,
    ),
  ],
);

export const segmentVersion = pgTable(
  'segment_version',
  {
    segmentId: uuid('segment_id')
      .notNull()
      .references(() => segment.id),
    version: integer('version').notNull(),
    rule: jsonb('rule').$type<Rule>().notNull(),
    note: text('note').notNull().default(''),
    publishedBy: text('published_by').notNull(),
    publishedAt: instant('published_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.segmentId, table.version] })],
);

/** The bit of a segment in `membership_state.words`: 63 bits a word. */
export const segmentSlot = pgTable(
  'segment_slot',
  {
    segmentId: uuid('segment_id')
      .primaryKey()
      .references(() => segment.id),
    word: integer('word').notNull(),
    bit: smallint('bit').notNull(),
  },
  (table) => [
    unique('segment_slot_place').on(table.word, table.bit),
    check('segment_slot_bit', sql`${table.bit} between 0 and 62 and ${table.word} >= 1`),
  ],
);

/** Half-open membership: in at `enteredAt`, out at `leftAt`; open while null. */
export const membership = pgTable(
  'membership',
  {
    segmentId: uuid('segment_id').notNull(),
    customerId: bigint('customer_id', { mode: 'bigint' }).notNull(),
    enteredAt: instant('entered_at').notNull(),
    leftAt: instant('left_at'),
    enteredCause: text('entered_cause', { enum: causes }).notNull(),
    leftCause: text('left_cause', { enum: causes }),
    grain: text('grain', {
      enum: ['live', 'day', 'week', 'month', 'quarter', 'year'],
    }).notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.customerId, table.segmentId, table.enteredAt],
    }),
    check('membership_order', sql`${table.leftAt} > ${table.enteredAt}`),
    check('membership_left', sql`(${table.leftAt} is null) = (${table.leftCause} is null)`),
    uniqueIndex('membership_open')
      .on(table.segmentId, table.customerId)
      .where(sql`${table.leftAt} is null`),
    index('membership_entered').on(table.segmentId, table.enteredAt),
    index('membership_left_at')
      .on(table.segmentId, table.leftAt)
      .where(sql`${table.leftAt} is not null`),
  ],
);

/** The current bits of each customer: a cache of the open intervals. */
export const membershipState = pgTable('membership_state', {
  customerId: bigint('customer_id', { mode: 'bigint' }).primaryKey(),
  words: bigint('words', { mode: 'bigint' }).array().notNull(),
});

/** The fence of a segment's history: it only moves forward. */
export const segmentClock = pgTable('segment_clock', {
  segmentId: uuid('segment_id')
    .primaryKey()
    .references(() => segment.id),
  /** The last instant written, live or backfilled. */
  asOf: instant('as_of'),
  /** What the last refresh was asked for; it ran up to some microseconds later when that instant was taken. */
  requestedAsOf: instant('requested_as_of'),
  /** The first live refresh; backfill lies before it. */
  liveSince: instant('live_since'),
  token: bigint('token', { mode: 'number' }).notNull().default(0),
  fingerprint: text('fingerprint'),
});

/** The receipt: what one refresh or one backfill point of one segment did. */
export const segmentRefresh = pgTable(
  'segment_refresh',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    segmentId: uuid('segment_id')
      .notNull()
      .references(() => segment.id),
    kind: text('kind', { enum: ['live', 'backfill'] }).notNull(),
    state: text('state', { enum: ['done', 'failed'] }).notNull(),
    version: integer('version').notNull(),
    asOf: instant('as_of').notNull(),
    timeZone: text('time_zone').notNull(),
    sqlText: text('sql_text').notNull(),
    parameters: jsonb('parameters').notNull(),
    shape: text('shape').notNull(),
    scope: text('scope').notNull(),
    trigger: text('trigger', {
      enum: ['demand', 'import', 'schedule', 'publish', 'backfill'],
    }).notNull(),
    total: bigint('total', { mode: 'number' }),
    size: bigint('size', { mode: 'number' }),
    entered: bigint('entered', { mode: 'number' }),
    left: bigint('left', { mode: 'number' }),
    causeSplit: jsonb('cause_split').$type<CauseSplit>(),
    memberHash: text('member_hash'),
    /** Null for exact; for an approximate backfill point why it is one. */
    approximate: jsonb('approximate'),
    fingerprint: text('fingerprint').notNull(),
    durationMs: integer('duration_ms'),
    error: jsonb('error'),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at').notNull().defaultNow(),
  },
  (table) => [
    index('segment_refresh_as_of').on(table.segmentId, table.asOf),
    uniqueIndex('segment_refresh_once')
      .on(table.segmentId, table.asOf)
      .where(sql`${table.state} = 'done'`),
  ],
);

/** The set of change batches a segment has taken in; a watermark would lose late commits. */
export const segmentBatch = pgTable(
  'segment_batch',
  {
    segmentId: uuid('segment_id')
      .notNull()
      .references(() => segment.id),
    batchId: uuid('batch_id')
      .notNull()
      .references(() => changeBatch.id),
    refreshId: uuid('refresh_id')
      .notNull()
      .references(() => segmentRefresh.id),
  },
  (table) => [primaryKey({ columns: [table.segmentId, table.batchId] })],
);

/** Size per point in time and scope value; '' is the whole segment. */
export const segmentSize = pgTable(
  'segment_size',
  {
    segmentId: uuid('segment_id')
      .notNull()
      .references(() => segment.id),
    asOf: instant('as_of').notNull(),
    scopeValue: text('scope_value').notNull().default(''),
    size: bigint('size', { mode: 'number' }).notNull(),
    entered: bigint('entered', { mode: 'number' }).notNull(),
    left: bigint('left', { mode: 'number' }).notNull(),
    causeSplit: jsonb('cause_split').$type<CauseSplit>().notNull(),
    kind: text('kind', { enum: ['live', 'backfill'] }).notNull(),
    approximate: boolean('approximate').notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.segmentId, table.asOf, table.scopeValue] })],
);

/** Entries and exits to be told to the outside, written in the refresh's transaction. */
export const outbox = pgTable(
  'outbox',
  {
    segmentId: uuid('segment_id').notNull(),
    customerId: bigint('customer_id', { mode: 'bigint' }).notNull(),
    intervalStart: instant('interval_start').notNull(),
    kind: text('kind', { enum: ['entered', 'left'] }).notNull(),
    cause: text('cause', { enum: causes }).notNull(),
    at: instant('at').notNull(),
    deliveredAt: instant('delivered_at'),
  },
  (table) => [
    primaryKey({
      columns: [table.customerId, table.segmentId, table.intervalStart, table.kind],
    }),
    index('outbox_due').on(table.at).where(sql`${table.deliveredAt} is null`),
  ],
);
