import * as z from 'zod';
import { ChangePasswordInput, changePassword } from '@/server/services/auth/change-password';
import { type Locale, localeCookie } from '@/i18n/locale';
import { checkSetupCode } from '@/server/services/auth/check-setup-code';
import { CompleteSetupInput, completeSetup } from '@/server/services/auth/complete-setup';
import { SetLanguageInput, setLanguage } from '@/server/services/auth/set-language';
import { SignInInput, signIn } from '@/server/services/auth/sign-in';
import { signOut } from '@/server/services/auth/sign-out';
import {
  AcceptInvitationInput,
  acceptInvitation,
} from '@/server/services/people/accept-invitation';
import { findInvitation } from '@/server/services/people/find-invitation';
import { listAdministrators } from '@/server/services/people/list-administrators';
import { readWorkspace } from '@/server/services/settings/read-workspace';
import { hostTimeZone, timeZoneNames } from '@/server/services/settings/time-zone';
import type { TrpcContext } from '../context';
import { permit, router } from '../trpc';

export const sessionRouter = router({
  workspace: permit('session.read').query(({ ctx }) => readWorkspace(ctx)),
  administrators: permit('session.read').query(({ ctx }) => listAdministrators(ctx)),
  signIn: permit('session.begin')
    .input(SignInInput)
    .mutation(async ({ ctx, input }) => setCookies(ctx, await signIn(ctx, input, addressOf(ctx)))),
  setup: permit('session.begin')
    .input(z.strictObject({ code: z.string().max(200).nullable() }))
    .query(async ({ ctx, input }) => ({
      state: await checkSetupCode(ctx, input.code),
      zones: timeZoneNames(),
      hostZone: hostTimeZone(),
    })),
  invitation: permit('session.begin')
    .input(z.strictObject({ code: z.string().max(200) }))
    .query(async ({ ctx, input }) => {
      const found = await findInvitation(ctx, input.code);
      return found && { email: found.email, role: found.role };
    }),
  completeSetup: permit('session.begin')
    .input(CompleteSetupInput)
    .mutation(async ({ ctx, input }) => {
      await completeSetup(ctx, input);
      setCookies(ctx, await signIn(ctx, input, null));
    }),
  acceptInvitation: permit('session.begin')
    .input(AcceptInvitationInput)
    .mutation(async ({ ctx, input }) => {
      const { email } = await acceptInvitation(ctx, input);
      setCookies(ctx, await signIn(ctx, { email, password: input.password }, null));
    }),
  signOut: permit('session.read').mutation(async ({ ctx }) =>
    setCookies(ctx, await signOut(ctx, ctx.requestHeaders)),
  ),
  setLanguage: permit('session.begin')
    .input(SetLanguageInput)
    .mutation(async ({ ctx, input }) => {
      await setLanguage(ctx, input);
      setCookies(ctx, { setCookie: [languageCookie(input.language)] });
    }),
  changePassword: permit('session.read')
    .input(ChangePasswordInput)
    .mutation(async ({ ctx, input }) =>
      setCookies(ctx, await changePassword(ctx, input, ctx.requestHeaders)),
    ),
});

function setCookies(ctx: TrpcContext, { setCookie }: { setCookie: string[] }): void {
  for (const cookie of setCookie) ctx.responseHeaders?.append('set-cookie', cookie);
}

/** Keeps the language for the pages that are read before signing in. */
function languageCookie(language: Locale): string {
  const year = 365 * 24 * 60 * 60;
  return `${localeCookie}=${language}; Path=/; Max-Age=${year}; SameSite=Lax; HttpOnly`;
}

/** The last hop is the one our own server or proxy wrote; earlier ones are the client's claim. */
function addressOf(ctx: TrpcContext): string | null {
  return ctx.requestHeaders.get('x-forwarded-for')?.split(',').at(-1)?.trim() || null;
}
