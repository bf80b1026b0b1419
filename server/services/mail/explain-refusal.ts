import type { MailServer } from '@/server/domain/mail/mail-server';
import { showText } from '@/server/domain/import/storable-text';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';

export class MailTimeout extends Error {}

export type MailVariant =
  | 'unknownHost'
  | 'refused'
  | 'unreachable'
  | 'timeout'
  | 'closed'
  | 'certificate'
  | 'noTls'
  | 'notTls'
  | 'authentication'
  | 'sender'
  | 'recipient'
  | 'rejected'
  | 'other';

type Failure = {
  readonly code?: string;
  readonly errno?: number;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
  readonly message?: string;
  readonly cause?: { readonly code?: string };
};

/** What went wrong with a mail as MAIL_FAILED: which of the usual reasons, and the server's own words. */
export function explainRefusal(
  error: unknown,
  { host, port, userName, senderAddress }: MailServer,
  password: string | null,
): StratumError {
  const failure = error as Failure;
  const variant = error instanceof MailTimeout ? 'timeout' : variantOf(failure);
  const said = showText(without(failure.response ?? failure.message ?? '', password), 300);
  const params = { host, port, user: userName, sender: senderAddress, said };
  return new StratumError(problem('MAIL_FAILED', [], params, variant));
}

/** A server might repeat what it was sent; what is kept and shown never holds the password. */
function without(text: string, password: string | null): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (!password) return line;
  return line
    .replaceAll(password, '•••')
    .replaceAll(Buffer.from(password).toString('base64'), '•••');
}

function variantOf({ code = '', command = '', message = '', cause }: Failure): MailVariant {
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'authentication';
  if (code === 'EENVELOPE' && command === 'MAIL FROM') return 'sender';
  if (code === 'EENVELOPE' && command === 'RCPT TO') return 'recipient';
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return 'rejected';
  if (code === 'EDNS' || /ENOTFOUND|EAI_AGAIN|ENODATA/.test(message)) return 'unknownHost';
  if (/ECONNREFUSED/.test(`${message} ${cause?.code}`)) return 'refused';
  if (/EHOSTUNREACH|ENETUNREACH|EACCES|EPERM/.test(message)) return 'unreachable';
  if (code === 'ETIMEDOUT' || /timed? ?out|timeout/i.test(message)) return 'timeout';
  if (isCertificate(`${message} ${cause?.code}`)) return 'certificate';
  if (/wrong version number|packet length too long|unknown protocol/i.test(message))
    return 'notTls';
  if (code === 'ETLS' || /STARTTLS/.test(message)) return 'noTls';
  if (code === 'ECONNECTION' || /ECONNRESET|EPIPE|closed|disconnected/i.test(message))
    return 'closed';
  return 'other';
}

function isCertificate(text: string): boolean {
  return /certificate|altnames|CERT_|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS_CERT/i.test(text);
}
