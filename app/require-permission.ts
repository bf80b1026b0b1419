import { headers } from 'next/headers';
import { forbidden, redirect } from 'next/navigation';
import { isGranted, type Permission } from '@/server/domain/access/permission';
import type { Viewer } from '@/server/services/auth/read-session';
import { requestContext } from './session';

/**
 * First line of every page of the workbench. Sends visitors to sign in and back,
 * shows the no-permission page to those whose role lacks the permission, and
 * gives the signed-in person otherwise.
 */
export async function requirePermission(permission: Permission): Promise<Viewer> {
  const { viewer } = await requestContext();
  if (!viewer) redirect(await signInPath());
  if (!isGranted(viewer.role, permission)) forbidden();
  return viewer;
}

export async function signInPath(): Promise<string> {
  const asked = (await headers()).get('x-stratum-path') ?? '/';
  return asked === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(asked)}`;
}
