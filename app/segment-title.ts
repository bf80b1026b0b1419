import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { requestContext } from './session';
import { trpcCaller } from './trpc-server';

/** The name of a segment for the browser's tab; the not-found page when there is no such segment. */
export async function segmentTitle(id: string): Promise<string | undefined> {
  const { viewer } = await requestContext();
  if (!viewer) return undefined;
  const segment = await (await trpcCaller()).segments.get({ id }).catch((error) => {
    if (error?.code === 'NOT_FOUND' || error?.code === 'BAD_REQUEST') notFound();
    return null;
  });
  if (!segment) return undefined;
  const { en, zh } = segment.name;
  return (await getLocale()) === 'zh-CN' ? zh || en : en || zh;
}
