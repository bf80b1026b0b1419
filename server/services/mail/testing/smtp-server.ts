import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createServer as createTlsServer, TLSSocket } from 'node:tls';
import { selfSigned } from './self-signed';

export type SmtpManner = {
  /** TLS from the first byte, or after STARTTLS; neither when left out. */
  readonly tls?: 'first' | 'starttls';
  readonly user?: string;
  readonly password?: string;
  readonly refuses?: 'sender' | 'recipient' | 'content';
  /** Says nothing at all, or goes away at a point of the conversation. */
  readonly silent?: boolean;
  readonly diesAt?: 'greeting' | 'DATA';
};

export type TakenMail = { readonly from: string; readonly to: string; readonly content: string };

export type SmtpServer = {
  readonly port: number;
  readonly mails: readonly TakenMail[];
  /** Every line clients said, in clear. */
  readonly lines: readonly string[];
  connections(): number;
  close(): Promise<void>;
};

/** A small mail server of its own on this machine, with the manners of good and bad ones. */
export async function startSmtpServer(manner: SmtpManner = {}): Promise<SmtpServer> {
  const mails: TakenMail[] = [];
  const lines: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const serve = (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    if (!manner.silent) converse(socket, manner, mails, lines);
  };
  const server = manner.tls === 'first' ? createTlsServer(selfSigned, serve) : createServer(serve);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    mails,
    lines,
    connections: () => connections,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function converse(
  plain: Socket,
  manner: SmtpManner,
  mails: TakenMail[],
  lines: string[],
  greeted = false,
): void {
  let rest = '';
  let data: string[] | null = null;
  let mail = { from: '', to: '' };
  const say = (line: string) => plain.write(`${line}\r\n`);
  const listen = (chunk: Buffer) => {
    rest += chunk.toString('utf8');
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (data === null) answer(line);
      else if (line !== '.') data.push(line);
      else {
        if (manner.refuses === 'content') say('554 5.7.1 looks like spam');
        else {
          mails.push({ ...mail, content: data.join('\n') });
          say('250 taken');
        }
        data = null;
      }
    }
  };
  const answer = (line: string) => {
    lines.push(line);
    const verb = line.split(/[ :]/)[0]?.toUpperCase();
    if (manner.diesAt === verb) return plain.destroy();
    switch (verb) {
      case 'EHLO':
        say('250-test');
        if (manner.tls === 'starttls' && !(plain instanceof TLSSocket)) say('250-STARTTLS');
        if (manner.user !== undefined) say('250-AUTH PLAIN');
        return say('250 8BITMIME');
      case 'STARTTLS': {
        if (manner.tls !== 'starttls') return say('502 not here');
        say('220 go');
        plain.off('data', listen);
        const secure = new TLSSocket(plain, { isServer: true, ...selfSigned });
        secure.on('error', () => undefined);
        return converse(secure, manner, mails, lines, true);
      }
      case 'AUTH': {
        const [, user, password] = Buffer.from(line.split(' ')[2] ?? '', 'base64')
          .toString('utf8')
          .split('\0');
        const fits = user === manner.user && password === manner.password;
        return say(fits ? '235 welcome' : `535 5.7.8 no such user with ${password}`);
      }
      case 'MAIL':
        mail = { from: line, to: '' };
        return say(manner.refuses === 'sender' ? '553 5.7.1 not your address' : '250 ok');
      case 'RCPT':
        mail = { ...mail, to: line };
        return say(manner.refuses === 'recipient' ? '550 5.1.1 nobody of that name' : '250 ok');
      case 'DATA':
        data = [];
        return say('354 go on');
      case 'QUIT':
        say('221 bye');
        return plain.end();
      default:
        return say('250 ok');
    }
  };
  plain.on('data', listen);
  if (manner.diesAt === 'greeting') plain.destroy();
  else if (!greeted) say('220 test ESMTP');
}
