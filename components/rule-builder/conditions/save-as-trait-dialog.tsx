'use client';

import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useTRPC } from '@/components/trpc/trpc';
import { unitOf } from '@/components/traits/model/trait-units';
import { ErrorState } from '@/components/ui/error-state';
import { describeTrait } from '@/server/domain/trait/describe-trait';
import { definedValue } from '@/server/domain/trait/find-trait-value';
import { useToasts } from '@/components/ui/toast';
import { useBuilder } from '../builder-context';
import type { ActivityDraft, EditorLeaf } from '../model/editor-rule';
import { askTrait, definitionOfActivity } from '../model/measured-trait';
import { setMember } from '../model/tree-edits';
import { SentenceText } from '../sentence-panel';
import classes from '../chips/chip.module.css';

type Props = {
  readonly leaf: EditorLeaf & { value: ActivityDraft };
  readonly onClose: () => void;
};

/** Names what the condition measures; the condition then asks the trait, and undo brings it back. */
export function SaveAsTraitDialog({ leaf, onClose }: Props) {
  const t = useTranslations('builder.saveAsTrait');
  const ui = useTranslations('ui');
  const { catalog, sentence, edit } = useBuilder();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [name, setName] = useState('');
  const create = useMutation(trpc.traits.create.mutationOptions());
  const definition = definitionOfActivity(leaf.value, catalog);
  if (!definition) return null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const language = sentence.language === 'en' ? 'en' : 'zh';
    const unit = unitOf(definition, definedValue(definition, catalog)?.type);
    const input = { name: { [language]: name }, unit, definition };
    const made = await create.mutateAsync(JSON.parse(JSON.stringify(input))).catch(() => null);
    if (!made) return;
    await queries.invalidateQueries({ queryKey: trpc.preview.setting.queryKey() });
    await queries.invalidateQueries({ queryKey: trpc.traits.list.queryKey() });
    edit(setMember(leaf.id, 'value', askTrait(leaf.value, made.key)));
    toasts.undoable(t('done', { name }), () => edit(setMember(leaf.id, 'value', leaf.value)));
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title')}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <form className={classes.popover} onSubmit={submit}>
        <SentenceText
          tokens={describeTrait(definition, sentence).tokens}
          language={sentence.language}
        />
        <TextInput
          label={t('name')}
          data-autofocus
          required
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {create.error && <ErrorState error={create.error} />}
        <div className={classes.line}>
          <Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>
            {t('save')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {ui('cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
