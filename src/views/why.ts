import type {Answer} from '../causes/rule.js'
import {harmless} from '../output/control-character.js'
import {displayWidth, inCells} from '../output/display-width.js'
import type {View} from '../output/view.js'

/** Why something is as it is, as programs read it. */
export interface Explanation {
  readonly [name: string]: unknown
  readonly verdict: Answer['verdict']
  readonly cause: string
  readonly sentence: string
  readonly evidence: readonly {readonly what: string; readonly says: string; readonly at: string | null}[]
  readonly command: string | null
  /** What else is wrong. */
  readonly also: readonly {readonly cause: string; readonly sentence: string; readonly command: string | null}[]
}

/** `about`: whom it is about, such as `{subcloud: 'edge7'}`. */
export const explanationOf = (about: Readonly<Record<string, string>>, answer: Answer): Explanation => ({
  ...about,
  verdict: answer.verdict,
  cause: answer.id,
  sentence: answer.sentence,
  evidence: answer.evidence.map(({what, says, at = null}) => ({what, says, at})),
  command: answer.command ?? null,
  also: answer.also.map(({id, sentence, command = null}) => ({cause: id, sentence, command})),
})

/** Several of them: the sentence and the way out, for the evidence is asked of one. */
export const explanationsView = (...about: readonly string[]): View<Explanation> => ({
  remedy: 'command',
  list: [
    ...about.map((field) => ({field})),
    {field: 'verdict', state: true},
    {field: 'cause', optional: true},
    {field: 'sentence'},
    {field: 'command', value: ({command}) => command ?? ''},
  ],
})

/** One of them, for people: the sentence first, what it rests on, and what to type next. Lines are no wider than that. */
export function explanationText(
  {sentence, evidence, command, also}: Explanation,
  width = Number.POSITIVE_INFINITY,
): string {
  const named = evidence.map(({what, ...one}) => ({
    ...one,
    what: cut(harmless(what).replace(/\s+/g, ' '), LONGEST_NAME),
  }))
  const names = Math.max(0, ...named.map(({what}) => displayWidth(what)))
  const seen = named.flatMap(({what, says, at}) => {
    const [first = '', ...others] = lines(at === null ? says : `${says} (${at} UTC)`, width - names - 4)
    const indent = ' '.repeat(names + 4)
    return [`  ${what}${' '.repeat(names - displayWidth(what))}  ${first}`, ...others.map((line) => indent + line)]
  })
  const others = also.flatMap((one) => [...lines(`also: ${one.sentence}`, width), ...typed(one.command)])
  return [
    ...lines(sentence, width),
    ...(seen.length > 0 ? ['', ...seen] : []),
    ...(command === null ? [] : ['', 'next:', ...typed(command)]),
    ...(others.length > 0 ? ['', ...others] : []),
  ].join('\n')
}

/** It is to be copied: alone on its line, and not broken. */
const typed = (command: string | null): string[] =>
  command === null ? [] : [`  ${harmless(command).replace(/\s+/g, ' ')}`]

/** Narrower, nobody reads. */
const NARROWEST = 24
/** Longer is no name that anybody would know. */
const LONGEST_NAME = 40
const LONGEST_WORD = 200
const LONGEST_TEXT = 1000

const cut = (word: string, most: number): string =>
  displayWidth(word) <= most ? word : `${inCells.cut(word, most - 1)}…`

/** A moment is one word to those who read it. */
const word = /\(?\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\S*|\S+/g

/** Broken between words, so that names stay whole; of what is longer than a line, between its parts. */
function lines(text: string, width: number): string[] {
  const words = cut(harmless(text.slice(0, LONGEST_TEXT + 1)), LONGEST_TEXT).match(word) ?? []
  const known = words.map((one) => cut(one, LONGEST_WORD))
  if (!Number.isFinite(width)) return [known.join(' ')]
  const most = Math.max(NARROWEST, width)
  const done: string[] = []
  let line = ''
  const add = (part: string, space: string) => {
    if (line !== '' && displayWidth(line + space + part) > most) {
      done.push(line)
      line = part
    } else line = line === '' ? part : line + space + part
  }
  for (const one of known) {
    const parts = displayWidth(one) > most ? (one.match(/[^.,/]+[.,/]*|[.,/]+/g) ?? []) : [one]
    for (const [at, part] of parts.entries()) add(part, at === 0 ? ' ' : '')
  }
  return [...done, line]
}
