import { ChangePersonInput, changePerson } from '@/server/services/people/change-person';
import { InvitePersonInput, invitePerson } from '@/server/services/people/invite-person';
import { listPeople } from '@/server/services/people/list-people';
import {
  WithdrawInvitationInput,
  withdrawInvitation,
} from '@/server/services/people/withdraw-invitation';
import { permit, router } from '../trpc';

export const peopleRouter = router({
  list: permit('account.manage').query(({ ctx }) => listPeople(ctx)),
  invite: permit('account.manage')
    .input(InvitePersonInput)
    .mutation(({ ctx, input }) => invitePerson(ctx, input)),
  withdrawInvitation: permit('account.manage')
    .input(WithdrawInvitationInput)
    .mutation(({ ctx, input }) => withdrawInvitation(ctx, input)),
  change: permit('account.manage')
    .input(ChangePersonInput)
    .mutation(({ ctx, input }) => changePerson(ctx, input)),
});
