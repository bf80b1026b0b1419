import { createHash } from 'node:crypto';
import { and, gt, inArray, or, sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { signInFailure } from '@/db/schema';

const windowMinutes = 15;
const allowed = { account: 10, address: 100 };

export type SignInOrigin = { email: string; address: string | null };

/** Whether this account or this network address failed too often in the last 15 minutes. */
export async function isSignInBlocked(db: Database, origin: SignInOrigin): Promise<boolean> {
  const keys = keysOf(origin);
  const over = or(
    ...keys.map(({ key, limit }) =>
      and(inArray(signInFailure.key, [key]), gt(signInFailure.failures, limit - 1)),
    ),
  );
  const blocked = await db
    .select({ key: signInFailure.key })
    .from(signInFailure)
    .where(and(over, sql`${signInFailure.windowEndsAt} > now()`));
  return blocked.length > 0;
}

/** Counts a failure; a window starts with its first failure. Known and unknown accounts count alike. */
export async function recordSignInFailure(db: Database, origin: SignInOrigin): Promise<void> {
  const windowEndsAt = sql`now() + make_interval(mins => ${windowMinutes})`;
  const running = sql`${signInFailure.windowEndsAt} > now()`;
  await db
    .insert(signInFailure)
    .values(keysOf(origin).map(({ key }) => ({ key, failures: 1, windowEndsAt })))
    .onConflictDoUpdate({
      target: signInFailure.key,
      set: {
        failures: sql`case when ${running} then ${signInFailure.failures} + 1 else 1 end`,
        windowEndsAt: sql`case when ${running} then ${signInFailure.windowEndsAt} else ${windowEndsAt} end`,
      },
    });
  await db
    .delete(signInFailure)
    .where(sql`${signInFailure.windowEndsAt} < now() - interval '1 day'`);
}

export async function forgetSignInFailures(db: Database, origin: SignInOrigin): Promise<void> {
  const account = keysOf({ ...origin, address: null }).map(({ key }) => key);
  await db.delete(signInFailure).where(inArray(signInFailure.key, account));
}

function keysOf({ email, address }: SignInOrigin): { key: string; limit: number }[] {
  const keys = [{ key: hash(`account ${email}`), limit: allowed.account }];
  if (address) keys.push({ key: hash(`address ${address}`), limit: allowed.address });
  return keys;
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
