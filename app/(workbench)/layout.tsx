import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { DemoPreparing } from '@/components/demo/demo-preparing';
import { Shell } from '@/components/shell/shell';
import { WorkspaceProvider } from '@/components/shell/workspace';
import { signInPath } from '../require-permission';
import { requestContext } from '../session';
import { trpcCaller } from '../trpc-server';

export default async function WorkbenchLayout({ children }: { children: ReactNode }) {
  const { viewer, workspace: place } = await requestContext();
  if (!viewer) redirect(await signInPath());
  const caller = await trpcCaller();
  const [{ name, calendar, currency, dataAsOf }, demo] = await Promise.all([
    caller.session.workspace(),
    caller.session.demo(),
  ]);
  const isPreparing = place === 'demo' && demo.state?.stage !== 'ready';
  const { ownIsEmpty } = demo;
  const hasDemo = demo.state !== null;
  const { id, name: person, email, role } = viewer;
  return (
    <WorkspaceProvider
      value={{
        ...{ name, calendar, currency, dataAsOf, place, hasDemo, ownIsEmpty },
        viewer: { id, name: person, email, role },
      }}
    >
      <Shell>{isPreparing ? <DemoPreparing /> : children}</Shell>
    </WorkspaceProvider>
  );
}
