import type {Flags, ManifestFlag} from './manifest.js'

/** One use of a flag: its name as oclif knows it. */
export interface Setting {
  name: string
  flag: ManifestFlag
  /** Missing where an option stands without its optional value. */
  value?: string
  negated?: boolean
}

export interface Refusal {
  message: string
  hint?: string
}

export type Reading =
  | {kind: 'settings'; settings: Setting[]; used: number}
  | {kind: 'unknown'; option: string}
  | {kind: 'refused'; refusal: Refusal}

/** Sets of flags in the order in which they are asked: the command's own before those of every command. */
export type Tiers = readonly Flags[]

interface Match {
  name: string
  flag: ManifestFlag
  negated: boolean
  spelled: string
}

type Resolution =
  | {kind: 'word'}
  | {kind: 'unknown'; option: string}
  | {kind: 'ambiguous'; spelled: string[]}
  | {kind: 'option'; match: Match; attached?: string; bundle: boolean}

/**
 * Reads the option that starts at `argv[at]` as argparse does, with its value. The order of the questions is that of
 * argparse's `_parse_optional`: exact name, name before '=', unambiguous beginning, negative number, text with a space.
 */
export function readOption(argv: readonly string[], at: number, tiers: Tiers): Reading {
  const settings: Setting[] = []
  const tierOf = (name: string, flag: ManifestFlag) => tiers.find((flags) => flags[name] === flag) ?? {}
  let found = resolve(argv[at] ?? '', tiers)
  for (;;) {
    if (found.kind === 'word') return {kind: 'unknown', option: argv[at] ?? ''}
    if (found.kind === 'unknown') return found
    if (found.kind === 'ambiguous') {
      return refused(`${beforeEquals(argv[at] ?? '')} is ambiguous: it could be ${found.spelled.join(' or ')}`)
    }
    const {name, flag, negated, spelled} = found.match
    const {attached} = found
    if (flag.type === 'option') {
      const following = valueIsAttached(flag) ? undefined : followingValue(argv[at + 1], tiers)
      const value = attached ?? following ?? (valueIsAttached(flag) ? '' : undefined)
      if (value === undefined && !valueIsOptional(flag)) return {kind: 'refused', refusal: missing(spelled)}
      settings.push({name, flag, value})
      return {kind: 'settings', settings, used: attached === undefined && following !== undefined ? 2 : 1}
    }
    settings.push({name, flag, negated})
    if (attached === undefined) return {kind: 'settings', settings, used: 1}
    // The letters of a bundle belong together: `-force` must not read as the command's -f and everybody's -o.
    const bundled =
      found.bundle && !attached.startsWith('-') ? resolve(`-${attached}`, [tierOf(name, flag)]) : undefined
    if (bundled?.kind !== 'option') return refused(`${spelled} takes no value`)
    found = bundled
  }
}

/** Whether the token is an option, known or not: what argparse does not take for a value or a positional. */
export const isOption = (token: string, tiers: Tiers): boolean => resolve(token, tiers).kind !== 'word'

/** Every long spelling of the flags, for suggestions. */
export const longNames = (tiers: Tiers): string[] =>
  tiers.flatMap((flags) =>
    Object.entries(flags).flatMap(([name, flag]) => longSpellings(name, flag).map((n) => n.text)),
  )

function resolve(token: string, tiers: Tiers): Resolution {
  if (!token.startsWith('-') || token === '-' || token === '--') return {kind: 'word'}
  const found = token.startsWith('--') ? resolveLong(token, tiers) : resolveShort(token, tiers)
  if (found) return found
  if (/^-\d+$|^-\d*\.\d+$/.test(token) || token.includes(' ')) return {kind: 'word'}
  return {kind: 'unknown', option: beforeEquals(token)}
}

function resolveLong(token: string, tiers: Tiers): Resolution | undefined {
  const name = beforeEquals(token).slice(2).replaceAll('_', '-')
  const attached = token.includes('=') ? token.slice(token.indexOf('=') + 1) : undefined
  const exact = matches(tiers, longSpellings, (text) => text === name)[0]
  if (exact) return {kind: 'option', match: exact, attached, bundle: false}
  // A beginning of the command's own options wins over those that every command has: the official program lacks these.
  for (const tier of tiers) {
    const begun = distinct(matches([tier], longSpellings, (text) => text.startsWith(name))).filter(
      ({flag}) => !flag.whole,
    )
    if (begun.length > 1) return {kind: 'ambiguous', spelled: begun.map((match) => match.spelled)}
    if (begun[0]) return {kind: 'option', match: begun[0], attached, bundle: false}
  }
  return undefined
}

function resolveShort(token: string, tiers: Tiers): Resolution | undefined {
  const text = token.slice(1)
  const equals = text.indexOf('=')
  const named = (name: string) => matches(tiers, shortSpellings, (short) => short === name)[0]
  const exact = named(text)
  if (exact) return {kind: 'option', match: exact, bundle: false}
  const before = equals > 0 ? named(text.slice(0, equals)) : undefined
  if (before) return {kind: 'option', match: before, attached: text.slice(equals + 1), bundle: false}
  const first = text.length > 1 ? named(text.slice(0, 1)) : undefined
  const begun = distinct(matches(tiers, shortSpellings, (short) => short.length > 1 && short.startsWith(text)))
  const all = [...(first ? [first] : []), ...begun]
  if (all.length > 1) return {kind: 'ambiguous', spelled: all.map((match) => match.spelled)}
  if (first) return {kind: 'option', match: first, attached: text.slice(1), bundle: true}
  return begun[0] && {kind: 'option', match: begun[0], bundle: false}
}

interface Spelling {
  text: string
  spelled: string
  negated: boolean
}

function longSpellings(name: string, flag: ManifestFlag): Spelling[] {
  const names = [name, ...(flag.aliases ?? []).filter((alias) => !isOdd(alias))]
  const plain = names.map((text) => ({text: text.replaceAll('_', '-'), spelled: `--${text}`, negated: false}))
  if (!flag.allowNo) return plain
  return [...plain, ...plain.map(({text}) => ({text: `no-${text}`, spelled: `--no-${text}`, negated: true}))]
}

/** The official `-p0`, `-1G` and `-la` have one dash. */
const isOdd = (alias: string) => alias.length <= 2

function shortSpellings(_name: string, flag: ManifestFlag): Spelling[] {
  const texts = [...(flag.char ? [flag.char] : []), ...(flag.charAliases ?? []), ...(flag.aliases ?? []).filter(isOdd)]
  return texts.map((text) => ({text, spelled: `-${text}`, negated: false}))
}

function matches(
  tiers: Tiers,
  spellings: (name: string, flag: ManifestFlag) => Spelling[],
  accept: (text: string) => boolean,
): Match[] {
  return tiers.flatMap((flags) =>
    Object.entries(flags).flatMap(([name, flag]) =>
      spellings(name, flag)
        .filter(({text}) => accept(text))
        .map(({spelled, negated}) => ({name, flag, spelled, negated})),
    ),
  )
}

function distinct(found: Match[]): Match[] {
  return found.filter(
    (match, at) => found.findIndex(({name, negated}) => name === match.name && negated === match.negated) === at,
  )
}

const followingValue = (next: string | undefined, tiers: Tiers): string | undefined =>
  next === undefined || next === '--' || isOption(next, tiers) ? undefined : next

const valueIsOptional = ({helpValue}: ManifestFlag) => [helpValue ?? []].flat().some((text) => /^\[.*\]$/.test(text))

export const meansSomethingAlone = ({helpValue}: ManifestFlag) =>
  [helpValue ?? []].flat().some((text) => /^\[=.*\]$/.test(text))

/** The next word is never its value. */
export const valueIsAttached = ({helpValue}: ManifestFlag) =>
  [helpValue ?? []].flat().some((text) => text.startsWith('='))

/** Says nothing of the text that stands there instead: it may be a password that begins with a hyphen. */
const missing = (spelled: string): Refusal => ({
  message: `${spelled} needs a value`,
  hint: `a value that begins with '-' is written ${spelled}=VALUE`,
})

const refused = (message: string): Reading => ({kind: 'refused', refusal: {message}})

const beforeEquals = (token: string) => token.split('=', 1)[0] ?? token
