'use client';

import { Button, Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import type { ActivityTable, Catalog } from '@/server/domain/catalog/catalog';
import { describeWhereClause } from '@/server/domain/rule/describe-rule';
import type { WhereGroup } from '@/server/domain/rule/rule';
import { labelOf } from '@/server/domain/rule/sentence/words';
import { BuilderProvider, useBuilder } from '../builder-context';
import classes from '../chips/chip.module.css';
import type { ActivityDraft, EditorGroup, EditorLeaf, QuantifiedDraft } from '../model/editor-rule';
import { editorLeaf } from '../model/editor-rule';
import { newAttribute } from '../model/new-condition';
import { toRule } from '../model/to-rule';
import { setMember, type TreeEdit } from '../model/tree-edits';
import { PlainTree } from '../tree/plain-tree';

type Props = {
  readonly leaf: EditorLeaf & { value: ActivityDraft | QuantifiedDraft };
  readonly table: ActivityTable;
  readonly disabled: boolean;
};

/** The conditions on the counted rows, as an outlined word that opens their editor. */
export function WhereChip({ leaf, table, disabled }: Props) {
  const t = useTranslations('builder.where');
  const builder = useBuilder();
  const [opened, popover] = useDisclosure();
  const { where } = leaf.value;
  const clause =
    where && where.rules.length > 0
      ? describeWhereClause(toRule(where).rule as WhereGroup, table, builder.sentence).text
      : null;
  const change = (next: EditorGroup | undefined, touch?: string) =>
    builder.edit(setMember(leaf.id, 'value', { ...leaf.value, where: next }), touch);
  const open = () => {
    if (!where) change(startWhere(builder.catalog, builder.newId, table));
    popover.open();
  };
  const close = () => {
    if (where?.rules.length === 0) change(undefined);
    popover.close();
  };
  return (
    <Popover
      opened={opened}
      onChange={(next) => (next ? open() : close())}
      trapFocus
      returnFocus
      withinPortal
      position="bottom-start"
      shadow="md"
      width="max-content"
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.chip}
          data-look={clause ? 'where' : 'link'}
          data-bad={hasProblem(where, builder.problemsOf) || undefined}
          disabled={disabled}
          title={clause ?? undefined}
          onClick={opened ? close : open}
        >
          <span className={classes.text}>{clause ? `${t('prefix')} ${clause}` : t('add')}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown
        className={classes.popover}
        aria-label={t('label')}
        maw="min(680px, calc(100vw - 24px))"
      >
        <h3>{t('title', { table: labelOf(table.label, builder.sentence.language) })}</h3>
        {where && (
          <BuilderProvider
            value={{
              ...builder,
              table,
              inside: true,
              root: where,
              total: null,
              edit: (edit: TreeEdit, touch?: string) => change(edit(where), touch),
            }}
          >
            <PlainTree root={where} />
          </BuilderProvider>
        )}
        <div className={classes.line}>
          <Button variant="default" onClick={close}>
            {t('done')}
          </Button>
          {where && (
            <Button
              variant="subtle"
              color="gray"
              onClick={() => {
                change(undefined);
                popover.close();
              }}
            >
              {t('clear')}
            </Button>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function startWhere(catalog: Catalog, newId: () => string, table: ActivityTable): EditorGroup {
  const choice = table.fields.find((field) => field.type === 'choice');
  return {
    id: newId(),
    combinator: 'and',
    rules: [editorLeaf(newId(), newAttribute(catalog, table, choice?.key))],
  };
}

function hasProblem(
  where: EditorGroup | undefined,
  problemsOf: (id: string) => readonly unknown[],
) {
  const ids: string[] = [];
  const walk = (group: EditorGroup) => {
    ids.push(group.id);
    for (const child of group.rules) {
      if ('rules' in child) walk(child);
      else ids.push(child.id);
    }
  };
  if (where) walk(where);
  return ids.some((id) => problemsOf(id).length > 0);
}
