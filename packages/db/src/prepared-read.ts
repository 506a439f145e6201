import { Column, DrizzleQueryError, is, Param, Placeholder, SQL } from 'drizzle-orm'
import type { Sql } from 'postgres'

/** A select that was built and not run: flat rows of columns and expressions. */
export type BuiltSelect<R> = PromiseLike<R> & {
  toSQL(): { sql: string; params: unknown[] }
  readonly _: { readonly selectedFields: Record<string, unknown> }
}

type Inputs = Record<string, unknown>

/**
 * Makes a built select into a function of its placeholders, prepared by the database.
 *
 * Drizzle's own prepared queries find out again at each execution what each parameter and each field is, and pass
 * through spans and a cache that are not there. Here that is found out once.
 */
export function prepareRead<R>(client: Sql, select: BuiltSelect<R>): (inputs: Inputs) => Promise<R> {
  const { sql: text, params } = select.toSQL()
  const slots = params.map(slotOf)
  const fields = Object.entries(select._.selectedFields).map(([name, field], at) => ({
    name,
    at,
    read: readerOf(name, field),
  }))
  const toRow = (values: unknown[]) => {
    const row: Record<string, unknown> = {}
    for (const { name, at, read } of fields) {
      const value = values[at]
      row[name] = value === null ? null : read(value)
    }
    return row
  }
  return async (inputs) => {
    const given = slots.map((slot) => slot(inputs))
    try {
      const rows = await client.unsafe(text, given as string[], { prepare: true }).values()
      return rows.map(toRow) as R
    } catch (error) {
      throw new DrizzleQueryError(text, given, error as Error)
    }
  }
}

/** What a parameter of the statement is, of the inputs. */
function slotOf(param: unknown): (inputs: Inputs) => unknown {
  const given = is(param, Param) ? param.value : param
  if (!is(given, Placeholder)) return () => param
  const { name } = given
  const valueIn = (inputs: Inputs) => {
    if (!(name in inputs)) throw new Error(`A prepared read was given no "${name}".`)
    return inputs[name]
  }
  if (!is(param, Param)) return valueIn
  const { encoder } = param
  return (inputs) => encoder.mapToDriverValue(valueIn(inputs))
}

/** How a column's value is read; that of an expression is as the driver gives it. */
function readerOf(name: string, field: unknown): (value: unknown) => unknown {
  if (is(field, Column)) return (value) => field.mapFromDriverValue(value)
  if (is(field, SQL) || is(field, SQL.Aliased)) return (value) => value
  throw new Error(`A prepared read selects columns and expressions; "${name}" is neither.`)
}
