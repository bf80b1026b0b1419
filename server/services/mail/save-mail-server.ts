import { eq, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Executor } from '@/db/client';
import { mailServer } from '@/db/schema/index';
import { MailServer } from '@/server/domain/mail/mail-server';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '../context';
import { nameActor } from '../name-actor';
import { getMailServer, type MailSettings } from './get-mail-server';
import { seal } from './seal';

export const SaveMailServerInput = MailServer.extend({
  /** The revision the change was made on; null for the first one. */
  revision: z.number().int().positive().nullable(),
  /** Left out it stays as it is; null forgets it. */
  password: z.string().min(1).max(1_000).nullable().optional(),
});
export type SaveMailServerInput = z.infer<typeof SaveMailServerInput>;

type Row = typeof mailServer.$inferSelect;

/**
 * Sets the mail server. CONFLICT when someone saved after `revision`. A kept password goes
 * to no other server, user or weaker connection than it was typed for: BAD_INPUT asks for it.
 */
export async function saveMailServer(
  ctx: Context,
  input: SaveMailServerInput,
): Promise<MailSettings | null> {
  const { revision, password, ...server } = SaveMailServerInput.parse(input);
  await ctx.db.transaction(async (tx) => {
    const before = await lockServer(tx);
    if ((before?.revision ?? null) !== revision)
      throw new StratumError(problem('CONFLICT', [], undefined, 'settings'));
    if (before?.sealedPassword && password === undefined && !isSameServer(before, server))
      throw new StratumError(problem('BAD_INPUT', ['password'], undefined, 'mailPassword'));
    const sealedPassword = sealedFor(before, password);
    const updatedBy = nameActor(ctx.actor);
    const values = { ...server, sealedPassword, updatedBy, testedAt: null, testError: null };
    if (!before) await tx.insert(mailServer).values(values);
    else
      await tx
        .update(mailServer)
        .set({ ...values, revision: before.revision + 1, updatedAt: sql`now()` });
  });
  return getMailServer(ctx);
}

async function lockServer(tx: Executor): Promise<Row | undefined> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('stratum mail server'))`);
  const [row] = await tx.select().from(mailServer).where(eq(mailServer.only, true));
  return row;
}

function isSameServer(before: Row, { host, port, security, userName }: MailServer): boolean {
  return (
    before.host === host &&
    before.port === port &&
    before.security === security &&
    before.userName === userName
  );
}

function sealedFor(before: Row | undefined, password: string | null | undefined): string | null {
  if (password === undefined) return before?.sealedPassword ?? null;
  return password === null ? null : seal(password);
}
