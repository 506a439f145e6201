import { Button, type ButtonProps } from '@mantine/core'
import { useContext } from 'react'
import { ignoreSecondClick } from './first-click.ts'
import { FormPending } from './form-pending.ts'

/** Sends the `Form` around it; waits, and cannot be clicked twice, while it is being sent. */
export function SubmitButton(props: ButtonProps) {
  const pending = useContext(FormPending)
  return <Button type="submit" loading={pending} onClick={ignoreSecondClick} {...props} />
}
