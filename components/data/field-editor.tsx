'use client';

import { Button, Checkbox, Group, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/components/trpc/trpc';
import { ErrorState } from '@/components/ui/error-state';
import { SidePanel } from '@/components/ui/side-panel';
import { useToasts } from '@/components/ui/toast';
import { type FieldGroup, fieldGroups } from '@/server/domain/catalog/catalog';
import type { FieldDetail } from './data-types';

type FieldEditorProps = {
  readonly table: string;
  readonly field: FieldDetail;
  readonly onClose: () => void;
};

const choicesShown = 100;

/** Names a field in both languages, groups and guards it, and names its choices. */
export function FieldEditor({ table, field, onClose }: FieldEditorProps) {
  const t = useTranslations('data');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { label, type, group, personal, sensitive } = field;
  const choices = field.choices
    .slice(0, choicesShown)
    .map((choice) => ({ id: choice.id, label: { ...choice.label } }));
  const form = useForm({
    initialValues: { label: { ...label }, type, group, personal, sensitive, choices },
  });
  const save = useMutation(
    trpc.catalog.updateField.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries(trpc.catalog.pathFilter());
        toasts.done(t('editor.saved'));
        onClose();
      },
    }),
  );
  const isAmount = type === 'number' || type === 'money';
  const submit = form.onSubmit(({ type: chosen, ...values }) =>
    save.mutate({
      table,
      field: field.key,
      ...values,
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
          {choices.length > 0 && <h3>{t('editor.choices')}</h3>}
          {choices.map(({ id }, index) => (
            <Group key={id} grow gap={8}>
              <TextInput
                required
                maxLength={100}
                aria-label={t('editor.choiceEn', { id })}
                {...form.getInputProps(`choices.${index}.label.en`)}
              />
              <TextInput
                required
                maxLength={100}
                aria-label={t('editor.choiceZh', { id })}
                {...form.getInputProps(`choices.${index}.label.zh`)}
              />
            </Group>
          ))}
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
