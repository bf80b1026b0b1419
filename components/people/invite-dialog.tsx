'use client';

import { Button, CopyButton, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { FormProblem } from '@/components/auth/form-problem';
import { usePersonChecks } from '@/components/auth/person-fields';
import { useFormat } from '@/components/shell/workspace';
import { problemsByField } from '@/components/trpc/problems';
import { useTRPC } from '@/components/trpc/trpc';
import { useToasts } from '@/components/ui/toast';
import { type Role, roles } from '@/server/domain/access/permission';

type InviteDialogProps = { readonly opened: boolean; readonly onClose: () => void };

/** Makes an invitation and shows its link this one time. */
export function InviteDialog({ opened, onClose }: InviteDialogProps) {
  const t = useTranslations('people.inviteDialog');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const checks = usePersonChecks();
  const form = useForm({
    initialValues: { email: '', role: 'analyst' as Role },
    validate: { email: checks.email },
  });
  const { mutate, data, error, isPending, reset } = useMutation(
    trpc.people.invite.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.people.list.queryKey() }),
      onError: (refused) => form.setErrors(problemsByField(refused)),
    }),
  );
  const close = () => {
    onClose();
    reset();
    form.reset();
  };
  const title = data ? t('linkTitle', { email: form.values.email }) : t('title');
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={title}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      {data ? (
        <InvitationLink code={data.code} expiresAt={data.expiresAt} onDone={close} />
      ) : (
        <form onSubmit={form.onSubmit((values) => mutate(values))} noValidate>
          <FormProblem error={error} fields={['email', 'role']} />
          <Stack gap={14}>
            <TextInput
              label={t('email')}
              type="email"
              data-autofocus
              {...form.getInputProps('email')}
            />
            <RoleField field={form.getInputProps('role')} />
          </Stack>
          <Group justify="flex-end" gap={8} mt={20}>
            <Button variant="subtle" color="gray" onClick={close}>
              {ui('cancel')}
            </Button>
            <Button type="submit" loading={isPending}>
              {t('submit')}
            </Button>
          </Group>
        </form>
      )}
    </Modal>
  );
}

function RoleField({ field }: { field: ReturnType<ReturnType<typeof useForm>['getInputProps']> }) {
  const t = useTranslations('people');
  const names = useTranslations('shell.roles');
  return (
    <Select
      label={t('inviteDialog.role')}
      description={t(`roleHints.${field.value ?? 'analyst'}`)}
      data={roles.map((value) => ({ value, label: names(value) }))}
      allowDeselect={false}
      {...field}
    />
  );
}

type InvitationLinkProps = {
  readonly code: string;
  readonly expiresAt: Date;
  readonly onDone: () => void;
};

function InvitationLink({ code, expiresAt, onDone }: InvitationLinkProps) {
  const t = useTranslations('people.inviteDialog');
  const format = useFormat();
  const link = `${window.location.origin}/invite?code=${code}`;
  return (
    <Stack gap={14}>
      <p>{t('linkBody', { moment: format.instantShort(expiresAt) })}</p>
      <TextInput
        label={t('link')}
        value={link}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      <Group justify="flex-end" gap={8}>
        <SendByMail code={code} onSent={onDone} />
        <CopyButton value={link}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t('copied') : t('copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onDone}>{t('done')}</Button>
      </Group>
    </Stack>
  );
}

/** Sends the link to the person themselves, where a mail server is set. */
function SendByMail({ code, onSent }: { readonly code: string; readonly onSent: () => void }) {
  const t = useTranslations('mail');
  const trpc = useTRPC();
  const toasts = useToasts();
  const server = useQuery(trpc.mail.get.queryOptions());
  const { mutate, isPending } = useMutation(
    trpc.people.mailInvitation.mutationOptions({
      onSuccess: ({ email }) => {
        toasts.done(t('inviteSent', { email }));
        onSent();
      },
      onError: toasts.failed,
    }),
  );
  if (!server.data) return null;
  return (
    <Button variant="default" loading={isPending} onClick={() => mutate({ code })}>
      {t('inviteBy')}
    </Button>
  );
}
