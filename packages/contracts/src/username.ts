import { z } from 'zod'

/**
 * Scripts one username may mix, after Unicode's "Highly Restrictive" profile (UTS #39, section 5.2):
 * Latin alone, or Latin with the scripts one writes Japanese, Chinese or Korean in.
 */
const profiles = [
  /^[\p{scx=Latin}\p{Nd}._\-]+$/v,
  /^[\p{scx=Latin}\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{Nd}._\-]+$/v,
  /^[\p{scx=Latin}\p{scx=Han}\p{scx=Bopomofo}\p{Nd}._\-]+$/v,
  /^[\p{scx=Latin}\p{scx=Han}\p{scx=Hangul}\p{Nd}._\-]+$/v,
  /^[\p{scx=Cyrillic}0-9._\-]+$/v,
  /^[\p{scx=Greek}0-9._\-]+$/v,
]

/** Decimal digits of one username come from one script (UTS #39, section 5.3): here ASCII only. */
const foreignDigits = /[\p{Nd}--[0-9]]/v

/**
 * Username: NFKC, 3 to 32 characters, letters, digits and `. _ -` between them, of scripts that are
 * written together, so that two names that look alike cannot come from different alphabets.
 */
export const username = z
  .string()
  .max(128)
  .transform((value) => value.trim().normalize('NFKC'))
  .pipe(
    z
      .string()
      .min(3)
      .max(32)
      .refine(
        (value) => /^[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}._\-]*$/v.test(value) && !foreignDigits.test(value),
        {
          error: 'username_characters',
        },
      )
      .refine((value) => profiles.some((profile) => profile.test(value)), {
        error: 'username_mixed_scripts',
      }),
  )

/** The form in which usernames are compared: without case and width. Two users never share one. */
export function usernameKey(value: string): string {
  return value.normalize('NFKC').toLowerCase().normalize('NFKC')
}

/** The form in which email addresses are compared. */
export function emailKey(value: string): string {
  return value.trim().normalize('NFKC').toLowerCase()
}
