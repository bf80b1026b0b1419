import { and, eq, sql } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { setupCode } from '@/db/schema';
import type { Context } from '../context';
import { hasAdministrator } from './has-administrator';
import { hashSecretCode } from './secret-code';

export type SetupState = 'open' | 'expired' | 'closed';

/** What /setup may do: `closed` once an administrator exists, `expired` for a code that is not the current one. */
export async function checkSetupCode(
  ctx: Pick<Context, 'db'>,
  code: string | null,
): Promise<SetupState> {
  if (await hasAdministrator(ctx.db)) return 'closed';
  if (!code) return 'expired';
  return (await matchesSetupCode(ctx.db, code)) ? 'open' : 'expired';
}

export async function matchesSetupCode(db: Executor, code: string): Promise<boolean> {
  const found = await db
    .select({ only: setupCode.only })
    .from(setupCode)
    .where(and(eq(setupCode.codeHash, hashSecretCode(code)), sql`${setupCode.expiresAt} > now()`))
    .for('update');
  return found.length > 0;
}
