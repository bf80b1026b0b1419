import type { Executor } from '@/db/client';
import { notice } from '@/db/schema';
import type { Role } from '@/server/domain/access/permission';

/** One person, or everybody who holds a role when they look. */
export type Addressee = { readonly userId: string } | { readonly role: Role };

export type NewNotice = Addressee & {
  /** The key of the text in messages/<locale>/inbox.json under `kinds`. */
  readonly kind: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Where the notice leads, a path of this site, or null. */
  readonly href: string | null;
};

/** Leaves a notice in the inbox, in the caller's transaction: no change, no notice. */
export async function notify(tx: Executor, fresh: NewNotice): Promise<void> {
  const { kind, params, href } = fresh;
  const addressee =
    'userId' in fresh ? { userId: fresh.userId, role: null } : { userId: null, role: fresh.role };
  await tx.insert(notice).values({ ...addressee, kind, params, href });
}
