import { initTRPC } from '@trpc/server';
import superjson from 'superjson';
import { isGranted, isOpenToVisitors, type Permission } from '@/server/domain/access/permission';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import type { TrpcContext } from './context';
import { describeError, refuse, toTrpcError } from './map-error';

type Meta = { readonly permission: Permission };

const t = initTRPC
  .context<TrpcContext>()
  .meta<Meta>()
  .create({
    transformer: superjson,
    isDev: false,
    errorFormatter: ({ shape, error, path, ctx }) => ({
      ...shape,
      message: shape.data.code,
      data: { ...shape.data, ...describeError(error, path, ctx?.locale ?? 'en') },
    }),
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/**
 * The way to make a procedure about data: it declares one permission, and whoever lacks
 * it is refused. Its verb works on the workspace the reader looks at, which may be the demo.
 */
export function permit(permission: Permission) {
  return t.procedure.meta({ permission }).use(async ({ ctx, next }) => {
    assertPermitted(ctx, permission);
    if (ctx.barred) throw refuse(new StratumError(ctx.barred));
    const result = await next();
    if (!result.ok) throw toTrpcError(result.error);
    return result;
  });
}

/** The same for people, sessions and mail: its verb works on the workspace's own database, also in the demo. */
export function permitAccounts(permission: Permission) {
  return t.procedure.meta({ permission }).use(async ({ ctx, next }) => {
    assertPermitted(ctx, permission);
    const result = await next({ ctx: { ...ctx, ...ctx.accounts } });
    if (!result.ok) throw toTrpcError(result.error);
    return result;
  });
}

function assertPermitted(ctx: TrpcContext, permission: Permission): void {
  if (isOpenToVisitors(permission)) return;
  const refusal = !ctx.viewer
    ? problem('NOT_SIGNED_IN', [])
    : isGranted(ctx.viewer.role, permission)
      ? null
      : problem('NOT_ALLOWED', [], { permission });
  if (refusal) throw refuse(new StratumError(refusal));
}
