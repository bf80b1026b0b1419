import { ChangePersonInput, changePerson } from '@/server/services/people/change-person';
import { InvitePersonInput, invitePerson } from '@/server/services/people/invite-person';
import { listPeople } from '@/server/services/people/list-people';
import { MailInvitationInput, mailInvitation } from '@/server/services/people/mail-invitation';
import {
  WithdrawInvitationInput,
  withdrawInvitation,
} from '@/server/services/people/withdraw-invitation';
import { siteOf } from '../origin';
import { permitAccounts, router } from '../trpc';

export const peopleRouter = router({
  list: permitAccounts('account.manage').query(({ ctx }) => listPeople(ctx)),
  invite: permitAccounts('account.manage')
    .input(InvitePersonInput)
    .mutation(({ ctx, input }) => invitePerson(ctx, input)),
  mailInvitation: permitAccounts('account.manage')
    .input(MailInvitationInput)
    .mutation(({ ctx, input }) => mailInvitation(ctx, input, siteOf(ctx.requestHeaders))),
  withdrawInvitation: permitAccounts('account.manage')
    .input(WithdrawInvitationInput)
    .mutation(({ ctx, input }) => withdrawInvitation(ctx, input)),
  change: permitAccounts('account.manage')
    .input(ChangePersonInput)
    .mutation(({ ctx, input }) => changePerson(ctx, input)),
});
