import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { Shell } from '@/components/shell/shell';
import { WorkspaceProvider } from '@/components/shell/workspace';
import { signInPath } from '../require-permission';
import { requestContext } from '../session';
import { trpcCaller } from '../trpc-server';

export default async function WorkbenchLayout({ children }: { children: ReactNode }) {
  const { viewer } = await requestContext();
  if (!viewer) redirect(await signInPath());
  const caller = await trpcCaller();
  const { name, calendar, currency, dataAsOf } = await caller.session.workspace();
  const { id, name: person, email, role } = viewer;
  return (
    <WorkspaceProvider
      value={{ name, calendar, currency, dataAsOf, viewer: { id, name: person, email, role } }}
    >
      <Shell>{children}</Shell>
    </WorkspaceProvider>
  );
}
