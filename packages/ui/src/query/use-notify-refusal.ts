import { notify } from '../notify.ts'
import { readRefusal } from './refusal.ts'
import { useRefusalText } from './use-refusal-text.ts'

/**
 * `onError` of a mutation that is started by a plain button. Forms and dialogs show refusals themselves:
 * see `Form` and `ConfirmDialog`.
 */
export function useNotifyRefusal(): (error: unknown) => void {
  const text = useRefusalText()
  return (error) => {
    void notify({ tone: 'danger', message: text(readRefusal(error)) })
  }
}
