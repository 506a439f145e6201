import type {} from 'i18next'
import type resources from './resources/en.ts'

/** All English texts by namespace: the source of every key. */
export type Resources = typeof resources

type WithoutPluralForm<Key extends string> = Key extends `${infer Base}_${'one' | 'other'}` ? Base : Key

type Leaf<Texts> = {
  [Key in keyof Texts & string]: Texts[Key] extends string
    ? WithoutPluralForm<Key>
    : `${Key}.${Leaf<Texts[Key]>}`
}[keyof Texts & string]

/** `namespace:path.to.text` of every text there is. */
export type TranslationKey = {
  [Name in keyof Resources & string]: `${Name}:${Leaf<Resources[Name]>}`
}[keyof Resources & string]

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    returnNull: false
    resources: Resources
  }
}
