import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Database, Executor } from '@/db/client';
import { account, user } from '@/db/schema';
import { passwordLength } from '@/server/domain/access/password';
import type { Role } from '@/server/domain/access/permission';
import { locales } from '../context';
import { authFor } from './auth';

export const PersonName = z.string().trim().min(1).max(80);
export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());
export const Password = z.string().min(passwordLength.min).max(passwordLength.max);
export const Language = z.enum(locales);

export type NewPerson = {
  name: string;
  email: string;
  role: Role;
  language: z.infer<typeof Language>;
  passwordHash: string;
};

export async function hashPassword(db: Database, password: string): Promise<string> {
  const { password: hasher } = await authFor(db).$context;
  return hasher.hash(password);
}

/** Writes a person with a password; the caller's transaction decides whether it may. */
export async function insertPerson(tx: Executor, person: NewPerson): Promise<string> {
  const id = randomUUID();
  const { passwordHash, ...fields } = person;
  await tx.insert(user).values({ id, ...fields, emailVerified: true });
  await tx.insert(account).values({
    id: randomUUID(),
    accountId: id,
    providerId: 'credential',
    userId: id,
    password: passwordHash,
  });
  return id;
}
