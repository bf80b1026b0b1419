import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { setupCode, workspace } from '@/db/schema';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { Context } from '../context';
import { defaultSettings } from '../settings/default-settings';
import { TimeZone } from '../settings/time-zone';
import { matchesSetupCode } from './check-setup-code';
import { hasAdministrator } from './has-administrator';
import { Email, hashPassword, insertPerson, Language, Password, PersonName } from './new-person';

export const CompleteSetupInput = z.strictObject({
  code: z.string().min(1).max(200),
  name: PersonName,
  email: Email,
  password: Password,
  language: Language,
  timeZone: TimeZone,
});
export type CompleteSetupInput = z.infer<typeof CompleteSetupInput>;

/**
 * Makes the bearer of the setup code the first administrator and writes the
 * workspace's language, zone and currency. Works once: NOT_FOUND afterwards, CODE_EXPIRED
 * for a code that is not the current one.
 */
export async function completeSetup(
  ctx: Pick<Context, 'db'>,
  input: CompleteSetupInput,
): Promise<void> {
  const { code, password, timeZone, ...person } = input;
  const passwordHash = await hashPassword(ctx.db, password);
  await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('stratum setup'))`);
    if (await hasAdministrator(tx)) throw new StratumError(problem('NOT_FOUND', []));
    if (!(await matchesSetupCode(tx, code))) {
      throw new StratumError(problem('CODE_EXPIRED', ['code'], undefined, 'setup'));
    }
    await tx.delete(setupCode);
    await insertPerson(tx, { ...person, role: 'administrator', passwordHash });
    const settings = defaultSettings(person.language, timeZone);
    const { language, currency } = settings;
    await tx
      .insert(workspace)
      .values(settings)
      .onConflictDoUpdate({
        target: workspace.only,
        set: { timeZone, language, currency, revision: sql`${workspace.revision} + 1` },
      });
  });
}
