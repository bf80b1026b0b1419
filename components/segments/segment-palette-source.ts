import { IconUsersGroup } from '@tabler/icons-react';
import type { PaletteSource } from '@/components/shell/palette/palette-source';

/** Finds segments by name or key for the command palette. */
export const segmentPaletteSource: PaletteSource = {
  group: 'segments',
  permission: 'segment.read',
  icon: IconUsersGroup,
  find: async ({ text, client, locale, signal }) => {
    const found = await client.search.segments.query({ text }, { signal });
    return found.map(({ id, key, name }) => ({
      id,
      label: locale === 'zh-CN' ? name.zh || name.en : name.en || name.zh,
      description: key,
      href: `/segments/${id}`,
    }));
  },
};
