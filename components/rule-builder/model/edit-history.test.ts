import { expect, it } from 'vitest';
import { recordEdit, redoEdit, startHistory, undoEdit } from './edit-history';

it('goes back and forth over every step', () => {
  const typed = ['b', 'c', 'd'].reduce(
    (history, next) => recordEdit(history, next, null),
    startHistory('a'),
  );
  const back = undoEdit(undoEdit(typed));
  expect(back.present).toBe('b');
  expect(redoEdit(redoEdit(back))).toEqual(typed);
  expect(undoEdit(undoEdit(back)).present).toBe('a');
  expect(redoEdit(typed)).toBe(typed);
});

it('takes typing on in one place as one step', () => {
  const typed = ['1', '10', '100'].reduce(
    (history, next) => recordEdit(history, next, 'row:value'),
    startHistory('0'),
  );
  expect(typed.present).toBe('100');
  expect(undoEdit(typed).present).toBe('0');
  expect(undoEdit(recordEdit(typed, '5', 'other:value')).present).toBe('100');
});

it('forgets what was undone after a new edit', () => {
  const edited = recordEdit(undoEdit(recordEdit(startHistory('a'), 'b', null)), 'c', null);
  expect(edited.future).toEqual([]);
});
