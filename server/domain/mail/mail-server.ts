import * as z from 'zod';

export const mailSecurities = ['none', 'startTls', 'tls'] as const;
/** `tls` from the first byte, `startTls` after a greeting in clear, `none` never. */
export const MailSecurity = z.enum(mailSecurities);
export type MailSecurity = z.infer<typeof MailSecurity>;

/** Text of one line: what stands in a mail's head may not begin a line of its own. */
const Line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((text) => !/[\p{Cc}\u2028\u2029]/u.test(text));

const Address = Line(254).pipe(z.email());

export const MailServer = z.strictObject({
  host: Line(253).pipe(
    z.string().regex(/^(?:[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?|[0-9a-fA-F:]+)$/u),
  ),
  port: z.number().int().min(1).max(65_535),
  security: MailSecurity,
  /** Empty for a server that asks nobody who they are. */
  userName: Line(254),
  senderName: Line(80),
  senderAddress: Address,
});
export type MailServer = z.infer<typeof MailServer>;

/** A mail of plain text to one person. */
export const Mail = z.strictObject({
  to: Address,
  subject: Line(200).pipe(z.string().min(1)),
  text: z.string().min(1).max(100_000),
});
export type Mail = z.infer<typeof Mail>;

/** What the servers of common providers are called. */
export const mailPresets = {
  exmail: { host: 'smtp.exmail.qq.com', port: 465, security: 'tls' },
  aliyun: { host: 'smtp.qiye.aliyun.com', port: 465, security: 'tls' },
  netease: { host: 'smtp.163.com', port: 465, security: 'tls' },
  qq: { host: 'smtp.qq.com', port: 465, security: 'tls' },
  gmail: { host: 'smtp.gmail.com', port: 465, security: 'tls' },
  outlook: { host: 'smtp.office365.com', port: 587, security: 'startTls' },
} as const satisfies Readonly<Record<string, Pick<MailServer, 'host' | 'port' | 'security'>>>;
export type MailPreset = keyof typeof mailPresets;
