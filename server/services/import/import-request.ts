import type { ImportMode } from '@/server/domain/import/import-mode';
import type { ImportMapping } from './import-input';

export type ImportStep = 'profile' | 'read' | 'land' | 'segments' | 'undo';

/** Told where an import is; throwing from it stops the import and leaves nothing behind. */
export type ImportProgress = (
  step: ImportStep,
  bytesDone: number,
  bytesTotal: number,
) => Promise<void>;

export type ImportRequest = {
  /** Asked for again under the same id it is done once; a new id when absent. */
  readonly importId?: string;
  readonly path: string;
  readonly fileName?: string;
  readonly mapping: ImportMapping;
  /** `update` when absent. */
  readonly mode?: ImportMode | undefined;
  /** Lands the rows that fit although others were set aside. */
  readonly acceptBad?: boolean | undefined;
  /** Lets a snapshot take more than three tenths of the rows out of use. */
  readonly acceptRemoval?: boolean | undefined;
};
