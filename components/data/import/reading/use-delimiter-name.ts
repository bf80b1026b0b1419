import { useTranslations } from 'next-intl';

export const delimiterNames = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
  '，': 'wideComma',
  '；': 'wideSemicolon',
  '^': 'caret',
} as const;

/** A delimiter in words; one without a name as itself. */
export function useDelimiterName(): (delimiter: string) => string {
  const t = useTranslations('reading.delimiters');
  return (delimiter) => {
    const name = new Map<string, (typeof delimiterNames)[keyof typeof delimiterNames]>(
      Object.entries(delimiterNames),
    ).get(delimiter);
    return name ? t(name) : delimiter;
  };
}
