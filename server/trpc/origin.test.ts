import { describe, expect, it } from 'vitest';
import { handleTrpcRequest } from './handle-request';
import { isFromThisSite } from './origin';

describe('isFromThisSite', () => {
  const headers = (origin: string | null, host = 'stratum.example:3000') =>
    new Headers({ host, ...(origin !== null && { origin }) });

  it('accepts a page of the host that was asked', () => {
    expect(isFromThisSite(headers('https://stratum.example:3000'), undefined)).toBe(true);
  });

  it.each([null, 'null', 'https://evil.example', 'https://stratum.example', 'not a url'])(
    'refuses origin %s',
    (origin) => expect(isFromThisSite(headers(origin), undefined)).toBe(false),
  );

  it('trusts the configured address more than the Host header', () => {
    const address = 'https://stratum.example';
    expect(isFromThisSite(headers('https://evil.example', 'evil.example'), address)).toBe(false);
    expect(isFromThisSite(headers('https://stratum.example', 'behind-proxy'), address)).toBe(true);
  });
});

describe('handleTrpcRequest', () => {
  const post = (headers: Record<string, string>) =>
    handleTrpcRequest(
      new Request('http://stratum.example/api/trpc/session.signOut', {
        method: 'POST',
        headers: { host: 'stratum.example', ...headers },
        body: '{}',
      }),
    );

  it('refuses what another site could have sent, before anything is read', async () => {
    const json = { 'content-type': 'application/json' };
    expect((await post(json)).status).toBe(403);
    expect((await post({ ...json, origin: 'http://evil.example' })).status).toBe(403);
  });

  it('refuses bodies a form could send', async () => {
    const origin = 'http://stratum.example';
    const form = 'application/x-www-form-urlencoded';
    expect((await post({ origin, 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post({ origin, 'content-type': form })).status).toBe(415);
  });

  it('refuses a body of unknown or excessive length', async () => {
    const json = { origin: 'http://stratum.example', 'content-type': 'application/json' };
    expect((await post(json)).status).toBe(411);
    expect((await post({ ...json, 'content-length': '10000000' })).status).toBe(413);
  });
});
