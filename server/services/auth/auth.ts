import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { eq } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { account, session, user, verification } from '@/db/schema';
import { passwordLength } from '@/server/domain/access/password';

const day = 24 * 60 * 60;
export const sessionLimits = { idleSeconds: 7 * day, absoluteSeconds: 30 * day };

const made = new WeakMap<Database, Auth>();

export type Auth = ReturnType<typeof makeAuth>;

/** The sign-in library over one database. Its HTTP routes are not exposed: verbs call it. */
export function authFor(db: Database): Auth {
  let auth = made.get(db);
  if (!auth) {
    auth = makeAuth(db);
    made.set(db, auth);
  }
  return auth;
}

function makeAuth(db: Database) {
  const address = process.env.STRATUM_URL;
  return betterAuth({
    appName: 'Stratum',
    secret: requireSecret(),
    baseURL: address ?? 'http://127.0.0.1',
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: { user, session, account, verification },
    }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      revokeSessionsOnPasswordReset: true,
    },
    user: {
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        language: { type: 'string', required: true, input: false },
      },
    },
    session: {
      expiresIn: sessionLimits.idleSeconds,
      updateAge: 60 * 60,
      cookieCache: { enabled: false },
    },
    advanced: {
      useSecureCookies: false,
      cookies: { session_token: sessionCookie(address) },
      ipAddress: { disableIpTracking: true },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (created) => {
            const [owner] = await db
              .select({ disabledAt: user.disabledAt })
              .from(user)
              .where(eq(user.id, created.userId));
            return owner && owner.disabledAt === null ? undefined : false;
          },
        },
      },
    },
  });
}

function sessionCookie(address: string | undefined) {
  const secure = address?.startsWith('https://') ?? false;
  return {
    name: secure ? '__Host-stratum' : 'stratum',
    attributes: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure },
  };
}

function requireSecret(): string {
  const secret = process.env.STRATUM_SECRET;
  if (!secret || secret.length < 32) {
    throw new Error('STRATUM_SECRET is not set or shorter than 32 characters');
  }
  return secret;
}
