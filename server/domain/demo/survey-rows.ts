import type { BusinessTime } from './business-calendar';
import type { DayNumber } from './civil-day';
import { type CustomerLife, isTroubled } from './customer-life';
import type { CustomerNature, StorySpan } from './customer-nature';
import type { Random } from './random';
import { atWork, mostly, type Row } from './story-rows';

export const surveyHeader = [
  ...['answer_no', 'customer_no', 'answered_at', 'satisfaction', 'recommend', 'channel'],
] as const;

const channels = [
  ['短信', 5],
  ['邮件', 3],
  ['电话回访', 2],
] as const;
const shortestPause = 75;

export type StoryAnswer = {
  readonly day: DayNumber;
  readonly satisfaction: number;
  readonly recommend: number | null;
};

/** What a customer answers when asked after a purchase; those about to leave answer badly. */
export function drawAnswers(
  random: Random,
  nature: CustomerNature,
  life: CustomerLife,
  span: StorySpan,
  time: BusinessTime,
  number: () => string,
  customer: string,
): { readonly answers: readonly StoryAnswer[]; readonly rows: readonly Row[] } {
  const answers: StoryAnswer[] = [];
  const rows: Row[] = [];
  const answering = Math.min(0.75, 0.3 * Math.exp(0.3 * nature.engagement));
  for (const { day: bought, spell } of life.purchases) {
    const last = answers.at(-1)?.day ?? span.history;
    const day = time.workdayFrom(bought + random.whole(3, 16));
    if (day < Math.max(span.history, last + (answers.length > 0 ? shortestPause : 0))) continue;
    if (day >= span.end || !random.chance(isTroubled(spell, day) ? 0.75 : answering)) continue;
    const felt =
      4.36 + 0.5 * nature.mood + 0.62 * random.normal() - (isTroubled(spell, day) ? 1.9 : 0);
    const satisfaction = clamp(Math.round(felt), 1, 5);
    const recommend = random.chance(0.07)
      ? null
      : clamp(Math.round(8.35 + 1.25 * (felt - 4.36) + 0.85 * random.normal()), 0, 10);
    answers.push({ day, satisfaction, recommend });
    rows.push([
      ...[number(), customer, atWork(random, day), String(satisfaction)],
      ...[
        recommend === null ? '' : String(recommend),
        mostly(random, 0.05, random.weighted(channels)),
      ],
    ]);
  }
  return { answers, rows };
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
