import { useTranslations } from 'next-intl';
import type { InspectedUpload } from '../../data-types';
import { useDelimiterName } from './use-delimiter-name';

/** How a file was read, in a few words each: encoding, delimiter, sheet, header, what was left out. */
export function useReadingEvidence(file: InspectedUpload): readonly string[] {
  const t = useTranslations('reading');
  const nameOf = useDelimiterName();
  const { encoding, delimiter, sheet, headerFrom, headerTo, fillDown, keepTotals } = file.reading;
  const evidence: string[] = [];
  if (encoding !== null) evidence.push(t(`encodings.${encoding}`));
  if (delimiter !== null) evidence.push(t('evidence.delimiter', { sign: nameOf(delimiter) }));
  if (file.compressed) evidence.push(t('evidence.gzip'));
  if (sheet !== null) {
    const number = file.sheets.findIndex(({ name }) => name === sheet) + 1;
    evidence.push(t('evidence.sheet', { name: sheet, number, count: file.sheets.length }));
  }
  evidence.push(
    headerTo === headerFrom
      ? t('evidence.header', { line: headerFrom })
      : t('evidence.headerRows', { from: headerFrom, to: headerTo }),
  );
  for (const note of file.notes) {
    if (note.kind === 'titleRows') evidence.push(t('evidence.titles', { count: note.count }));
    if (note.kind === 'totalRows' && !keepTotals)
      evidence.push(t('evidence.totals', { count: note.count }));
  }
  if (fillDown.length > 0) evidence.push(t('evidence.filled', { columns: fillDown.join(', ') }));
  return evidence;
}
