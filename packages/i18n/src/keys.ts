import type { Namespace } from './namespaces.ts'
import type resources from './resources/en.ts'

/** All English texts by namespace: the source of every key. */
export type Resources = typeof resources

type WithoutPluralForm<Key extends string> = Key extends `${infer Base}_${'one' | 'other'}` ? Base : Key

type Leaf<Texts> = {
  [Key in keyof Texts & string]: Texts[Key] extends string
    ? WithoutPluralForm<Key>
    : `${Key}.${Leaf<Texts[Key]>}`
}[keyof Texts & string]

/** The paths of the texts of one namespace, such as `list.title`. */
export type KeyOf<Name extends Namespace> = { [N in Name]: Leaf<Resources[N]> }[Name]

/** `namespace:path` of the texts of some namespaces. */
export type QualifiedKeyOf<Name extends Namespace> = { [N in Name]: `${N}:${Leaf<Resources[N]>}` }[Name]

/** `namespace:path.to.text` of every text there is. */
export type TranslationKey = QualifiedKeyOf<Namespace>

type Placeholder<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never

type At<Texts, Path extends string> = Path extends `${infer Head}.${infer Rest}`
  ? Head extends keyof Texts
    ? At<Texts[Head], Rest>
    : never
  : Path extends keyof Texts
    ? Placeholder<Texts[Path]>
    : `${Path}_other` extends keyof Texts
      ? Placeholder<Texts[`${Path}_other`]> | 'count'
      : never

/** The placeholders that a text needs filled; `count` for one with plural forms. */
export type PlaceholderOf<
  First extends Namespace,
  Key extends string,
> = Key extends `${infer Name}:${infer Path}`
  ? Name extends Namespace
    ? At<Resources[Name], Path>
    : never
  : At<Resources[First], Key>

/** What is filled in; `count` also chooses the plural form. */
export type Params<Names extends string> = [Names] extends [never]
  ? []
  : [params: { [Name in Names]: Name extends 'count' ? number : string | number }]
