import type {Fleet} from '../live/fleet.js'
import {knownSites} from '../live/known-site.js'
import {SelectingError} from '../selecting/error.js'
import {subcloudFields} from '../selecting/fleet.js'
import {choose, filesOf, parseSelector} from '../selecting/selector.js'

const LONGEST_SELECTOR = 2_000

export type Choice = {readonly names: readonly string[]} | {readonly error: string}

/** Which sites a selector means, written as for --subclouds; or what is wrong with it. */
export function chosenBy(text: string, fleet: Fleet): Choice {
  try {
    if (text.length > LONGEST_SELECTOR) throw new SelectingError('usage', 'the selector is too long')
    const selector = parseSelector(text, subcloudFields)
    const [file] = filesOf(selector)
    if (file !== undefined) throw new SelectingError('usage', 'a page reads no file', 'write the names')
    const chosen = choose(selector, knownSites(fleet), {files: new Map(), allowNone: true})
    return {names: chosen.map(({name}) => name)}
  } catch (error) {
    if (!(error instanceof SelectingError)) throw error
    return {error: [error.message, error.hint].filter(Boolean).join('; ')}
  }
}
