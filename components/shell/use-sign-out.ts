'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/components/trpc/trpc';

/** Ends the session, forgets everything read in it, and leaves for the sign-in page. */
export function useSignOut(): () => void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { mutate } = useMutation(
    trpc.session.signOut.mutationOptions({
      onSettled: () => {
        queries.clear();
        window.location.assign('/sign-in');
      },
    }),
  );
  return () => mutate();
}
