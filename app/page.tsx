import { redirect } from 'next/navigation';
import { destinations } from '@/components/shell/navigation';
import { isGranted } from '@/server/domain/access/permission';
import { requirePermission } from './require-permission';

/** Home is the first place the person's role opens. */
export default async function Home() {
  const { role } = await requirePermission('session.read');
  const home = destinations.find(({ permission }) => isGranted(role, permission));
  redirect(home?.href ?? '/inbox');
}
