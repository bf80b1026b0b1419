import { handleMembersExport } from '@/server/trpc/handle-members-export';

export const dynamic = 'force-dynamic';

type Props = { readonly params: Promise<{ segmentId: string }> };

export async function GET(request: Request, { params }: Props): Promise<Response> {
  return handleMembersExport(request, (await params).segmentId);
}
