'use client';

import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { FileNote } from '@/server/domain/import/file-note';
import type { Reading } from '@/server/domain/import/reading';
import { assertNever } from '@/server/domain/problem/assert-never';
import classes from './reading.module.css';

type ReadingNotesProps = {
  readonly notes: readonly FileNote[];
  readonly reading: Reading;
  readonly onChange: (reading: Reading) => void;
};

/** Kinds that say that something of the file did not come through. */
const losses: ReadonlySet<FileNote['kind']> = new Set([
  ...(['lostDigits', 'errorCells', 'uncalculated', 'outsideCells'] as const),
  'replacementCharacters',
]);

const rowsShown = 3;
const namesShown = 6;

/** What is worth knowing about a file, losses first, with what can be decided about it. */
export function ReadingNotes({ notes, reading, onChange }: ReadingNotesProps) {
  const words = useNoteWords();
  if (notes.length === 0) return null;
  const sorted = notes.toSorted((a, b) => Number(losses.has(b.kind)) - Number(losses.has(a.kind)));
  return (
    <ul className={classes.notes}>
      {sorted.map((note) => {
        const isLoss = losses.has(note.kind);
        const Icon = isLoss ? IconAlertTriangle : IconInfoCircle;
        const key = 'column' in note ? `${note.kind} ${note.column}` : note.kind;
        return (
          <li key={key} data-loss={isLoss || undefined}>
            <Icon size={14} aria-hidden="true" />
            <span>
              {words(note)} <NoteAction note={note} reading={reading} onChange={onChange} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

type NoteActionProps = Omit<ReadingNotesProps, 'notes'> & { readonly note: FileNote };

function NoteAction({ note, reading, onChange }: NoteActionProps) {
  const t = useTranslations('reading.note');
  if (note.kind === 'mergedCells') {
    const others = (reading.fillDown ?? []).filter((name) => name !== note.column);
    const fillDown = note.filled ? others : [...others, note.column];
    return (
      <UnstyledButton className={classes.act} onClick={() => onChange({ ...reading, fillDown })}>
        {note.filled ? t('unfill') : t('fill')}
      </UnstyledButton>
    );
  }
  if (note.kind !== 'totalRows') return null;
  return (
    <UnstyledButton
      className={classes.act}
      onClick={() => onChange({ ...reading, keepTotals: !note.kept })}
    >
      {note.kept ? t('leave') : t('keep')}
    </UnstyledButton>
  );
}

function useNoteWords(): (note: FileNote) => string {
  const t = useTranslations('reading.note');
  const some = (names: readonly (string | number)[]) =>
    names.slice(0, namesShown).join(', ') + (names.length > namesShown ? ', …' : '');
  const texts = (rows: readonly { readonly line: number; readonly text: string }[]) =>
    rows
      .slice(0, rowsShown)
      .map(({ line, text }) => `${line}: ${text}`)
      .join(' · ') + (rows.length > rowsShown ? ' · …' : '');
  return (note) => {
    switch (note.kind) {
      case 'titleRows':
        return t('titleRows', { rows: texts(note.rows) });
      case 'totalRows':
        return t('totalRows', { kept: String(note.kept), rows: texts(note.rows) });
      case 'joinedHeader':
        return t('joinedHeader', { from: note.from, to: note.to });
      case 'blankHeaders':
      case 'repeatedHeaders':
      case 'hiddenColumns':
        return t(note.kind, { columns: some(note.columns) });
      case 'hiddenSheets':
        return t('hiddenSheets', { sheets: some(note.sheets) });
      case 'hiddenRows':
        return t('hiddenRows', { count: note.count, lines: some(note.lines) });
      case 'mergedCells': {
        const { column, count, line } = note;
        return t('mergedCells', { column, count, line, filled: String(note.filled) });
      }
      case 'errorCells':
      case 'lostDigits': {
        const { column, count, line, example } = note;
        return t(note.kind, { column, count, line, example });
      }
      case 'uncalculated':
        return t('uncalculated', { column: note.column, count: note.count, line: note.line });
      case 'outsideCells':
      case 'replacementCharacters':
        return t(note.kind, { count: note.count, line: note.line });
      default:
        return assertNever(note);
    }
  };
}
