import * as z from 'zod';
import {
  chooseSegments,
  segmentSorts,
  segmentStates,
} from '@/server/domain/segment/choose-segments';
import { standingOf } from '@/server/domain/segment/standing';
import { listSegments } from '../../segments/list-segments';
import { tellSegments } from '../../segments/tell-segments';
import { getSettings } from '../../settings/get-settings';
import type { ExportedList } from '../exported-list';
import { labelIn, ownColumn, titleOf } from '../export-words';
import { localInstant } from '../local-instant';
import { onePage } from '../one-page';

/** The address of the segments page. */
const Query = z.strictObject({
  state: z.enum(segmentStates).default('active'),
  q: z.string().max(200).default(''),
  mine: z.enum(['true', 'false']).default('false'),
  sort: z.enum(segmentSorts).default('size'),
});

export const segments: ExportedList = {
  permission: 'segment.export',
  about: 'data',
  open: async (ctx, raw) => {
    const { mine, ...wanted } = Query.parse(raw);
    const { locale } = ctx;
    const { timeZone } = (await getSettings(ctx)).calendar;
    const column = ownColumn.bind(null, locale);
    const rows = async () => {
      const [list, told] = [await listSegments(ctx), await tellSegments(ctx)];
      const now = Date.now();
      const id = ctx.actor.kind === 'person' ? ctx.actor.id : '';
      const reader = {
        id,
        now,
        nameOf: (one: { name: { en: string; zh: string }; key: string }) =>
          labelIn(locale, one.name) || one.key,
      };
      return chooseSegments(list.segments, { ...wanted, mine: mine === 'true' }, reader).map(
        (one) => [
          reader.nameOf(one),
          one.key,
          standingOf(one, now),
          text(one.size),
          text(one.total),
          text(one.entered),
          text(one.left),
          localInstant(list.since, timeZone),
          one.owner?.name ?? null,
          localInstant(one.asOf, timeZone),
          localInstant(one.refreshedAt, timeZone),
          (told[one.id]?.published ?? told[one.id]?.draft)?.text ?? null,
          one.description || null,
        ],
      );
    };
    return {
      title: titleOf(locale, 'segments'),
      columns: [
        column('name', 'text'),
        column('key', 'text'),
        column('standing', 'text', 'standings'),
        column('customers', 'number'),
        column('base', 'number'),
        column('entered', 'number'),
        column('left', 'number'),
        column('moves_since', 'instant'),
        column('owner', 'text'),
        column('as_of', 'instant'),
        column('refreshed_at', 'instant'),
        column('rule', 'text'),
        column('description', 'text'),
      ],
      pages: onePage(rows),
    };
  },
};

const text = (count: number | null): string | null => (count === null ? null : String(count));
