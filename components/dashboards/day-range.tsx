'use client';

import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/zh-cn';
import { DatePickerInput, DatesProvider } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useWorkspace } from '@/components/shell/workspace';
import type { Weekday } from '@/server/domain/time/calendar';
import type { Days } from './period-picker';

type Props = {
  readonly days: Days;
  readonly onDays: (days: Days) => void;
  /** The last day that can be picked. */
  readonly last?: string;
};
type Range = [string | null, string | null];

const dayNumber: Record<Weekday, 0 | 1 | 2 | 3 | 4 | 5 | 6> = {
  sunday: 0,
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
};

const text = (day: Date | null): string | null => day?.toISOString().slice(0, 10) ?? null;
const date = (day: string | null): Date | null => (day ? new Date(`${day}T00:00:00Z`) : null);

/** A first and a last day from a calendar. */
export function DayRange({ days, onDays, last }: Props) {
  const t = useTranslations('dashboards');
  const chinese = useLocale() === 'zh-CN';
  const { calendar, dataAsOf } = useWorkspace();
  const [range, setRange] = useState<Range>([text(days.from), text(days.to)]);
  return (
    <DatesProvider
      settings={{
        locale: chinese ? 'zh-cn' : 'en',
        firstDayOfWeek: dayNumber[calendar.weekStart],
        weekendDays: [],
      }}
    >
      <DatePickerInput
        type="range"
        maxDate={last}
        defaultDate={last ?? dataAsOf?.slice(0, 10)}
        value={range}
        onChange={([from, to]) => {
          setRange([from, to]);
          if (from && to) onDays({ from: date(from), to: date(to) });
        }}
        valueFormat={chinese ? 'YYYY-MM-DD' : 'D MMM YYYY'}
        placeholder={t('pickDays')}
        aria-label={t('pickDays')}
        leftSection={<IconCalendar size={15} stroke={1.7} />}
        miw={220}
      />
    </DatesProvider>
  );
}
