'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTRPC } from '@/components/trpc/trpc';
import { useToasts } from '@/components/ui/toast';

const channelName = 'stratum-workspace';

/** Switches between the demo and one's own data, in one step: everything read before is forgotten, in every window. */
export function useChooseWorkspace() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { mutate, isPending } = useMutation(
    trpc.session.chooseWorkspace.mutationOptions({
      onSuccess: () => {
        queries.clear();
        tellOtherWindows();
        window.location.assign('/');
      },
      onError: toasts.failed,
    }),
  );
  return { choose: (workspace: 'own' | 'demo') => mutate({ workspace }), isPending };
}

function tellOtherWindows(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage('switched');
  channel.close();
}

/** Leaves for the first page when another window of this browser has switched. */
export function useFollowSwitch(): void {
  useEffect(() => {
    const channel = new BroadcastChannel(channelName);
    channel.addEventListener('message', () => window.location.assign('/'));
    return () => channel.close();
  }, []);
}
