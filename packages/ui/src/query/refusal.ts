/** Why something was refused or failed, in the form every part of the interface reads. */
export type Refusal = {
  /** A code of `contracts/errors.ts`, or `NETWORK`, `OUTDATED`, `UNEXPECTED` when there was no answer to read. */
  code: string
  /** In the reader's language; null when the server did not say anything readable. */
  message: string | null
  details: Record<string, unknown>
  /** Under which the server's log has the request; null when it was not reached. */
  requestId: string | null
}

/** One field of an input that was refused, by its dotted path. */
export type FieldRefusal = { path: string; message: string }

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** True for what a browser throws when a deployed version replaced the file of a page. */
function isMissingChunk(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|Importing a module script failed|error loading dynamically/i.test(
      error.message,
    )
  )
}

function isUnreachable(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof Error && error.cause instanceof TypeError)
}

/** Reads any error: the API's refusals with their code, everything else as one of three general ones. */
export function readRefusal(error: unknown): Refusal {
  const data = isRecord(error) || error instanceof Error ? Reflect.get(error, 'data') : null
  if (isRecord(data) && isRecord(data.refusal) && typeof data.refusal.code === 'string') {
    return {
      code: data.refusal.code,
      message: error instanceof Error && error.message !== '' ? error.message : null,
      details: isRecord(data.refusal.details) ? data.refusal.details : {},
      requestId: typeof data.requestId === 'string' ? data.requestId : null,
    }
  }
  const code = isMissingChunk(error) ? 'OUTDATED' : isUnreachable(error) ? 'NETWORK' : 'UNEXPECTED'
  return { code, message: null, details: {}, requestId: null }
}

/** The fields an `INVALID_INPUT` names; empty for every other refusal. */
export function fieldsOf(refusal: Refusal): FieldRefusal[] {
  const fields = refusal.details.fields
  if (!Array.isArray(fields)) return []
  return fields.flatMap((field: unknown) =>
    isRecord(field) && typeof field.path === 'string' && typeof field.message === 'string'
      ? [{ path: field.path, message: field.message }]
      : [],
  )
}
