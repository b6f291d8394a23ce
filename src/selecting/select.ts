import type {Api} from '../client/api.js'
import {SelectingError} from './error.js'
import {type Member, readFleet, subcloudFields} from './fleet.js'
import {type Candidate, choose, filesOf, meant, parseSelector, type Selector} from './selector.js'

export interface Selection {
  readonly selector: Selector
  /** The subclouds that are meant now, by name; asked again, the answer may be another. */
  select(dcmanager: Api, options?: {secondary?: boolean; allowNone?: boolean}): Promise<Member[]>
  /** Those of some that are known already, as they come; none is an answer. */
  among<C extends Candidate>(there: readonly C[]): C[]
}

/** Judges a selector and reads its files: what is wrong with them is said before anything is asked of a server. */
export async function prepareSelection(
  text: string,
  {stdin, allowNone}: {stdin: AsyncIterable<Uint8Array | string>; allowNone: boolean},
): Promise<Selection> {
  const selector = parseSelector(text, subcloudFields)
  const paths = filesOf(selector)
  if (paths.filter((path) => path === '-').length > 1) {
    throw new SelectingError('usage', '@- stands there twice', 'what is piped in can be read once')
  }
  const files = new Map<string, readonly string[]>()
  for (const path of paths) files.set(path, namesIn(path, await readNames(path, stdin)))
  return {
    selector,
    select: async (dcmanager, options) =>
      choose(selector, await readFleet(dcmanager, selector, options), {
        files,
        allowNone: options?.allowNone ?? allowNone,
      }),
    among: (there) => meant(selector, there, {files: namesThereAre(files, there), allowNone: true}),
  }
}

/** A name in a file that is there no longer is no mistake while somebody looks on. */
function namesThereAre(files: ReadonlyMap<string, readonly string[]>, there: readonly Candidate[]) {
  if (files.size === 0) return files
  const known = new Set(there.map(({name}) => name))
  return new Map([...files].map(([path, names]) => [path, names.filter((name) => known.has(name))]))
}

async function readNames(path: string, stdin: AsyncIterable<Uint8Array | string>): Promise<string> {
  const {readPiped, readText} = await import('../inputs/text-file.js')
  return path === '-' ? readPiped(stdin, 'the list of names') : readText(path, 'the list of names')
}

const LONGEST_NAME = 255

/** One name a line; blank lines and what follows `#` count for nothing. */
function namesIn(path: string, text: string): string[] {
  const names: string[] = []
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const name = line
      .replace(/^\uFEFF/, '')
      .replace(/#.*$/, '')
      .trim()
    if (name === '') continue
    if (/\s/.test(name) || name.length > LONGEST_NAME) {
      throw new SelectingError(
        'usage',
        `${path}, line ${at + 1}: this is no name of a subcloud`,
        'write one name a line',
      )
    }
    names.push(name)
  }
  if (names.length === 0) throw new SelectingError('usage', `${path} names no subcloud`, 'write one name a line')
  return [...new Set(names)]
}
