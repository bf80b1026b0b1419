import { execFileSync, spawnSync } from 'node:child_process';
import { DatabaseUnavailable } from './database-unavailable';

/** The account PostgreSQL runs under when that is not the caller's own. */
export type ServerAccount = { readonly uid: number; readonly gid: number };

const accountNames = ['stratum', 'postgres'] as const;

/**
 * PostgreSQL refuses to run as root. For root this gives another account of the
 * machine, made when there is none; for everyone else null: their own.
 */
export function serverAccount(): ServerAccount | null {
  if (process.getuid?.() !== 0) return null;
  const existing = accountNames.map(lookUp).find((account) => account !== null);
  return existing ?? createAccount();
}

/** Whether the account can write in that folder, whatever modes lie above it. */
export function canWrite(account: ServerAccount, folder: string): boolean {
  const probe = spawnSync('/bin/sh', ['-c', '[ -w "$0" ] && [ -x "$0" ]', folder], {
    ...account,
    cwd: '/',
    stdio: 'ignore',
  });
  return probe.status === 0;
}

function lookUp(name: string): ServerAccount | null {
  try {
    const uid = Number(idOf('-u', name));
    const gid = Number(idOf('-g', name));
    return uid > 0 && gid > 0 ? { uid, gid } : null;
  } catch {
    return null;
  }
}

function idOf(flag: string, name: string): string {
  return execFileSync('id', [flag, name], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

function createAccount(): ServerAccount {
  const [name] = accountNames;
  try {
    const nobodyHome = ['--no-create-home', '--home-dir', '/nonexistent'];
    execFileSync(
      'useradd',
      ['--system', '--user-group', ...nobodyHome, '--shell', '/bin/false', name],
      {
        stdio: 'ignore',
      },
    );
  } catch (cause) {
    throw accountMissing(cause);
  }
  const account = lookUp(name);
  if (account === null) throw accountMissing();
  return account;
}

function accountMissing(cause?: unknown): DatabaseUnavailable {
  return new DatabaseUnavailable(
    'PostgreSQL does not run as root, and no account for it could be made.',
    'Start Stratum as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
    cause,
  );
}
