import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mailServer } from '@/db/schema/index';
import { createTestDatabase, type TestDatabase } from '@/db/testing/test-database';
import { mailPresets, MailServer } from '@/server/domain/mail/mail-server';
import type { Problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { insertPerson } from '../auth/new-person';
import type { Context } from '../context';
import { invitePerson } from '../people/invite-person';
import { mailInvitation } from '../people/mail-invitation';
import { phraseProblem } from '../problems/phrase-problem';
import { deliverMail } from './deliver-mail';
import { getMailServer } from './get-mail-server';
import { saveMailServer } from './save-mail-server';
import { seal, unseal } from './seal';
import { sendMail } from './send-mail';
import { testMailServer } from './test-mail-server';
import { type SmtpManner, type SmtpServer, startSmtpServer } from './testing/smtp-server';

const secret = 'a secret of the tests, at least 32 long';
process.env.STRATUM_SECRET = secret;

let database: TestDatabase;
let ctx: Context;
const running: SmtpServer[] = [];
const password = 'Pässwort = 1';
const letter = {
  to: 'ana@example.com',
  subject: 'Monatsbericht 月报',
  text: 'Grüße 你好\n.\nEnde',
};

beforeAll(async () => {
  database = await createTestDatabase();
  const { db, sql } = database;
  const person = { name: 'Ana', email: 'ana@example.com', role: 'administrator' } as const;
  const id = await insertPerson(db, { ...person, language: 'en', passwordHash: 'x' });
  ctx = { db, sql, actor: { kind: 'person', id, ...person }, locale: 'en' };
});

afterEach(async () => {
  process.env.STRATUM_SECRET = secret;
  await Promise.all(running.splice(0).map((server) => server.close()));
  await database.db.delete(mailServer);
});
afterAll(() => database.drop());

async function start(manner: SmtpManner = {}): Promise<SmtpServer> {
  const server = await startSmtpServer(manner);
  running.push(server);
  return server;
}

function settingsOf(
  { port }: { readonly port: number },
  more: Partial<MailServer> = {},
): MailServer {
  return {
    ...{ host: '127.0.0.1', port, security: 'none', userName: '', senderName: 'Shop, 商店' },
    senderAddress: 'shop@example.com',
    ...more,
  };
}

async function set(
  server: { readonly port: number },
  more: Partial<MailServer> = {},
  pass?: string,
) {
  const before = await getMailServer(ctx);
  const revision = before?.revision ?? null;
  return saveMailServer(ctx, {
    ...settingsOf(server, more),
    revision,
    ...(pass !== undefined && { password: pass }),
  });
}

async function refusalOf(work: Promise<unknown>): Promise<Problem> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof StratumError)) throw new Error(`no refusal but ${error}`);
  return error.problems[0];
}

describe('a mail', () => {
  it('arrives as it was written', async () => {
    const server = await start();
    await set(server);
    await sendMail(ctx, letter);
    expect(server.mails).toHaveLength(1);
    const [{ from, to, content }] = server.mails as [(typeof server.mails)[number]];
    expect([from, to]).toEqual(['MAIL FROM:<shop@example.com>', 'RCPT TO:<ana@example.com>']);
    expect(content).toContain('Subject: =?UTF-8?');
    expect(content).toMatch(/^From: .*<shop@example\.com>$/m);
    expect(content).toMatch(/^Content-Type: text\/plain; charset=utf-8$/m);
  });

  it('is signed in for with the password that was typed', async () => {
    const server = await start({ user: 'shop', password });
    await set(server, { userName: 'shop' }, password);
    await sendMail(ctx, letter);
    expect(server.mails).toHaveLength(1);
  });

  it.each([
    ['a subject', { subject: 'Hi\r\nBcc: all@example.com' }],
    ['an address', { to: 'ana@example.com\r\nRCPT TO:<eve@example.com>' }],
    ['a subject with another line end', { subject: 'Hi\u2028Bcc: all@example.com' }],
  ])('is refused when %s has lines of its own', async (_, change) => {
    const server = await start();
    await set(server);
    await expect(sendMail(ctx, { ...letter, ...change })).rejects.toThrow();
    expect(server.connections()).toBe(0);
  });

  it('cannot be sent while no server is set', async () => {
    expect(await refusalOf(sendMail(ctx, letter))).toMatchObject({ code: 'MAIL_NOT_SET' });
  });
});

describe('what a server answers', () => {
  const times = { step: 400, whole: 3_000 };
  const refused = async (manner: SmtpManner, more: Partial<MailServer> = {}) => {
    const server = await start(manner);
    return refusalOf(deliverMail(settingsOf(server, more), password, letter, times));
  };

  it.each([
    ['authentication', { user: 'shop', password: 'x' }, { userName: 'shop' }],
    ['sender', { refuses: 'sender' }, {}],
    ['recipient', { refuses: 'recipient' }, {}],
    ['rejected', { refuses: 'content' }, {}],
    ['timeout', { silent: true }, {}],
    ['closed', { diesAt: 'greeting' }, {}],
    ['closed', { diesAt: 'DATA' }, {}],
    ['certificate', { tls: 'first' }, { security: 'tls', host: 'localhost' }],
    ['certificate', { tls: 'starttls' }, { security: 'startTls', host: 'localhost' }],
    ['noTls', {}, { security: 'startTls' }],
    ['notTls', {}, { security: 'tls' }],
  ] as [string, SmtpManner, Partial<MailServer>][])(
    'is told: %s %o',
    async (variant, manner, more) => {
      const refusal = await refused(manner, more);
      expect(refusal).toMatchObject({ code: 'MAIL_FAILED', variant });
      const { message, hint } = phraseProblem(refusal, 'zh-CN');
      expect(message + hint).not.toMatch(/\{|…/);
    },
  );

  it('is told when nobody listens, or the host is unknown', async () => {
    const server = await start();
    await server.close();
    const gone = deliverMail(settingsOf(server), null, letter, times);
    expect(await refusalOf(gone)).toMatchObject({ variant: 'refused' });
    const unknown = settingsOf({ port: 25 }, { host: 'no-such-host.invalid' });
    const { variant } = await refusalOf(
      deliverMail(unknown, null, letter, { ...times, step: 8_000, whole: 10_000 }),
    );
    expect(['unknownHost', 'timeout']).toContain(variant);
  });

  it('ends within the limit however long the server drags on', async () => {
    const server = await start({ silent: true });
    const begun = Date.now();
    const slow = { step: 60_000, whole: 300 };
    const refusal = await refusalOf(deliverMail(settingsOf(server), null, letter, slow));
    expect([refusal.variant, Date.now() - begun < 3_000]).toEqual(['timeout', true]);
  });

  it('never repeats the password, though the server does', async () => {
    const refusal = await refused({ user: 'shop', password: 'x' }, { userName: 'shop' });
    expect(JSON.stringify(refusal)).toContain('535');
    expect(JSON.stringify(refusal)).not.toContain(password);
  });

  it('hears the password over no connection in clear when encryption is asked for', async () => {
    const server = await start({ user: 'shop', password });
    const wanted = settingsOf(server, { userName: 'shop', security: 'startTls' });
    await refusalOf(deliverMail(wanted, password, letter, times));
    expect(server.lines.filter((line) => line.startsWith('AUTH'))).toEqual([]);
  });
});

describe('the settings', () => {
  it('never hold or give back the password in clear', async () => {
    const saved = await set({ port: 25 }, { userName: 'shop' }, password);
    expect(saved).toMatchObject({ password: 'kept', testedAt: null });
    expect(JSON.stringify(saved)).not.toContain(password);
    const [row] = await database.sql`select t::text as text from mail_server t`;
    expect(row?.text).not.toContain(password);
    expect(row?.text).not.toContain(Buffer.from(password).toString('base64'));
  });

  it('keep the password when none is typed, and forget it when told to', async () => {
    await set({ port: 25 }, { userName: 'shop' }, password);
    const again = await set({ port: 25 }, { userName: 'shop', senderName: 'Other' });
    expect(again?.password).toBe('kept');
    const settings = settingsOf({ port: 25 });
    const gone = await saveMailServer(ctx, { ...settings, revision: 2, password: null });
    expect(gone).toMatchObject({ password: 'none', revision: 3 });
  });

  it.each([
    ['server', { host: 'evil.example' }],
    ['port', { port: 26 }],
    ['user', { userName: 'eve' }],
    ['connection', { security: 'startTls' }],
  ] as [string, Partial<MailServer>][])(
    'hand a kept password to no other %s',
    async (_, change) => {
      await set({ port: 25 }, { userName: 'shop', security: 'tls' }, password);
      const moved = set({ port: 25 }, { userName: 'shop', security: 'tls', ...change });
      expect(await refusalOf(moved)).toMatchObject({ code: 'BAD_INPUT', path: ['password'] });
    },
  );

  it('are not saved over what somebody else saved', async () => {
    await set({ port: 25 });
    const settings = settingsOf({ port: 26 });
    for (const revision of [null, 7])
      expect(await refusalOf(saveMailServer(ctx, { ...settings, revision }))).toMatchObject({
        code: 'CONFLICT',
      });
  });

  it.each([
    { senderName: 'Shop\r\nBcc: all@example.com' },
    { senderAddress: 'shop@example.com\nX: y' },
    { host: 'mail.example.com\r\nEHLO' },
    { host: 'http://mail.example.com' },
    { userName: 'shop\nx' },
    { port: 0 },
  ])('refuse %o', async (change) => {
    const settings = { ...settingsOf({ port: 25 }), ...change };
    await expect(saveMailServer(ctx, { ...settings, revision: null })).rejects.toThrow();
    expect(await getMailServer(ctx)).toBeNull();
  });

  it('say so when the secret was changed, and ask for the password again', async () => {
    const server = await start({ user: 'shop', password });
    await set(server, { userName: 'shop' }, password);
    process.env.STRATUM_SECRET = 'another secret, which is long enough too';
    expect(await getMailServer(ctx)).toMatchObject({ password: 'unreadable' });
    expect(await refusalOf(sendMail(ctx, letter))).toMatchObject({ variant: 'unreadable' });
    expect(server.connections()).toBe(0);
    expect(await set(server, { userName: 'shop' }, password)).toMatchObject({ password: 'kept' });
    await sendMail(ctx, letter);
    expect(server.mails).toHaveLength(1);
  });

  it('have presets that are valid', () => {
    for (const preset of Object.values(mailPresets))
      expect(MailServer.parse(settingsOf(preset, preset))).toMatchObject(preset);
  });
});

describe('a seal', () => {
  it('is another each time, opens with its secret only, and notices a change', () => {
    const [one, two] = [seal(password), seal(password)];
    expect(one).not.toBe(two);
    expect([unseal(one), unseal(two)]).toEqual([password, password]);
    const bytes = Buffer.from(one, 'base64');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(unseal(bytes.toString('base64'))).toBeNull();
    expect(unseal('')).toBeNull();
  });
});

describe('a test mail', () => {
  it('goes to who asks, and its outcome is kept until the settings change', async () => {
    const server = await start();
    await set(server);
    const tested = await testMailServer(ctx);
    expect(server.mails[0]?.to).toContain('ana@example.com');
    expect([tested.testError, tested.testedAt !== null]).toEqual([null, true]);
    expect(await set(server, { senderName: 'New' })).toMatchObject({ testedAt: null });
  });

  it('keeps in words what the server refused', async () => {
    const server = await start({ refuses: 'sender' });
    await set(server);
    expect((await testMailServer(ctx)).testError?.message).toContain('553 5.7.1 not your address');
    const chinese = await getMailServer({ ...ctx, locale: 'zh-CN' });
    expect(chinese?.testError?.message).toContain('不允许以 shop@example.com 发信');
  });
});

describe('an invitation', () => {
  it('is sent to the person it is for, with the link of this site', async () => {
    const server = await start();
    await set(server);
    const invited = { email: 'new@example.com', role: 'analyst' } as const;
    const { code } = await invitePerson(ctx, invited);
    const sent = await mailInvitation(ctx, { code }, 'https://stratum.example/anything');
    expect(sent).toEqual({ email: 'new@example.com' });
    const content = server.mails[0]?.content.replaceAll('=\n', '').replaceAll('=3D', '=');
    expect(content).toContain(`https://stratum.example/invite?code=${code}`);
    expect(server.mails[0]?.to).toBe('RCPT TO:<new@example.com>');
    const unknown = mailInvitation(ctx, { code: 'x' }, 'https://stratum.example');
    expect(await refusalOf(unknown)).toMatchObject({ code: 'CODE_EXPIRED' });
  });
});
