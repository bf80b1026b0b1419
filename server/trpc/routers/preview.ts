import { dataClock } from '@/server/services/catalog/data-clock';
import { loadCatalog } from '@/server/services/catalog/load-catalog';
import { PreviewRuleInput, previewRule } from '@/server/services/evaluation/preview-rule';
import { TellRuleInput, tellRule } from '@/server/services/evaluation/tell-rule';
import { getSettings } from '@/server/services/settings/get-settings';
import { permit, router } from '../trpc';

/** A draft may be longer than an address, so a preview is sent as a mutation. */
export const previewRouter = router({
  rule: permit('rule.preview')
    .input(PreviewRuleInput)
    .mutation(({ ctx, input, signal }) => previewRule(ctx, input, signal)),
  setting: permit('rule.preview').query(async ({ ctx }) => {
    const [catalog, { calendar, currency }, clock] = await Promise.all([
      loadCatalog(ctx.db),
      getSettings(ctx),
      dataClock(ctx.db),
    ]);
    return { catalog, calendar, currency, clock };
  }),
  sentence: permit('segment.read')
    .input(TellRuleInput)
    .mutation(({ ctx, input }) => tellRule(ctx, input)),
});
