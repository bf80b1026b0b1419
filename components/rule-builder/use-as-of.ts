'use client';

import { useQueryState } from 'nuqs';
import type { AsOfChoice, AsOfPickerProps } from './result/as-of-picker';

type Setting = { readonly clock: string };

/** The instant of the preview, kept in the address: none is the data clock, `refresh`, or a day. */
export function useAsOf(lastRefresh: string | null, setting: Setting) {
  const [text, setText] = useQueryState('asOf');
  const choice = read(text, lastRefresh !== null);
  const value =
    choice.kind === 'refresh'
      ? (lastRefresh ?? undefined)
      : choice.kind === 'date'
        ? choice.day || undefined
        : undefined;
  const picker: AsOfPickerProps = {
    choice,
    hasRefresh: lastRefresh !== null,
    today: setting.clock.slice(0, 10),
    onChange: (next) => void setText(write(next)),
  };
  return { value, picker };
}

function read(text: string | null, hasRefresh: boolean): AsOfChoice {
  if (text === 'refresh' && hasRefresh) return { kind: 'refresh' };
  if (text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text)) return { kind: 'date', day: text };
  return { kind: 'clock' };
}

function write(choice: AsOfChoice): string | null {
  if (choice.kind === 'clock') return null;
  return choice.kind === 'refresh' ? 'refresh' : choice.day || null;
}
