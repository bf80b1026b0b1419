import { getMailServer } from '@/server/services/mail/get-mail-server';
import { SaveMailServerInput, saveMailServer } from '@/server/services/mail/save-mail-server';
import { testMailServer } from '@/server/services/mail/test-mail-server';
import { permitAccounts, router } from '../trpc';

export const mailRouter = router({
  get: permitAccounts('settings.edit').query(({ ctx }) => getMailServer(ctx)),
  save: permitAccounts('settings.edit')
    .input(SaveMailServerInput)
    .mutation(({ ctx, input }) => saveMailServer(ctx, input)),
  test: permitAccounts('settings.edit').mutation(({ ctx }) => testMailServer(ctx)),
});
