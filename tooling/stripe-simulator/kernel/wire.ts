import type Stripe from 'stripe'

/**
 * An object of the SDK's types as it travels and as it is kept: decimals are text, and what refers to another
 * object is that object's id until a request asks to expand it.
 */
export type Wire<T> = T extends Stripe.Decimal
  ? string
  : HasString<T> extends true
    ? Exclude<T, object>
    : T extends readonly (infer Item)[]
      ? WireItem<Item>[]
      : T extends object
        ? { [Key in keyof T]: WireProperty<T[Key]> }
        : T

type WireItem<T> = HasString<T> extends true ? Exclude<T, object> : Wire<T>
/** A union with `string` in it is a reference; it has to be seen whole, before it is taken apart. */
type WireProperty<T> = HasString<T> extends true ? Exclude<T, object> : Wire<T>
/** Text fits `{}` as well, as does everything else: that is no reference. */
type HasString<T> = [string] extends [T] ? ([number] extends [T] ? false : true) : false

/** What every kept object has. */
export interface Kept {
  id: string
  object: string
}
