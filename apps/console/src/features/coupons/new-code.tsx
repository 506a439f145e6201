import { useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, notify, SubmitButton } from '@leasehold/ui'
import { Button, Checkbox, Modal, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { endOfDay } from '../../lib/days.ts'
import { newIdempotencyKey } from '../../lib/idempotency-key.ts'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './coupons.module.css'
import { readMost, useMostCheck } from './use-most-check.ts'

/** Opens the dialog in which a code of a coupon is made. */
export function NewCode({ couponId }: { couponId: string }) {
  const { t } = useTranslation('coupons')
  const [opened, setOpened] = useState(false)
  const close = () => setOpened(false)
  return (
    <>
      <Button onClick={() => setOpened(true)}>{t('codes.add')}</Button>
      <Modal opened={opened} onClose={close} title={t('codes.addTitle')}>
        <CodeForm couponId={couponId} onClose={close} />
      </Modal>
    </>
  )
}

function CodeForm({ couponId, onClose }: { couponId: string; onClose: () => void }) {
  const { t } = useTranslation('coupons')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const most = useMostCheck()
  const [idempotencyKey] = useState(newIdempotencyKey)
  const form = useForm({
    initialValues: { code: '', maxRedemptions: '', expiresAt: '', firstTimeOnly: false },
    validate: {
      code: (value) =>
        /^[A-Z0-9][A-Z0-9-]{1,38}[A-Z0-9]$/i.test(value.trim()) ? null : t('codes.codeWrong'),
      maxRedemptions: most,
    },
  })
  const create = useMutation(
    trpc.coupons.createCode.mutationOptions({
      onSuccess: async (_, { code }) => {
        onClose()
        await notify({ message: t('codes.done', { code: code.trim().toUpperCase() }) })
      },
      onSettled: () => queryClient.invalidateQueries(trpc.coupons.pathFilter()),
    }),
  )
  return (
    <Form
      form={form}
      mutation={create}
      onSubmit={({ code, maxRedemptions, expiresAt, firstTimeOnly }) =>
        create.mutate({
          idempotencyKey,
          couponId,
          code,
          maxRedemptions: readMost(maxRedemptions),
          expiresAt: endOfDay(expiresAt),
          firstTimeOnly,
        })
      }
    >
      <TextInput
        data-autofocus
        label={t('codes.code')}
        description={t('codes.codeHint')}
        autoComplete="off"
        maxLength={40}
        {...form.getInputProps('code')}
      />
      <div className={classes.fields}>
        <TextInput
          label={t('create.most')}
          description={t('create.mostHint')}
          inputMode="numeric"
          maxLength={7}
          {...form.getInputProps('maxRedemptions')}
        />
        <TextInput
          type="date"
          label={t('codes.expires')}
          description={t('create.redeemByHint')}
          {...form.getInputProps('expiresAt')}
        />
      </div>
      <Checkbox
        label={t('codes.firstTime')}
        description={t('codes.firstTimeHint')}
        {...form.getInputProps('firstTimeOnly', { type: 'checkbox' })}
      />
      <FormActions>
        <SubmitButton>{t('codes.submit')}</SubmitButton>
        <Button variant="default" onClick={onClose} disabled={create.isPending}>
          {t('common:actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  )
}
