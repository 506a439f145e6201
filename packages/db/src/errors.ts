/** True when a statement failed because a unique index already has the value (SQLSTATE 23505). */
export function isUniqueViolation(error: unknown): boolean {
  const { cause = error } = error as { cause?: unknown }
  return (cause as { code?: unknown }).code === '23505'
}

/** Name of the index or constraint that refused a statement; null when it failed otherwise. */
export function violatedConstraint(error: unknown): string | null {
  const { cause = error } = error as { cause?: unknown }
  const { constraint_name: name } = cause as { constraint_name?: unknown }
  return typeof name === 'string' ? name : null
}
