export type WrittenEncoding =
  | 'utf-8'
  | 'utf-8-bom'
  | 'utf-16le'
  | 'utf-16le-bom'
  | 'utf-16be'
  | 'utf-16be-bom'
  | 'gb18030'
  | 'windows-1252';

/** A text in the bytes of an encoding; throws for a character it does not have. */
export function encodeText(text: string, encoding: WrittenEncoding): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text);
    case 'utf-8-bom':
      return Buffer.from(`\uFEFF${text}`);
    case 'utf-16le':
      return Buffer.from(text, 'utf16le');
    case 'utf-16le-bom':
      return Buffer.from(`\uFEFF${text}`, 'utf16le');
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16();
    case 'utf-16be-bom':
      return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
    case 'gb18030':
    case 'windows-1252':
      return encodeByTable(text, encoding);
  }
}

type Table = ReadonlyMap<string, readonly number[]>;
const tables = new Map<string, Table>();

function encodeByTable(text: string, encoding: 'gb18030' | 'windows-1252'): Buffer {
  const table = tables.get(encoding) ?? invert(encoding);
  tables.set(encoding, table);
  const bytes: number[] = [];
  for (const character of text) {
    const found = table.get(character) ?? beyondTheFirstPlane(character, encoding);
    if (!found) throw new Error(`${encoding} has no ${JSON.stringify(character)}`);
    bytes.push(...found);
  }
  return Buffer.from(bytes);
}

function invert(encoding: 'gb18030' | 'windows-1252'): Table {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const table = new Map<string, readonly number[]>();
  for (const bytes of encoding === 'gb18030'
    ? sequencesOfGb18030()
    : range(0, 0xff).map((b) => [b]))
    table.set(decoder.decode(Uint8Array.from(bytes)), bytes);
  return table;
}

function sequencesOfGb18030(): number[][] {
  const four = range(0, 39_419).map(fourBytes(0x81));
  const two = range(0x81, 0xfe).flatMap((lead) =>
    range(0x40, 0xfe).flatMap((trail) => (trail === 0x7f ? [] : [[lead, trail]])),
  );
  return [...four, ...two, ...range(0, 0x7f).map((byte) => [byte])];
}

function beyondTheFirstPlane(character: string, encoding: string): number[] | null {
  const point = character.codePointAt(0) ?? 0;
  return encoding === 'gb18030' && point > 0xffff ? fourBytes(0x90)(point - 0x10000) : null;
}

/** The n-th four-byte sequence from a lead byte on, counted as GB18030 does. */
const fourBytes = (lead: number) => (n: number) => [
  lead + Math.floor(n / 12_600),
  0x30 + (Math.floor(n / 1_260) % 10),
  0x81 + (Math.floor(n / 10) % 126),
  0x30 + (n % 10),
];

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
