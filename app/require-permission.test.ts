import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { permissions } from '@/server/domain/access/permission';

const pages = filesBelow('page.tsx');
const openToVisitors = [
  '(auth)/invite/page.tsx',
  '(auth)/setup/page.tsx',
  '(auth)/sign-in/page.tsx',
];

function filesBelow(name: string): string[] {
  return readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === name)
    .sort();
}

const permissionOf = (source: string): string | undefined => {
  const body = source.slice(source.search(/export default async function/));
  return body.match(/\{\n\s+(?:const .* = )?await requirePermission\('([^']+)'\);/)?.[1];
};

describe('pages', () => {
  it('begin with the permission they need, all but those for visitors', () => {
    const open = pages.filter((page) => {
      const permission = permissionOf(readFileSync(path.join(import.meta.dirname, page), 'utf8'));
      return !permissions.some((known) => known === permission);
    });
    expect(open).toEqual(openToVisitors);
  });

  it('are found with and without a permission', () => {
    const guarded =
      "export default async function A() {\n  await requirePermission('data.import');";
    const late = "export default async function A() {\n  f();\n  await requirePermission('x');";
    expect([permissionOf(guarded), permissionOf(late)]).toEqual(['data.import', undefined]);
  });
});
