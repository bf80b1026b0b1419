'use client';

import {
  IconBolt,
  IconFolderPlus,
  IconPlus,
  IconRuler2,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { labelOf } from '@/server/domain/rule/sentence/words';
import { useBuilder } from '../builder-context';
import chip from '../chips/chip.module.css';
import { ChipSelect } from '../chips/chip-select';
import {
  type EditorGroup,
  type EditorNode,
  editorLeaf,
  type LeafDraft,
} from '../model/editor-rule';
import { askedOptions, namedOptions } from '../model/field-options';
import { newActivity, newAttribute, newTrait } from '../model/new-condition';
import { appendNode } from '../model/tree-edits';
import classes from './row.module.css';

/** The foot of a group: what can be added to it. */
export function Adders({ group }: { group: EditorGroup }) {
  const t = useTranslations('builder');
  const { catalog, table, inside, ownKey, sentence, edit, newId, focus } = useBuilder();
  const append = (node: EditorNode, part: 'handle' | 'value') => {
    focus.current = { id: node.id, part };
    edit(appendNode(group.id, node));
  };
  const addLeaf = (value: LeafDraft | null) => value && append(editorLeaf(newId(), value), 'value');
  const addGroup = () =>
    append(
      { id: newId(), combinator: group.combinator === 'and' ? 'or' : 'and', rules: [] },
      'handle',
    );
  const segments = catalog.segments.filter(({ key }) => key !== ownKey);
  const icon = { size: 13, 'aria-hidden': true } as const;
  const attribute = t(inside ? 'add.condition' : 'add.attribute');
  return (
    <div className={classes.adders}>
      <ChipSelect
        label={attribute}
        look="link"
        options={askedOptions(catalog, table, sentence.language, t)}
        value={null}
        onChange={(key) => addLeaf(newAttribute(catalog, table, key))}
      >
        <span className={classes.adder}>
          <IconPlus {...icon} />
          {attribute}
        </span>
      </ChipSelect>
      {!inside && catalog.activities.length === 1 && (
        <AddButton onClick={() => addLeaf(newActivity(catalog))}>
          <IconBolt {...icon} />
          {t('add.activity')}
        </AddButton>
      )}
      {!inside && catalog.activities.length > 1 && (
        <ChipSelect
          label={t('add.activity')}
          look="link"
          options={catalog.activities.map((one) => ({
            value: one.key,
            label: labelOf(one.label, sentence.language) || one.key,
          }))}
          value={null}
          onChange={(key) => {
            const fresh = newActivity(catalog);
            addLeaf(fresh && { ...fresh, table: key });
          }}
        >
          <span className={classes.adder}>
            <IconBolt {...icon} />
            {t('add.activity')}
          </span>
        </ChipSelect>
      )}
      {!inside && catalog.traits.length > 0 && (
        <ChipSelect
          label={t('add.trait')}
          look="link"
          options={namedOptions(catalog.traits, sentence.language)}
          value={null}
          onChange={(key) => addLeaf(newTrait(catalog, key))}
        >
          <span className={classes.adder}>
            <IconRuler2 {...icon} />
            {t('add.trait')}
          </span>
        </ChipSelect>
      )}
      {!inside && segments.length > 0 && (
        <ChipSelect
          label={t('add.segment')}
          look="link"
          options={namedOptions(segments, sentence.language)}
          value={null}
          onChange={(key) => addLeaf({ kind: 'segment', segment: key, operator: 'in' })}
        >
          <span className={classes.adder}>
            <IconUsersGroup {...icon} />
            {t('add.segment')}
          </span>
        </ChipSelect>
      )}
      <AddButton onClick={addGroup}>
        <IconFolderPlus {...icon} />
        {t('add.group')}
      </AddButton>
    </div>
  );
}

function AddButton(props: { onClick: () => void; children: React.ReactNode }) {
  return (
    <button type="button" className={chip.chip} data-look="link" onClick={props.onClick}>
      {props.children}
    </button>
  );
}
