import type { Row } from './exported-list';

/** Rows of a list that is known whole, as its one page. */
export async function* onePage(
  rows: () => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[], void, undefined> {
  yield await rows();
}
