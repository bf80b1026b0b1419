import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';
import { localDate } from '@/server/domain/time/local-time';
import type { Context } from '../context';
import { getSettings } from '../settings/get-settings';
import type { ExportedList, OpenedList, Voice } from './exported-list';
import { writeCsv } from './write-csv';
import { writeXlsx } from './xlsx/write-xlsx';

export const exportFormats = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export type ExportRequest = {
  readonly list: ExportedList;
  readonly query: Readonly<Record<string, string>>;
  readonly format: ExportFormat;
  readonly voice: Voice;
};

export type Export = {
  readonly fileName: string;
  readonly chunks: AsyncGenerator<string | Uint8Array, void, undefined>;
  /** Rows written so far. */
  rows(): number;
};

/** Downloads at once: each holds a session of the pool while it is read. */
const mostAtOnce = 4;
let open = 0;

/**
 * Opens a list as a file that is written as it is read: memory does not grow with its rows.
 * Refuses NOT_FOUND, a query the list does not know, and BUSY while four are being read.
 */
export async function exportList(ctx: Context, request: ExportRequest): Promise<Export> {
  const list = await request.list.open(ctx, request.query);
  const { calendar } = await getSettings(ctx);
  const day = localDate(new Date().toISOString(), calendar);
  let rows = 0;
  const counted = {
    ...list,
    pages: onRows(list.pages, (count) => {
      rows += count;
    }),
  };
  return {
    fileName: `${list.title} ${day}.${request.format}`,
    chunks: limited(write(counted, request)),
    rows: () => rows,
  };
}

function write(list: OpenedList, { format, voice }: ExportRequest): Export['chunks'] {
  return format === 'csv' ? writeCsv(list, voice) : writeXlsx(list, voice);
}

async function* limited(chunks: Export['chunks']): Export['chunks'] {
  if (open >= mostAtOnce) throw new StratumError(problem('BUSY', [], undefined, 'export'));
  open += 1;
  try {
    yield* chunks;
  } finally {
    open -= 1;
  }
}

async function* onRows(
  pages: OpenedList['pages'],
  tell: (count: number) => void,
): OpenedList['pages'] {
  for await (const page of pages) {
    tell(page.length);
    yield page;
  }
}
