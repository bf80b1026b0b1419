import * as z from 'zod';
import { type FieldType, type Table, tablesOf, timeFieldOf } from '@/server/domain/catalog/catalog';
import {
  type ColumnProfile,
  guessTimeType,
  proposeType,
} from '@/server/domain/import/column-profile';
import { Reading } from '@/server/domain/import/reading';
import { findCatalog } from '../catalog/load-catalog';
import type { Context } from '../context';
import { recall, type RememberedImport } from './import-memory';
import { type FileProfile, profileFile } from './profile-file';
import { findUpload, UploadId } from './uploads';

export const InspectUploadInput = z.strictObject({
  uploadId: UploadId,
  reading: Reading.optional(),
});
export type InspectUploadInput = z.infer<typeof InspectUploadInput>;

export type KnownTable = {
  readonly key: string;
  readonly kind: Table['kind'];
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
  /** What was decided about the last file with the same columns; null for the first. */
  readonly remembered: RememberedImport | null;
};

/** What an uploaded file holds, column by column, with proposed types. Refuses BAD_FILE. */
export async function inspectUpload(
  ctx: Context,
  { uploadId, reading }: InspectUploadInput,
): Promise<InspectedUpload> {
  const upload = await findUpload(uploadId);
  const profile = await profileFile(upload.path, reading);
  const catalog = await findCatalog(ctx.db);
  const tables = catalog ? tablesOf(catalog) : [];
  return {
    ...profile,
    fileName: upload.fileName,
    remembered: await recall(ctx.db, profile.header),
    columns: profile.columns.map((column) => ({
      ...column,
      type: proposeType(column),
      timeType: guessTimeType(column),
    })),
    tables: tables.map((table) => ({
      key: table.key,
      kind: table.kind,
      keyField: table.keyField,
      timeField: timeFieldOf(table),
      label: table.label,
      fields: table.fields.map(({ key, type }) => ({ key, type })),
    })),
  };
}
