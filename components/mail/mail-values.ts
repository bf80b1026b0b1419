import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '@/server/trpc/app-router';
import { type MailPreset, mailPresets } from '@/server/domain/mail/mail-server';

export type MailServerData = NonNullable<inferRouterOutputs<AppRouter>['mail']['get']>;

/** The settings as the form holds them. An empty password leaves the kept one as it is. */
export type MailValues = {
  host: string;
  port: number | string;
  security: MailServerData['security'];
  userName: string;
  password: string;
  forgetPassword: boolean;
  senderName: string;
  senderAddress: string;
};

export const presetNames = Object.keys(mailPresets) as MailPreset[];

export function toValues(server: MailServerData | null, workspace: string): MailValues {
  const fresh = { host: '', port: 465, security: 'tls', userName: '', senderAddress: '' } as const;
  const { host, port, security, userName, senderAddress } = server ?? fresh;
  const senderName = server?.senderName ?? workspace;
  const secret = { password: '', forgetPassword: false };
  return { host, port, security, userName, ...secret, senderName, senderAddress };
}

/** The provider whose server this is. */
export function presetOf({ host }: Pick<MailValues, 'host'>): MailPreset | 'other' {
  const wanted = host.trim().toLowerCase();
  return presetNames.find((name) => mailPresets[name].host === wanted) ?? 'other';
}

/** What is sent: the password only when one was typed, or null to forget it. */
export function toInput(values: MailValues, revision: number | null) {
  const { password, forgetPassword, port, ...rest } = values;
  const secret = forgetPassword ? { password: null } : password === '' ? {} : { password };
  return { ...rest, ...secret, port: Number(port), revision };
}
