import { ArchiveTraitInput, archiveTrait } from '@/server/services/traits/archive-trait';
import {
  CreateReadyTraitsInput,
  createReadyTraits,
} from '@/server/services/traits/create-ready-traits';
import { CreateTraitInput, createTrait } from '@/server/services/traits/create-trait';
import { CustomerTraitsInput, customerTraits } from '@/server/services/traits/customer-traits';
import { GetTraitInput, getTrait } from '@/server/services/traits/get-trait';
import { ListTraitsInput, listTraits } from '@/server/services/traits/list-traits';
import { PreviewTraitInput, previewTrait } from '@/server/services/traits/preview-trait';
import { RestoreTraitInput, restoreTrait } from '@/server/services/traits/restore-trait';
import { traitDistributions } from '@/server/services/traits/trait-distributions';
import { UpdateTraitInput, updateTrait } from '@/server/services/traits/update-trait';
import { permit, router } from '../trpc';

/** A definition may be longer than an address, so a preview is sent as a mutation. */
export const traitsRouter = router({
  list: permit('trait.read')
    .input(ListTraitsInput)
    .query(({ ctx, input }) => listTraits(ctx, input)),
  get: permit('trait.read')
    .input(GetTraitInput)
    .query(({ ctx, input }) => getTrait(ctx, input)),
  distributions: permit('trait.read').query(({ ctx, signal }) => traitDistributions(ctx, signal)),
  preview: permit('trait.read')
    .input(PreviewTraitInput)
    .mutation(({ ctx, input, signal }) => previewTrait(ctx, input, signal)),
  ofCustomer: permit('customer.read')
    .input(CustomerTraitsInput)
    .query(({ ctx, input }) => customerTraits(ctx, input)),
  create: permit('trait.edit')
    .input(CreateTraitInput)
    .mutation(({ ctx, input }) => createTrait(ctx, input)),
  createReady: permit('trait.edit')
    .input(CreateReadyTraitsInput)
    .mutation(({ ctx, input }) => createReadyTraits(ctx, input)),
  update: permit('trait.edit')
    .input(UpdateTraitInput)
    .mutation(({ ctx, input }) => updateTrait(ctx, input)),
  archive: permit('trait.edit')
    .input(ArchiveTraitInput)
    .mutation(({ ctx, input }) => archiveTrait(ctx, input)),
  restore: permit('trait.edit')
    .input(RestoreTraitInput)
    .mutation(({ ctx, input }) => restoreTrait(ctx, input)),
});
