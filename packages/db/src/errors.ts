/** True when a statement failed because a unique index already has the value (SQLSTATE 23505). */
export function isUniqueViolation(error: unknown): boolean {
  const { cause = error } = error as { cause?: unknown }
  return (cause as { code?: unknown }).code === '23505'
}
