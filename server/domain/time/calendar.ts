import * as z from 'zod';

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export const Weekday = z.enum(weekdays);
export type Weekday = z.infer<typeof Weekday>;

/** What turns wall clocks into instants: the workspace's settings that give a rule its meaning. */
export const Calendar = z.strictObject({
  timeZone: z.string().min(1),
  weekStart: Weekday,
  fiscalYearStart: z.number().int().min(1).max(12),
});
export type Calendar = z.infer<typeof Calendar>;
