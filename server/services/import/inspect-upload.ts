import * as z from 'zod';
import type { FieldType } from '@/server/domain/catalog/catalog';
import {
  type ColumnProfile,
  guessTimeType,
  proposeType,
} from '@/server/domain/import/column-profile';
import { Reading } from '@/server/domain/import/reading';
import { findCatalog } from '../catalog/load-catalog';
import type { Context } from '../context';
import { type FileProfile, profileFile } from './profile-file';
import { findUpload, UploadId } from './uploads';

export const InspectUploadInput = z.strictObject({
  uploadId: UploadId,
  reading: Reading.optional(),
});
export type InspectUploadInput = z.infer<typeof InspectUploadInput>;

export type KnownTable = {
  readonly key: string;
  readonly kind: 'customer' | 'activity';
  readonly keyField: string;
  readonly timeField: string | null;
  readonly label: { readonly en: string; readonly zh: string };
  readonly fields: readonly { readonly key: string; readonly type: FieldType }[];
};

export type ProposedColumn = ColumnProfile & {
  readonly type: FieldType;
  /** The type if the column becomes the time of the rows. */
  readonly timeType: 'date' | 'instant';
};

export type InspectedUpload = Omit<FileProfile, 'columns'> & {
  readonly fileName: string;
  readonly columns: readonly ProposedColumn[];
  readonly tables: readonly KnownTable[];
};

/** What an uploaded file holds, column by column, with proposed types. Refuses BAD_FILE. */
export async function inspectUpload(
  ctx: Context,
  { uploadId, reading }: InspectUploadInput,
): Promise<InspectedUpload> {
  const upload = await findUpload(uploadId);
  const profile = await profileFile(upload.path, reading);
  const catalog = await findCatalog(ctx.db);
  const tables = catalog ? [catalog.customers, ...catalog.activities] : [];
  return {
    ...profile,
    fileName: upload.fileName,
    columns: profile.columns.map((column) => ({
      ...column,
      type: proposeType(column),
      timeType: guessTimeType(column),
    })),
    tables: tables.map((table) => ({
      key: table.key,
      kind: table.kind,
      keyField: table.keyField,
      timeField: table.kind === 'activity' ? table.timeField : table.createdAtField,
      label: table.label,
      fields: table.fields.map(({ key, type }) => ({ key, type })),
    })),
  };
}
