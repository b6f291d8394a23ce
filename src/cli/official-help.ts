import {readFileSync} from 'node:fs'
import type {OfficialProgram, Program} from '../spelling/manifest.js'
import {type HelpCommand, type HelpFlag, type HelpIndex, type HelpTopic, nameIn, topicOf} from './help-piece.js'

/** The build cuts help into pieces, because all of it is megabytes. */
const piece = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../../dist/help/${name}.json`, import.meta.url), 'utf8')) as T

const commandOf = (id: string): HelpCommand | undefined => {
  if (id === '') return undefined
  return piece<HelpTopic>(`topic/${topicOf(id)}`)[id]
}

const blurb: Readonly<Record<OfficialProgram, string>> = {
  system: 'configures one system: hosts, networks, storage, applications',
  dcmanager: 'manages a distributed cloud: subclouds, groups, strategies, peers',
  fm: 'shows alarms and events',
  software: 'manages software releases and their deployment',
  'sw-manager': 'orchestrates changes of one system',
}

const valueText = (flag: HelpFlag) =>
  flag.type === 'boolean' ? '' : ` ${flag.options ? `{${flag.options.join(',')}}` : `<${flag.helpValue ?? flag.name}>`}`

const inUsage = (flag: HelpFlag) => `${flag.char ? `-${flag.char}` : `--${flag.name}`}${valueText(flag)}`

/** Where `stx` takes several subclouds, or selects them, an official program is about one. */
const officially = <Arg extends {name: string; multiple?: boolean; required?: boolean}>(arg: Arg): Arg =>
  arg.name === 'subcloud' && arg.multiple ? {...arg, multiple: false, required: true} : arg

const positional = ({name, multiple}: {name: string; multiple?: boolean}) => `<${name}>${multiple ? ' ...' : ''}`

/** `usage: system host-lock [--yes] [-f] [-u] <host>`, the shape that scripts recognise. */
function usage(program: Program, command: HelpCommand, name = nameIn(program, command)): string {
  const flags = command.flags.map((flag) => (flag.required ? inUsage(flag) : `[${inUsage(flag)}]`))
  const taken = program === 'stx' ? command.args : command.args.map(officially)
  const args = taken.map((arg) => (arg.required ? positional(arg) : `[${positional(arg)}]`))
  return ['usage:', program, name, ...flags, ...args].join(' ')
}

/** A command as the program calls it. */
export function nameOf(program: Program, id: string): string {
  const command = commandOf(id)
  return command ? nameIn(program, command) : id.replaceAll(':', ' ')
}

export function usageOf(program: Program, id: string): string {
  const command = commandOf(id)
  return command ? usage(program, command) : `usage: ${program} [options] <subcommand> ...`
}

/** Two columns as argparse sets them: a name too long for the left one stands alone. */
const columns = (rows: [string, string][], indent: number): string[] =>
  rows.flatMap(([left, right]) => {
    const start = ' '.repeat(indent) + left
    return start.length > 22 ? [start, `${' '.repeat(24)}${right}`] : [`${start.padEnd(24)}${right}`]
  })

const inList = (flag: HelpFlag): [string, string] => [
  [...(flag.char ? [`-${flag.char}${valueText(flag)}`] : []), `--${flag.name}${valueText(flag)}`].join(', '),
  flag.summary ?? flag.description ?? '',
]

/** Help of a program, of one of its commands, or of those that begin alike, in the layout of the official programs. */
export function officialHelp(program: OfficialProgram, id = '', words: readonly string[] = []): string {
  const command = commandOf(id)
  if (!command) {
    if (words.length === 0) return programHelp(program)
    return program === 'dcmanager' ? matching(program, words.join(' ')) : groupHelp(program, words.join(' '))
  }
  const {summary = ''} = command
  const args = command.args.map((arg): [string, string] => [positional(arg), arg.description ?? ''])
  const section = (title: string, rows: string[]) => (rows.length > 0 ? ['', `${title}:`, ...rows] : [])
  return [
    usage(program, command, words.join(' ') || undefined),
    '',
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`,
    ...section('Positional arguments', columns(args, 2)),
    ...section('Options', columns(command.flags.map(inList), 2)),
  ].join('\n')
}

/** The commands of a program by its own names, and what each does. */
export const officialCommands = (program: OfficialProgram): [string, string][] =>
  piece<HelpIndex>('index').programs[program]

/** What cliff prints where several commands begin like that: to it the last word may be part of one. */
const matching = (program: OfficialProgram, group: string): string =>
  [
    `Command "${group}" matches:`,
    ...officialCommands(program).flatMap(([name]) => (name.startsWith(group) ? [`  ${name}`] : [])),
  ].join('\n')

/** The commands whose names begin with the same words, and what each does. */
function groupHelp(program: OfficialProgram, group: string): string {
  const below = officialCommands(program).flatMap(([name, summary]): [string, string][] =>
    name.startsWith(`${group} `) ? [[name.slice(group.length + 1), summary]] : [],
  )
  return [
    `usage: ${program} ${group} <subcommand> ...`,
    '',
    'Positional arguments:',
    '  <subcommand>',
    ...columns(below, 4),
    '',
    `See "${program} ${group} COMMAND --help" for help on a specific command.`,
  ].join('\n')
}

/** What the program can do, by its own names. */
function programHelp(program: OfficialProgram): string {
  const {programs, globals} = piece<HelpIndex>('index')
  return [
    `usage: ${program} [options] <subcommand> ...`,
    '',
    blurb[program],
    '',
    'Positional arguments:',
    '  <subcommand>',
    ...columns(programs[program], 4),
    '',
    'Options:',
    ...columns(globals.map(inList), 2),
    '',
    `See "${program} help COMMAND" for help on a specific command.`,
  ].join('\n')
}
