import { getSettings } from '@/server/services/settings/get-settings';
import { UpdateSettingsInput, updateSettings } from '@/server/services/settings/update-settings';
import { permit, router } from '../trpc';

export const settingsRouter = router({
  get: permit('settings.read').query(({ ctx }) => getSettings(ctx)),
  update: permit('settings.edit')
    .input(UpdateSettingsInput)
    .mutation(({ ctx, input }) => updateSettings(ctx, input)),
});
