import type { Metadata } from 'next';
import { requirePermission } from '@/app/require-permission';
import { segmentTitle } from '@/app/segment-title';
import { HydrateQueries, prefetch, trpc } from '@/app/trpc-server';
import { ReceiptsPage } from '@/components/segments/detail/receipts-page';

type Props = { readonly params: Promise<{ segmentId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await segmentTitle((await params).segmentId) };
}

export default async function ReceiptsRoute({ params }: Props) {
  await requirePermission('segment.read');
  const { segmentId: id } = await params;
  await Promise.all([
    prefetch(trpc.segments.get.queryOptions({ id })),
    prefetch(trpc.segments.list.queryOptions({})),
    prefetch(trpc.segments.sentences.queryOptions()),
  ]);
  return (
    <HydrateQueries>
      <ReceiptsPage id={id} />
    </HydrateQueries>
  );
}
