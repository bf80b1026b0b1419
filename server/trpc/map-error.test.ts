import { TRPCError } from '@trpc/server';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { describeError, toTrpcError } from './map-error';

const fault = new TRPCError({
  code: 'INTERNAL_SERVER_ERROR',
  message: 'relation "user" does not exist',
  cause: new Error('relation "user" does not exist'),
});

describe('toTrpcError', () => {
  it('gives refusals a status of their own', () => {
    const refused = (code: 'CONFLICT' | 'NOT_ALLOWED' | 'EMPTY_RULE') =>
      toTrpcError(
        new TRPCError({
          code: 'INTERNAL_SERVER_ERROR',
          cause: new StratumError(problem(code, [])),
        }),
      ).code;
    expect([refused('CONFLICT'), refused('NOT_ALLOWED'), refused('EMPTY_RULE')]).toEqual([
      'CONFLICT',
      'FORBIDDEN',
      'BAD_REQUEST',
    ]);
  });

  it('leaves faults of ours alone', () => expect(toTrpcError(fault)).toBe(fault));
});

describe('describeError', () => {
  it('tells refusals in the reader’s language, with their path', () => {
    const cause = new StratumError(problem('UNKNOWN_ZONE', ['timeZone'], { zone: 'Mars' }));
    const error = toTrpcError(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause }));
    const [en] = describeError(error, 'settings.update', 'en').problems;
    const [zh] = describeError(error, 'settings.update', 'zh-CN').problems;
    expect(en).toMatchObject({ code: 'UNKNOWN_ZONE', path: ['timeZone'] });
    expect(en?.message).toContain('Mars');
    expect(zh?.message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('names every input that does not fit', () => {
    const schema = z.strictObject({ name: z.string(), age: z.number() });
    const { error: cause } = schema.safeParse({ name: 1, age: 'x', role: 'administrator' });
    const error = new TRPCError({ code: 'BAD_REQUEST', cause });
    const paths = describeError(error, 'people.invite', 'en').problems.map(({ path }) => path);
    expect(paths).toEqual([['name'], ['age'], ['role']]);
  });

  it('hides a fault behind a reference that stays the same for one fault', () => {
    const first = describeError(fault, 'people.list', 'en');
    expect(first.reference).toMatch(/^[0-9a-f]{8}$/);
    expect(JSON.stringify(first)).not.toContain('relation');
    expect(describeError(fault, 'people.list', 'en').reference).toBe(first.reference);
  });
});
