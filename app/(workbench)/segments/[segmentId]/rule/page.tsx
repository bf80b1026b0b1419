import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { RuleEditor } from '@/components/rule-builder/rule-editor';
import { RuleInWords } from '@/components/rule-builder/rule-in-words';
import { isGranted } from '@/server/domain/access/permission';
import { type Language, labelOf } from '@/server/domain/rule/sentence/words';
import { requirePermission } from '../../../../require-permission';
import { HydrateQueries, prefetch, trpc, trpcCaller } from '../../../../trpc-server';

type Props = { params: Promise<{ segmentId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('builder'))('title') };
}

export default async function RulePage({ params }: Props) {
  const { role } = await requirePermission('segment.read');
  const { segmentId: id } = await params;
  const caller = await trpcCaller();
  const segment = await caller.segments.get({ id }).catch(() => notFound());
  if (!isGranted(role, 'rule.preview')) {
    const told = segment.rule && (await caller.preview.sentence({ rule: segment.rule }));
    const name = labelOf(segment.name, (await getLocale()) as Language);
    return <RuleInWords id={id} name={name} told={told} />;
  }
  await Promise.all([
    prefetch(trpc.segments.get.queryOptions({ id })),
    prefetch(trpc.preview.setting.queryOptions()),
  ]);
  return (
    <HydrateQueries>
      <RuleEditor id={id} />
    </HydrateQueries>
  );
}
