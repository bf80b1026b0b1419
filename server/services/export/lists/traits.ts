import * as z from 'zod';
import { getSettings } from '../../settings/get-settings';
import { listTraits } from '../../traits/list-traits';
import type { ExportedList } from '../exported-list';
import { labelIn, ownColumn, titleOf } from '../export-words';
import { localInstant } from '../local-instant';
import { onePage } from '../one-page';

/** The address of the traits page. */
const Query = z.strictObject({ archived: z.enum(['true', 'false']).default('false') });

/** The named metrics of customers, by key, with their definition in words. */
export const traits: ExportedList = {
  permission: 'list.export',
  about: 'data',
  open: async (ctx, raw) => {
    const archived = Query.parse(raw).archived === 'true';
    const { locale } = ctx;
    const { timeZone } = (await getSettings(ctx)).calendar;
    const column = ownColumn.bind(null, locale);
    return {
      title: titleOf(locale, 'traits'),
      columns: [
        column('name', 'text'),
        column('key', 'text'),
        column('kind', 'text', 'traitKinds'),
        column('type', 'text', 'fieldTypes'),
        column('unit', 'text'),
        column('definition', 'text'),
        column('description', 'text'),
        column('owner', 'text'),
        column('version', 'number'),
        column('used_by_segments', 'number'),
        column('used_by_traits', 'number'),
        column('archived_at', 'instant'),
      ],
      pages: onePage(async () =>
        (await listTraits(ctx, { archived })).map((one) => [
          labelIn(locale, one.name) || one.key,
          one.key,
          one.kind,
          one.type,
          one.unit || null,
          one.told[locale].text,
          one.description || null,
          one.owner?.name ?? null,
          String(one.version),
          String(one.usedBy.segments),
          String(one.usedBy.traits),
          localInstant(one.archivedAt, timeZone),
        ]),
      ),
    };
  },
};
