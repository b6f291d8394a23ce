import type {UnreadFact} from './fact.js'
import type {Cause, Evidence} from './rule.js'
import {typed} from './typed.js'
import {brief, someOf, unreadEvidence} from './words.js'

/** What was looked at where no rule holds. */
interface Looked {
  /** Whom it is about: `edge7`, `the storage`. */
  readonly whom: string
  /** What is to be said where all of it could be read. */
  readonly well: Pick<Cause, 'id' | 'sentence' | 'command'>
  readonly evidence: readonly Evidence[]
  readonly unread?: readonly UnreadFact[] | undefined
  /** What stands before each command. */
  readonly prompt: string
}

/** Where no rule holds: nothing is wrong, unless it is that a service does not say how things are. */
export function nothingWrong({whom, well, evidence, unread = [], prompt}: Looked): Cause {
  const seen = [...evidence, ...unread.map(unreadEvidence)]
  const silent = unread.filter((one) => one.silent)
  const [first] = silent
  if (first !== undefined) {
    return {
      ...{id: 'not-told', verdict: 'wrong', evidence: seen, command: typed`${prompt} doctor`},
      sentence: `${someOf(silent.map(({what}) => what))} could not be read: ${brief(first.why)}; nothing else was found wrong with ${whom}`,
    }
  }
  if (unread.length === 0) return {...well, verdict: 'well', evidence: seen}
  const sentence = `nothing wrong was found with ${whom}, but not everything could be read`
  return {id: 'nothing-found', verdict: 'well', sentence, evidence: seen}
}
