import { customerPaletteSource } from '@/components/customers/customer-palette-source';
import { segmentPaletteSource } from '@/components/segments/segment-palette-source';
import type { PaletteSource } from './palette-source';

/** What the command palette searches beside pages and actions. */
export const paletteSources: readonly PaletteSource[] = [
  segmentPaletteSource,
  customerPaletteSource,
];
