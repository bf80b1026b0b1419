import { getSettings } from '@/server/services/settings/get-settings';
import { timeZoneNames } from '@/server/services/settings/time-zone';
import { UpdateSettingsInput, updateSettings } from '@/server/services/settings/update-settings';
import { permit, router } from '../trpc';

export const settingsRouter = router({
  get: permit('settings.read').query(({ ctx }) => getSettings(ctx)),
  zones: permit('settings.read').query(() => timeZoneNames()),
  update: permit('settings.edit')
    .input(UpdateSettingsInput)
    .mutation(({ ctx, input }) => updateSettings(ctx, input)),
});
