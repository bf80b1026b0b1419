import * as z from 'zod';
import { listPeople } from '../../people/list-people';
import { getSettings } from '../../settings/get-settings';
import type { ExportedList } from '../exported-list';
import { ownColumn, titleOf } from '../export-words';
import { localInstant } from '../local-instant';
import { onePage } from '../one-page';

const Query = z.strictObject({});

/** Everybody who may sign in, then the invitations still open. */
export const people: ExportedList = {
  permission: 'account.manage',
  about: 'accounts',
  open: async (ctx, raw) => {
    Query.parse(raw);
    const { timeZone } = (await getSettings(ctx)).calendar;
    const column = ownColumn.bind(null, ctx.locale);
    return {
      title: titleOf(ctx.locale, 'people'),
      columns: [
        column('name', 'text'),
        column('email', 'text'),
        column('role', 'text', 'roles'),
        column('state', 'text', 'personStates'),
        column('last_sign_in', 'instant'),
        column('invitation_until', 'instant'),
      ],
      pages: onePage(async () => {
        const list = await listPeople(ctx);
        return [
          ...list.people.map(({ name, email, role, disabledAt, lastSignInAt }) => [
            name,
            email,
            role,
            disabledAt === null ? 'active' : 'disabled',
            localInstant(lastSignInAt, timeZone),
            null,
          ]),
          ...list.invitations.map(({ email, role, expiresAt }) => [
            null,
            email,
            role,
            'invited',
            null,
            localInstant(expiresAt, timeZone),
          ]),
        ];
      }),
    };
  },
};
