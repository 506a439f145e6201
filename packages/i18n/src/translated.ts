/** Names between `{{` and `}}` in a text. */
type Placeholder<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never

type AllOf<Union> = (Union extends unknown ? (each: Union) => void : never) extends (all: infer All) => void
  ? All
  : never

/** A text that holds every placeholder of the English one. */
type SamePlaceholders<Text extends string> = [Placeholder<Text>] extends [never]
  ? string
  : AllOf<Placeholder<Text> extends infer Name extends string ? `${string}{{${Name}}}${string}` : never>

type PluralFormsOfEnglish = `${string}_one`

/**
 * What a translation of a namespace must be: the same keys, none more and none less, with the same
 * placeholders. Chinese and Japanese have one plural form, so `_one` falls away and `_other` stays.
 *
 * Used as `export default { … } as const satisfies Translated<typeof en>`.
 */
export type Translated<English> = {
  [Key in keyof English as Key extends PluralFormsOfEnglish ? never : Key]: English[Key] extends string
    ? SamePlaceholders<English[Key]>
    : Translated<English[Key]>
}
