import { problem } from '@/server/domain/problem/problem';

/** A replacement cannot be taken back, or done, because what it rests on was changed meanwhile. */
export const choiceConflict = problem('CONFLICT', [], undefined, 'choice');
