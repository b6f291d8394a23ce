import {readFileSync} from 'node:fs'
import type {Program} from '../spelling/spell.js'
import {globalFlags, globalGroups} from './flags.js'

interface Flag {
  name: string
  type: 'boolean' | 'option'
  char?: string
  summary?: string
  description?: string
  hidden?: boolean
  required?: boolean
  helpGroup?: string
  helpValue?: string
  options?: string[]
}

interface Described {
  id: string
  summary?: string
  hiddenAliases?: string[]
  flags: Record<string, Flag>
  args: Record<string, {name: string; required?: boolean; multiple?: boolean; description?: string}>
}

const manifest = () =>
  Object.values(
    (
      JSON.parse(readFileSync(new URL('../../oclif.manifest.json', import.meta.url), 'utf8')) as {
        commands: Record<string, Described>
      }
    ).commands,
  )

const blurb: Readonly<Record<Exclude<Program, 'stx'>, string>> = {
  system: 'configures one system: hosts, networks, storage, applications',
  dcmanager: 'manages a distributed cloud: subclouds, groups, strategies, peers',
  fm: 'shows alarms and events',
  software: 'manages software releases and their deployment',
  'sw-manager': 'orchestrates changes of one system',
}

/** The words by which a program calls a command; our own where it has none. */
const nameIn = (program: Program, {id, hiddenAliases = []}: Described): string =>
  (hiddenAliases.find((alias) => alias.startsWith(`${program}:`))?.slice(program.length + 1) ?? id).replaceAll(':', ' ')

const own = ({flags}: Described) =>
  Object.entries(flags)
    .map(([name, flag]) => ({...flag, name}))
    .filter((flag) => !flag.hidden && !globalGroups.has(flag.helpGroup ?? ''))

const valueText = (flag: Flag) =>
  flag.type === 'boolean' ? '' : ` ${flag.options ? `{${flag.options.join(',')}}` : `<${flag.helpValue ?? flag.name}>`}`

const inUsage = (flag: Flag) => `${flag.char ? `-${flag.char}` : `--${flag.name}`}${valueText(flag)}`

const positional = ({name, multiple}: {name: string; multiple?: boolean}) => `<${name}>${multiple ? ' ...' : ''}`

/** `usage: system host-lock [--yes] [-f] [-u] <host>`, the shape that scripts recognise. */
function usage(program: Program, command: Described): string {
  const flags = own(command).map((flag) => (flag.required ? inUsage(flag) : `[${inUsage(flag)}]`))
  const args = Object.values(command.args).map((arg) => (arg.required ? positional(arg) : `[${positional(arg)}]`))
  return ['usage:', program, nameIn(program, command), ...flags, ...args].join(' ')
}

export function usageOf(program: Program, id: string): string {
  const command = manifest().find((one) => one.id === id)
  return command ? usage(program, command) : `usage: ${program} [options] <subcommand> ...`
}

/** Two columns as argparse sets them: a name too long for the left one stands alone. */
const columns = (rows: [string, string][], indent: number): string[] =>
  rows.flatMap(([left, right]) => {
    const start = ' '.repeat(indent) + left
    return start.length > 22 ? [start, `${' '.repeat(24)}${right}`] : [`${start.padEnd(24)}${right}`]
  })

const inList = (flag: Flag): [string, string] => [
  [...(flag.char ? [`-${flag.char}${valueText(flag)}`] : []), `--${flag.name}${valueText(flag)}`].join(', '),
  flag.summary ?? flag.description ?? '',
]

/** Help of one command in the layout of the official programs. */
export function officialCommandHelp(program: Program, id: string): string {
  const command = manifest().find((one) => one.id === id)
  if (!command) return officialProgramHelp(program)
  const {summary = ''} = command
  const args = Object.values(command.args).map((arg): [string, string] => [positional(arg), arg.description ?? ''])
  const section = (title: string, rows: string[]) => (rows.length > 0 ? ['', `${title}:`, ...rows] : [])
  return [
    usage(program, command),
    '',
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`,
    ...section('Positional arguments', columns(args, 2)),
    ...section('Options', columns(own(command).map(inList), 2)),
  ].join('\n')
}

/** The commands of a program by its own names, and what each does. */
export const officialCommands = (program: Program): [string, string][] =>
  manifest()
    .filter(({hiddenAliases = []}) => hiddenAliases.some((alias) => alias.startsWith(`${program}:`)))
    .map((command): [string, string] => [nameIn(program, command), command.summary ?? ''])
    .sort(([a], [b]) => (a < b ? -1 : 1))

/** What the program can do, by its own names. */
export function officialProgramHelp(program: Program): string {
  const globals = Object.entries(globalFlags).map(([name, flag]) => ({...(flag as unknown as Flag), name}))
  return [
    `usage: ${program} [options] <subcommand> ...`,
    '',
    program === 'stx' ? '' : blurb[program],
    '',
    'Positional arguments:',
    '  <subcommand>',
    ...columns(officialCommands(program), 4),
    '',
    'Options:',
    ...columns(globals.filter((flag) => !flag.hidden).map(inList), 2),
    '',
    `See "${program} help COMMAND" for help on a specific command.`,
  ].join('\n')
}
