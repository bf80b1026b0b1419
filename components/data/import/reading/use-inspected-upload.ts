import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/components/trpc/trpc';
import type { Reading } from '@/server/domain/import/reading';

/**
 * An uploaded file as it is read: as recognised, then as the last file with its columns was,
 * then as a person states. While it is read anew, and when it cannot be read that way, it is
 * still the file as it was read before.
 */
export function useInspectedUpload(uploadId: string) {
  const trpc = useTRPC();
  const [stated, setStated] = useState<Reading | null>(null);
  const kept = { staleTime: Number.POSITIVE_INFINITY, retry: false };
  const first = useQuery(trpc.import.inspect.queryOptions({ uploadId }, kept));
  const reading = stated ?? first.data?.remembered?.mapping.reading ?? {};
  const isRecognised = Object.keys(reading).length === 0;
  const second = useQuery(
    trpc.import.inspect.queryOptions(
      { uploadId, reading },
      { ...kept, enabled: !isRecognised, placeholderData: keepPreviousData },
    ),
  );
  const asked = isRecognised ? first : second;
  const isFirst = first.data === undefined && second.data === undefined;
  const isWaiting = stated === null && !isRecognised && second.isPending;
  return {
    file: isWaiting ? null : ((isRecognised ? first.data : (second.data ?? first.data)) ?? null),
    reading,
    setReading: setStated,
    error: asked.error,
    isPending: asked.isFetching && !isFirst,
    retry: () => void asked.refetch(),
  };
}
