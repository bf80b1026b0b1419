import { handleExport } from '@/server/trpc/handle-export';

export const dynamic = 'force-dynamic';

type Props = { readonly params: Promise<{ list: string }> };

export async function GET(request: Request, { params }: Props): Promise<Response> {
  return handleExport(request, (await params).list);
}
