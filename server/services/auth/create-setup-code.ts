import { setupCode } from '@/db/schema';
import type { Context } from '../context';
import { hasAdministrator } from './has-administrator';
import { makeSecretCode } from './secret-code';

const validHours = 24;

/**
 * Makes the code whose bearer may become the first administrator, in place of
 * any earlier one. Gives null when an administrator exists. The code is valid
 * for 24 hours and can be read only here.
 */
export async function createSetupCode(
  ctx: Pick<Context, 'db'>,
): Promise<{ code: string; expiresAt: Date } | null> {
  return ctx.db.transaction(async (tx) => {
    if (await hasAdministrator(tx)) return null;
    const { code, codeHash } = makeSecretCode();
    const expiresAt = new Date(Date.now() + validHours * 60 * 60 * 1000);
    await tx
      .insert(setupCode)
      .values({ codeHash, expiresAt })
      .onConflictDoUpdate({ target: setupCode.only, set: { codeHash, expiresAt } });
    return { code, expiresAt };
  });
}
