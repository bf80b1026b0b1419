import { DrizzleQueryError } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { describeFault } from './describe-fault';

describe('describeFault', () => {
  it('keeps what failed and where, and none of the values', () => {
    const cause = Object.assign(new Error('duplicate key value'), { code: '23505' });
    const error = new DrizzleQueryError('insert into t values ($1)', ['ada@example.com'], cause);
    const fault = describeFault(error);
    expect(JSON.stringify(fault)).not.toContain('ada@example.com');
    expect(fault.message).toContain('insert into t');
    expect(fault.cause).toMatchObject({ message: 'duplicate key value', code: '23505' });
    expect(fault.stack[0]).toContain('describe-fault.test');
  });

  it('takes whatever was thrown', () => {
    expect(describeFault('a secret')).toMatchObject({ name: 'string', message: 'not an error' });
  });
});
