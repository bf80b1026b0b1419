import {
  activityTables,
  customerFields,
  type DemoActivityTable,
  type DemoField,
  regionFields,
} from '@/server/domain/demo/demo-tables';
import { company } from '@/server/domain/demo/company';
import type { Context } from '../context';
import type { ImportMapping } from '../import/import-input';
import { runImport } from '../import/run-import';
import { type StoryFile, storyPath } from './write-story-files';

type OnFile = (file: StoryFile, share: number) => Promise<void>;

/** Brings the story's files in as a person would import them, told what each column is. */
export async function importStory(
  ctx: Context,
  folder: string,
  day: string,
  onFile: OnFile,
): Promise<void> {
  await importOne(ctx, folder, 'customers', customersMapping(day), onFile);
  await importOne(ctx, folder, 'regions', regionsMapping, onFile);
  for (const table of activityTables)
    await importOne(ctx, folder, table.key, activityMapping(table, day), onFile);
}

async function importOne(
  ctx: Context,
  folder: string,
  file: StoryFile,
  mapping: ImportMapping,
  onFile: OnFile,
): Promise<void> {
  await onFile(file, 0);
  const request = { path: storyPath(folder, file), fileName: `${file}.csv`, mapping };
  const result = await runImport(ctx, request, (step, done, total) =>
    onFile(file, step === 'read' && total > 0 ? (0.6 * done) / total : step === 'land' ? 0.6 : 0),
  );
  if (result.bad > 0) throw new Error(`${result.bad} rows of the demo's ${file} do not fit`);
  await onFile(file, 1);
}

const typesOf = (fields: readonly DemoField[]) =>
  fields.map(({ key, type }) => ({ column: key, type }));

const regionsMapping: ImportMapping = {
  ...{ into: 'toOne', name: 'regions', label: { en: 'Regions', zh: '大区' } },
  ...{ key: 'region', types: typesOf(regionFields) },
};

function customersMapping(day: string): ImportMapping {
  return {
    ...{ into: 'customers', key: 'customer_no', createdAt: 'first_contact_on' },
    ...{ zone: company.timeZone, types: typesOf(customerFields), completeThrough: day },
  };
}

function activityMapping(table: DemoActivityTable, day: string): ImportMapping {
  return {
    ...{ into: 'activity', name: table.key, label: table.label },
    ...{ key: table.keyField, customer: 'customer_no', time: table.timeField },
    ...{ zone: company.timeZone, types: typesOf(table.fields), completeThrough: day },
  };
}
