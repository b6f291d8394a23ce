import {topicOf} from './strategy-topic.js'
import {inOneLine} from './subcloud-error.js'

export const titleOf = (type: string | undefined): string =>
  type === undefined ? 'strategy' : `${topicOf(type)} strategy`

/**
 * The details of a failed step: at which state it failed, and the reason without the words around it, which say what is
 * known: whom it is about, and how its strategy stands.
 */
export function reasonOf(details: string, cloud?: string): {at?: string; reason: string} {
  const [, at, rest = details] = /^([a-zA-Z][\w -]*?): ([\s\S]+)$/.exec(inOneLine(details)) ?? []
  const reason = rest
    .replace(/^Failed for subcloud \S+: /, '')
    .replace(/^Prestage (failed|skipped) '[^']*': /, '')
    .replace(/( State: [\w-]+)?( Strategy: [\w-]+)?\s*$/, '')
  return {at, reason: cloud === undefined ? reason : withoutName(reason, cloud)}
}

/** The same reason in two subclouds is one, whichever of them it names. */
const withoutName = (reason: string, cloud: string): string =>
  reason.replace(/[^\s:;,.'"()]+/g, (word) => (word === cloud ? 'it' : word))
