import { posix } from 'node:path';
import {
  digitsOfCode,
  meaningOfCode,
  meaningOfId,
  type NumberMeaning,
} from '@/server/domain/import/number-format';
import { badFile } from './bad-file';
import { attributeOf, readWholeXml, type XmlAttributes } from './read-xml';
import type { XlsxPackage } from './xlsx-package';

const largestIndex = 16_777_216;
const mostSheets = 1_000;

export type XlsxSheet = { readonly name: string; readonly hidden: boolean; readonly part: string };

export type XlsxWorkbook = {
  readonly sheets: readonly XlsxSheet[];
  readonly from1904: boolean;
  /** Null for a workbook without shared texts. */
  readonly strings: string | null;
  /** What numbers stand for, by a cell's style. */
  readonly meanings: readonly NumberMeaning[];
  /** How many digits whole numbers are filled up to with zeros, by a cell's style. */
  readonly digits: readonly number[];
};

type Relation = { readonly type: string; readonly target: string };

/** Reads which sheets a workbook has, where its texts are, and what its styles make of numbers. Refuses BAD_FILE. */
export async function readXlsxWorkbook(pack: XlsxPackage): Promise<XlsxWorkbook> {
  const roots = await readRelations(pack, '_rels/.rels', '');
  const root = [...roots.values()].find(({ type }) => type.endsWith('/officeDocument'));
  if (!root || !pack.has(root.target)) throw badFile('zip');
  const { dir, base } = posix.parse(root.target);
  const relations = await readRelations(pack, posix.join(dir, '_rels', `${base}.rels`), dir);
  const partOf = (kind: string) =>
    [...relations.values()].find(({ type, target }) => type.endsWith(kind) && pack.has(target))
      ?.target ?? null;
  const styles = partOf('/styles');
  const found: { name: string; hidden: boolean; id: string }[] = [];
  let from1904 = false;
  await visit(pack, root.target, (name, attributes) => {
    if (name === 'workbookPr') from1904 = isTrue(attributeOf(attributes, 'date1904'));
    if (name !== 'sheet' || found.length >= mostSheets) return;
    const state = attributes.state ?? 'visible';
    const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
    found.push({ name: attributes.name ?? '', hidden: state !== 'visible', id });
  });
  const sheets = found.flatMap(({ name, hidden, id }) => {
    const relation = relations.get(id);
    if (!relation?.type.endsWith('/worksheet') || !pack.has(relation.target)) return [];
    return [{ name, hidden, part: relation.target }];
  });
  if (sheets.length === 0) throw badFile(found.length === 0 ? 'zip' : 'empty');
  return {
    sheets,
    from1904,
    strings: partOf('/sharedStrings'),
    ...(styles === null ? { meanings: [], digits: [] } : await readStyles(pack, styles)),
  };
}

async function readRelations(
  pack: XlsxPackage,
  part: string,
  folder: string,
): Promise<ReadonlyMap<string, Relation>> {
  const relations = new Map<string, Relation>();
  if (!pack.has(part)) return relations;
  await visit(pack, part, (name, { Id, Type, Target, TargetMode }) => {
    if (name !== 'Relationship' || Id === undefined || TargetMode === 'External') return;
    const target = (Target ?? '').replaceAll('\\', '/');
    const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
    relations.set(Id, { type: Type ?? '', target: path });
  });
  return relations;
}

async function readStyles(
  pack: XlsxPackage,
  part: string,
): Promise<Pick<XlsxWorkbook, 'meanings' | 'digits'>> {
  const codes = new Map<number, string>();
  const meanings: NumberMeaning[] = [];
  const digits: number[] = [];
  let inCells = false;
  await visit(
    pack,
    part,
    (name, attributes) => {
      if (name === 'cellXfs') inCells = true;
      const id = Number(attributes.numFmtId ?? 0);
      if (name === 'numFmt') codes.set(id, attributes.formatCode ?? '');
      if (name !== 'xf' || !inCells) return;
      const code = codes.get(id);
      meanings.push(code === undefined ? meaningOfId(id) : meaningOfCode(code));
      digits.push(digitsOfCode(code ?? ''));
    },
    (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  );
  return { meanings, digits };
}

async function visit(
  pack: XlsxPackage,
  part: string,
  open: (name: string, attributes: XmlAttributes) => void,
  close: (name: string) => void = () => undefined,
): Promise<void> {
  if (pack.sizeOf(part).unpacked > largestIndex) throw badFile('bomb');
  let elements = 0;
  const visitor = {
    open: (name: string, attributes: XmlAttributes) => {
      elements += 1;
      open(name, attributes);
    },
    close,
    text: () => undefined,
    records: () => elements,
  };
  await readWholeXml(await pack.stream(part), part, visitor);
}

export function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'true' || text === 'on';
}
