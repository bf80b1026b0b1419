'use client';

import { Button, Checkbox, Group, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslations } from 'next-intl';
import { ErrorState } from '@/components/ui/error-state';
import { SidePanel } from '@/components/ui/side-panel';
import { type FieldGroup, fieldGroups } from '@/server/domain/catalog/catalog';
import { ChoiceList } from './choices/choice-list';
import type { FieldDetail, TableDetail } from './data-types';
import { FieldUsers } from './field-users';
import { useFieldSaving } from './use-field-saving';
import { useLabel } from './use-label';

type FieldEditorProps = {
  readonly table: TableDetail;
  readonly field: FieldDetail;
  readonly onClose: () => void;
};

const choicesShown = 100;
const noReference = '';

/** Names a field in both languages, groups and guards it, says what it refers to, and keeps its choices. */
export function FieldEditor({ table, field, onClose }: FieldEditorProps) {
  const t = useTranslations('data');
  const words = useTranslations('catalog.field');
  const name = useLabel();
  const { label, type, group, personal, sensitive } = field;
  const choices = field.choices
    .filter(({ retired }) => !retired)
    .slice(0, choicesShown)
    .map((choice) => ({ id: choice.id, label: { ...choice.label } }));
  const refersTo = field.refersTo ?? noReference;
  const form = useForm({
    initialValues: { label: { ...label }, type, group, personal, sensitive, refersTo, choices },
  });
  const save = useFieldSaving(table.key, field, onClose);
  const targets = table.toOnes.filter((target) => target.type === form.values.type);
  const isAmount = type === 'number' || type === 'money';
  const submit = form.onSubmit(({ type: chosen, refersTo: target, ...values }) =>
    save.mutate({
      ...{ table: table.key, field: field.key, ...values },
      refersTo: target === noReference ? null : target,
      ...(isAmount && (chosen === 'number' || chosen === 'money') && { type: chosen }),
    }),
  );
  return (
    <SidePanel opened onClose={onClose} title={t('editor.title', { field: field.key })}>
      <form onSubmit={submit}>
        <Stack gap={14}>
          {save.error && <ErrorState error={save.error} />}
          <TextInput
            required
            maxLength={100}
            label={t('editor.en')}
            {...form.getInputProps('label.en')}
          />
          <TextInput
            required
            maxLength={100}
            label={t('editor.zh')}
            {...form.getInputProps('label.zh')}
          />
          <Select
            label={t('editor.type')}
            description={t('editor.typeNote')}
            data={(isAmount ? (['number', 'money'] as const) : [type]).map((each) => ({
              value: each,
              label: t(`type.${each}`),
            }))}
            disabled={!isAmount}
            allowDeselect={false}
            {...form.getInputProps('type')}
          />
          <Select
            label={t('editor.group')}
            data={fieldGroups.map((each: FieldGroup) => ({
              value: each,
              label: t(`group.${each}`),
            }))}
            allowDeselect={false}
            {...form.getInputProps('group')}
          />
          <Checkbox
            label={t('guard.personal')}
            description={t('guard.personalNote')}
            {...form.getInputProps('personal', { type: 'checkbox' })}
          />
          <Checkbox
            label={t('guard.sensitive')}
            description={t('guard.sensitiveNote')}
            {...form.getInputProps('sensitive', { type: 'checkbox' })}
          />
          {targets.length > 0 && (
            <Select
              label={words('refersTo')}
              description={words('refersToNote')}
              data={[
                { value: noReference, label: words('refersToNothing') },
                ...targets.map((target) => ({ value: target.key, label: name(target.label) })),
              ]}
              allowDeselect={false}
              {...form.getInputProps('refersTo')}
            />
          )}
          {type === 'choice' && field.choices.length > 0 && (
            <ChoiceList
              table={table.key}
              field={field}
              shown={choices}
              inputProps={(index, language) =>
                form.getInputProps(`choices.${index}.label.${language}`)
              }
            />
          )}
          <FieldUsers users={field.usedBy} />
          <Group gap={8}>
            <Button type="submit" loading={save.isPending}>
              {t('editor.save')}
            </Button>
            <Button variant="subtle" color="gray" onClick={onClose}>
              {t('editor.cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </SidePanel>
  );
}
