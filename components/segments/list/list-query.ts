import { parseAsBoolean, parseAsString, parseAsStringLiteral } from 'nuqs';
import {
  type SegmentSort,
  segmentSorts,
  segmentStates,
} from '@/server/domain/segment/choose-segments';

export {
  chooseSegments,
  segmentStates as stateFilters,
} from '@/server/domain/segment/choose-segments';
export type SortKey = SegmentSort;

/** What the address of the list holds. */
export const listQuery = {
  state: parseAsStringLiteral(segmentStates).withDefault('active'),
  q: parseAsString.withDefault(''),
  mine: parseAsBoolean.withDefault(false),
  sort: parseAsStringLiteral(segmentSorts).withDefault('size'),
};
