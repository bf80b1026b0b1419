import { createTransport } from 'nodemailer';
import type { Mail, MailServer } from '@/server/domain/mail/mail-server';
import { explainRefusal, MailTimeout } from './explain-refusal';

export type MailTimes = {
  /** How long one step of the conversation may take. */
  readonly step: number;
  readonly whole: number;
};

const patience: MailTimes = { step: 10_000, whole: 30_000 };

/**
 * Hands a mail to a server and waits until it has taken it; talks to no other host.
 * Refuses MAIL_FAILED with what went wrong; the server's certificate is always checked.
 */
export async function deliverMail(
  server: MailServer,
  password: string | null,
  { to, subject, text }: Mail,
  times = patience,
): Promise<void> {
  const { host, port, security, userName, senderName, senderAddress } = server;
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'startTls',
    ignoreTLS: security === 'none',
    connectionTimeout: times.step,
    greetingTimeout: times.step,
    socketTimeout: times.step,
    dnsTimeout: times.step,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(userName !== '' && { auth: { user: userName, pass: password ?? '' } }),
  });
  const sending = transport.sendMail({
    from: { name: senderName, address: senderAddress },
    to: { name: '', address: to },
    subject,
    text,
  });
  const limit = timeLimit(times.whole);
  try {
    await Promise.race([sending, limit.reached]);
  } catch (error) {
    throw explainRefusal(error, server, password);
  } finally {
    limit.clear();
    transport.close();
    sending.catch(() => undefined);
  }
}

function timeLimit(milliseconds: number) {
  let timer: NodeJS.Timeout | undefined;
  const reached = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new MailTimeout()), milliseconds);
  });
  return { reached, clear: () => clearTimeout(timer) };
}
