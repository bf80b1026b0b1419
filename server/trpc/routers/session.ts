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
import { hasDemo, readDemo } from '@/server/services/demo/read-demo';
import { restartDemo } from '@/server/services/demo/restart-demo';
import { readWorkspace } from '@/server/services/settings/read-workspace';
import { hostTimeZone, timeZoneNames } from '@/server/services/settings/time-zone';
import type { TrpcContext } from '../context';
import { workspaceCookieOf, workspaceNames } from '../workspace-choice';
import { permitAccounts, router } from '../trpc';

export const sessionRouter = router({
  workspace: permitAccounts('session.read').query(({ ctx }) =>
    readWorkspace({ ...ctx, ...ctx.data }),
  ),
  administrators: permitAccounts('session.read').query(({ ctx }) => listAdministrators(ctx)),
  signIn: permitAccounts('session.begin')
    .input(SignInInput)
    .mutation(async ({ ctx, input }) => setCookies(ctx, await signIn(ctx, input, addressOf(ctx)))),
  setup: permitAccounts('session.begin')
    .input(z.strictObject({ code: z.string().max(200).nullable() }))
    .query(async ({ ctx, input }) => ({
      state: await checkSetupCode(ctx, input.code),
      zones: timeZoneNames(),
      hostZone: hostTimeZone(),
    })),
  invitation: permitAccounts('session.begin')
    .input(z.strictObject({ code: z.string().max(200) }))
    .query(async ({ ctx, input }) => {
      const found = await findInvitation(ctx, input.code);
      return found && { email: found.email, role: found.role };
    }),
  completeSetup: permitAccounts('session.begin')
    .input(CompleteSetupInput)
    .mutation(async ({ ctx, input }) => {
      await completeSetup(ctx, input);
      setCookies(ctx, await signIn(ctx, input, null));
      if (hasDemo()) setCookies(ctx, { setCookie: [workspaceCookieOf('demo')] });
    }),
  acceptInvitation: permitAccounts('session.begin')
    .input(AcceptInvitationInput)
    .mutation(async ({ ctx, input }) => {
      const { email } = await acceptInvitation(ctx, input);
      setCookies(ctx, await signIn(ctx, { email, password: input.password }, null));
    }),
  signOut: permitAccounts('session.read').mutation(async ({ ctx }) => {
    setCookies(ctx, await signOut(ctx, ctx.requestHeaders));
    setCookies(ctx, { setCookie: [workspaceCookieOf('own')] });
  }),
  demo: permitAccounts('session.read').query(({ ctx }) =>
    readDemo(ctx.accounts, ctx.workspace === 'demo'),
  ),
  chooseWorkspace: permitAccounts('session.read')
    .input(z.strictObject({ workspace: z.enum(workspaceNames) }))
    .mutation(({ ctx, input }) =>
      setCookies(ctx, { setCookie: [workspaceCookieOf(input.workspace)] }),
    ),
  restartDemo: permitAccounts('settings.edit').mutation(() => restartDemo()),
  setLanguage: permitAccounts('session.begin')
    .input(SetLanguageInput)
    .mutation(async ({ ctx, input }) => {
      await setLanguage(ctx, input);
      setCookies(ctx, { setCookie: [languageCookie(input.language)] });
    }),
  changePassword: permitAccounts('session.read')
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
