import { ListActivityInput, listActivity } from '@/server/services/customers/list-activity';
import { ListCustomersInput, listCustomers } from '@/server/services/customers/list-customers';
import { ReadCustomerInput, readCustomer } from '@/server/services/customers/read-customer';
import { readTimeline } from '@/server/services/customers/read-timeline';
import { permit, router } from '../trpc';

export const customersRouter = router({
  list: permit('customer.read')
    .input(ListCustomersInput)
    .query(({ ctx, input }) => listCustomers(ctx, input)),
  get: permit('customer.read')
    .input(ReadCustomerInput)
    .query(({ ctx, input }) => readCustomer(ctx, input)),
  activity: permit('customer.read')
    .input(ListActivityInput)
    .query(({ ctx, input }) => listActivity(ctx, input)),
  timeline: permit('customer.read')
    .input(ReadCustomerInput)
    .query(({ ctx, input }) => readTimeline(ctx, input)),
});
