import { crc32 } from 'node:zlib';
import { SaxesParser } from 'saxes';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';

export type ReadCell = {
  readonly type: string | null;
  readonly style: number;
  readonly value: string;
  /** Whether the cell has an element that a spreadsheet computes. */
  readonly formula: boolean;
};
export type ReadSheet = { readonly name: string; readonly rows: readonly (readonly ReadCell[])[] };

/** Every part of a zip file, judged by its central directory, with sizes and checksums. */
export async function readZip(file: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    fromBuffer(Buffer.from(file), { lazyEntries: true }, (error, opened) =>
      error ? reject(error) : resolve(opened),
    ),
  );
  const parts = new Map<string, string>();
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      zip.openReadStream(entry, async (error, stream) => {
        if (error) return reject(error);
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk as Buffer);
        const whole = Buffer.concat(chunks);
        if (crc32(whole) !== entry.crc32) return reject(new Error(`${entry.fileName} is damaged`));
        parts.set(entry.fileName, whole.toString('utf8'));
        zip.readEntry();
      });
    });
    zip.on('end', () => resolve(parts));
    zip.on('error', reject);
    zip.readEntry();
  });
}

/** A workbook as a spreadsheet program reads it, strictly as XML. */
export async function readWorkbook(file: Uint8Array): Promise<readonly ReadSheet[]> {
  const parts = await readZip(file);
  const names: string[] = [];
  parse(parts.get('xl/workbook.xml') ?? '', {
    open: (name, attributes) => {
      if (name === 'sheet') names.push(attributes.name ?? '');
    },
  });
  for (const xml of parts.values()) parse(xml, {});
  return names.map((name, index) => ({
    name,
    rows: readRows(parts.get(`xl/worksheets/sheet${index + 1}.xml`) ?? ''),
  }));
}

function readRows(xml: string): ReadCell[][] {
  const rows: ReadCell[][] = [];
  let cell: { place: string; type: string | null; style: number; formula: boolean } | null = null;
  let text = '';
  parse(xml, {
    open: (name, attributes) => {
      if (name === 'row') rows.push([]);
      if (name === 'c')
        cell = {
          ...{ place: attributes.r ?? '', type: attributes.t ?? null, formula: false },
          style: Number(attributes.s ?? 0),
        };
      if (name === 'f' && cell) cell.formula = true;
      text = '';
    },
    text: (part) => {
      text += part;
    },
    close: (name) => {
      if (!cell || (name !== 't' && name !== 'v')) return;
      const { place, ...rest } = cell;
      const value = name === 't' ? withControls(text) : text;
      const row = rows.at(-1) as ReadCell[];
      row[columnIndex(place)] = { ...rest, value };
    },
  });
  return rows;
}

function withControls(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function columnIndex(place: string): number {
  const letters = /^[A-Z]+/.exec(place)?.[0] ?? '';
  return Array.from(letters).reduce((sum, sign) => sum * 26 + sign.charCodeAt(0) - 64, 0) - 1;
}

type Handlers = {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
};

function parse(xml: string, { open, text, close }: Handlers): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) =>
    open?.(name, attributes as Record<string, string>),
  );
  parser.on('text', (part) => text?.(part));
  parser.on('closetag', ({ name }) => close?.(name));
  parser.write(xml).close();
}
