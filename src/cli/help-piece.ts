import type {OfficialProgram, Program} from '../spelling/manifest.js'

/** The build writes pages for terminals of this width: what is wider is harder to read. */
export const PAGE_WIDTH = 80

/** What help says of a flag. */
export interface HelpFlag {
  name: string
  type: 'boolean' | 'option'
  char?: string
  summary?: string
  description?: string
  required?: boolean
  helpValue?: string
  options?: string[]
}

/** What help says of a command: flags of its own, in the order people read them. */
export interface HelpCommand {
  id: string
  summary?: string
  hiddenAliases?: string[]
  flags: HelpFlag[]
  args: {name: string; required?: boolean; multiple?: boolean; description?: string}[]
}

/** The commands below one first word, by id. */
export type HelpTopic = Record<string, HelpCommand>

/** What the official programs can do by their own names, and the flags of every command. */
export interface HelpIndex {
  programs: Record<OfficialProgram, [name: string, summary: string][]>
  globals: HelpFlag[]
}

/** The words by which a program calls a command; our own where it has none. */
export const nameIn = (program: Program, {id, hiddenAliases = []}: Pick<HelpCommand, 'id' | 'hiddenAliases'>): string =>
  (hiddenAliases.find((alias) => alias.startsWith(`${program}:`))?.slice(program.length + 1) ?? id).replaceAll(':', ' ')

export const topicOf = (id: string): string => id.split(':')[0] ?? id

/** The file that holds a page: one for each first word, and one for what has none. */
export const pageFileOf = (id: string): string => `${topicOf(id) || 'stx'}.json`

/** The page that lists what an official program can do. */
export const officialPage = (program: OfficialProgram): string => `official:${program}`
