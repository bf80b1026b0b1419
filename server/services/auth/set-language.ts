import { eq } from 'drizzle-orm';
import * as z from 'zod';
import { user } from '@/db/schema';
import type { Context } from '../context';
import { Language } from './new-person';

export const SetLanguageInput = z.strictObject({ language: Language });
export type SetLanguageInput = z.infer<typeof SetLanguageInput>;

/** Keeps the language a person reads Stratum in; a visitor has no row to keep it on. */
export async function setLanguage(ctx: Context, input: SetLanguageInput): Promise<void> {
  if (ctx.actor.kind !== 'person') return;
  await ctx.db
    .update(user)
    .set({ language: input.language, updatedAt: new Date() })
    .where(eq(user.id, ctx.actor.id));
}
