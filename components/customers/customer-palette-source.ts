import { IconUser } from '@tabler/icons-react';
import type { PaletteSource } from '@/components/shell/palette/palette-source';

/** Finds customers by key or the text the reader may see, for the command palette. */
export const customerPaletteSource: PaletteSource = {
  group: 'customers',
  permission: 'customer.read',
  icon: IconUser,
  find: async ({ text, client, signal }) => {
    const { rows } = await client.customers.list.query({ search: text, limit: 8 }, { signal });
    return rows.map(({ key }) => ({
      id: key,
      label: key,
      href: `/customers/${encodeURIComponent(key)}`,
    }));
  },
};
