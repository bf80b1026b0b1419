import type { Format } from '@/components/ui/format/create-format';
import type { FieldType } from '@/server/domain/catalog/catalog';

/** A stored value in the reader's way of writing it; missing is a dash. */
export function writeValue(
  text: string | null,
  type: FieldType,
  format: Format,
  yesNo: (key: 'yes' | 'no') => string,
): string {
  if (text === null) return '–';
  switch (type) {
    case 'number':
      return format.number(text);
    case 'money':
      return format.money(text);
    case 'date':
      return format.date(text);
    case 'instant':
      return format.instant(text);
    case 'boolean':
      return yesNo(text === 'true' || text === 't' ? 'yes' : 'no');
    case 'textList':
      return readList(text).join(', ');
    default:
      return text;
  }
}

function readList(text: string): readonly string[] {
  if (!text.startsWith('[')) return [text];
  const parsed: unknown = JSON.parse(text);
  return Array.isArray(parsed) ? parsed.map(String) : [text];
}
