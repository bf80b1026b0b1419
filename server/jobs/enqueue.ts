import type { Executor } from '@/db/client';
import type { BackfillStep } from '@/server/domain/segment/backfill-points';
import type { Actor } from '@/server/services/context';
import { nameActor } from '@/server/services/name-actor';
import {
  createWork,
  findQueuedWork,
  markQueued,
  type WorkKind,
} from '@/server/services/work/create-work';
import { sendJob } from './job-queue';

export type RefreshOrder = {
  /** Without them every published segment. */
  readonly keys?: readonly string[];
  readonly trigger: 'demand' | 'import' | 'schedule' | 'publish';
  readonly actor: Actor;
};

/**
 * Has segments refreshed by the worker once the caller's transaction commits; gives
 * the work's id. Orders that nobody has begun yet are one.
 */
export async function enqueueRefresh(
  tx: Executor,
  { keys, trigger, actor }: RefreshOrder,
): Promise<string> {
  await markQueued(tx, keys ?? null);
  const waiting = await findQueuedWork(tx, 'refresh', keys ?? null);
  return waiting ?? enqueue(tx, 'refresh', { ...(keys && { keys }), trigger }, actor);
}

export type BackfillOrder = {
  readonly keys?: readonly string[];
  /** Local days, both included. */
  readonly from: string;
  readonly to: string;
  readonly every: BackfillStep;
  readonly actor: Actor;
};

/** Has the past of segments computed by the worker; gives the work's id. */
export async function enqueueBackfill(
  tx: Executor,
  { actor, keys, ...range }: BackfillOrder,
): Promise<string> {
  return enqueue(tx, 'backfill', { ...(keys && { keys }), ...range }, actor);
}

export type ImportOrder = {
  /** The table the rows land in. */
  readonly table: string;
  /** What the import verb is given. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly actor: Actor;
};

/** Has an uploaded file imported by the worker; gives the work's id. */
export async function enqueueImport(
  tx: Executor,
  { table, input, actor }: ImportOrder,
): Promise<string> {
  const workId = await createWork(tx, {
    ...{ kind: 'import', subject: table, input, actor: nameActor(actor) },
  });
  await sendJob(tx, 'import', { workId });
  return workId;
}

async function enqueue(
  tx: Executor,
  queue: WorkKind,
  input: { readonly keys?: readonly string[] } & Readonly<Record<string, unknown>>,
  actor: Actor,
): Promise<string> {
  const [only, ...others] = input.keys ?? [];
  const subject = others.length === 0 ? (only ?? '') : '';
  const workId = await createWork(tx, { kind: queue, subject, input, actor: nameActor(actor) });
  await sendJob(tx, queue, { workId });
  return workId;
}

/** Sends a job for work that stands already and has lost its own. */
export async function resendJob(tx: Executor, kind: WorkKind, workId: string): Promise<void> {
  await sendJob(tx, kind, { workId });
}
