import type {Answer} from '../causes/rule.js'
import {displayWidth, inCells} from '../output/display-width.js'
import {wrapText} from '../output/text-wrap.js'
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
  const names = Math.max(0, ...evidence.map(({what}) => displayWidth(what)))
  const seen = evidence.flatMap(({what, says, at}) => {
    const [first = '', ...others] = lines(at === null ? says : `${says} (${at} UTC)`, width - names - 4)
    const indent = ' '.repeat(names + 4)
    return [`  ${what}${' '.repeat(names - displayWidth(what))}  ${first}`, ...others.map((line) => indent + line)]
  })
  const others = also.flatMap((one) => [
    ...lines(`also: ${one.sentence}`, width),
    ...(one.command === null ? [] : [`      ${one.command}`]),
  ])
  return [
    ...lines(sentence, width),
    ...(seen.length > 0 ? ['', ...seen] : []),
    // A command is to be copied: it is not broken.
    ...(command === null ? [] : ['', `next: ${command}`]),
    ...(others.length > 0 ? ['', ...others] : []),
  ].join('\n')
}

/** Narrower, nobody reads. */
const NARROWEST = 24

function lines(text: string, width: number): string[] {
  if (!Number.isFinite(width)) return [text.replace(/\s*\n\s*/g, ' ')]
  return wrapText(text, Math.max(NARROWEST, width), inCells)
}
