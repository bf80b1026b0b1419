import { getTranslations } from 'next-intl/server';
import { handleBadRows } from '@/server/trpc/handle-upload';

export const dynamic = 'force-dynamic';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ importId: string }> },
): Promise<Response> {
  const t = await getTranslations('data.badRow');
  const { importId } = await params;
  return handleBadRows(request, importId, (code) => (t.has(code) ? t(code) : code));
}
