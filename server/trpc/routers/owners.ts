import { AssignOwnersInput, assignOwners } from '@/server/services/owners/assign-owners';
import { HandOverInput, handOver } from '@/server/services/owners/hand-over';
import { listOwners } from '@/server/services/owners/list-owners';
import { OfferHandoverInput, offerHandover } from '@/server/services/owners/offer-handover';
import { SetOwnerFieldInput, setOwnerField } from '@/server/services/owners/set-owner-field';
import {
  TakeBackHandoverInput,
  takeBackHandover,
} from '@/server/services/owners/take-back-handover';
import { permit, router } from '../trpc';

export const ownersRouter = router({
  list: permit('catalog.edit').query(({ ctx }) => listOwners(ctx)),
  setField: permit('catalog.edit')
    .input(SetOwnerFieldInput)
    .mutation(({ ctx, input }) => setOwnerField(ctx, input)),
  assign: permit('catalog.edit')
    .input(AssignOwnersInput)
    .mutation(({ ctx, input }) => assignOwners(ctx, input)),
  handoverOffer: permit('catalog.edit')
    .input(OfferHandoverInput)
    .query(({ ctx, input }) => offerHandover(ctx, input)),
  handOver: permit('catalog.edit')
    .input(HandOverInput)
    .mutation(({ ctx, input }) => handOver(ctx, input)),
  takeBackHandover: permit('catalog.edit')
    .input(TakeBackHandoverInput)
    .mutation(({ ctx, input }) => takeBackHandover(ctx, input)),
});
