import {officialPrograms} from '../spelling/manifest.js'
import {globalFlags, globalGroups} from './flags.js'
import {type HelpCommand, type HelpFlag, type HelpIndex, type HelpTopic, topicOf} from './help-piece.js'

/** Flags of these groups stand on a page of their own. */
export const isGlobal = ({helpGroup}: {helpGroup?: string}): boolean => globalGroups.has(helpGroup ?? '')

type ListedFlag = HelpFlag & {hidden?: boolean; helpGroup?: string}

interface ListedCommand extends Omit<HelpCommand, 'flags' | 'args'> {
  flags: Record<string, ListedFlag>
  args: Record<string, HelpCommand['args'][number]>
}

/** oclif's manifest cut into what one page of help needs: the build writes the pieces, so that none is read in vain. */
export function helpPieces(commands: readonly ListedCommand[]): {index: HelpIndex; topics: Record<string, HelpTopic>} {
  const topics: Record<string, HelpTopic> = {}
  for (const command of commands) {
    const topic = topicOf(command.id)
    topics[topic] = {...topics[topic], [command.id]: described(command)}
  }
  const programs = Object.fromEntries(
    officialPrograms.map((program) => [
      program,
      commands
        .flatMap(({hiddenAliases = [], summary = ''}) =>
          hiddenAliases
            .filter((alias) => alias.startsWith(`${program}:`))
            .map((alias) => [alias.slice(program.length + 1).replaceAll(':', ' '), summary]),
        )
        .sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
    ]),
  ) as HelpIndex['programs']
  return {index: {programs, globals: shown(globalFlags as unknown as Record<string, ListedFlag>)}, topics}
}

const described = ({id, summary, hiddenAliases, flags, args}: ListedCommand): HelpCommand => ({
  id,
  summary,
  hiddenAliases,
  flags: shown(Object.fromEntries(Object.entries(flags).filter(([, flag]) => !isGlobal(flag)))),
  args: Object.values(args).map(({name, required, multiple, description}) => ({name, required, multiple, description})),
})

const shown = (flags: Record<string, ListedFlag>): HelpFlag[] =>
  Object.entries(flags)
    .filter(([, {hidden}]) => !hidden)
    .map(([name, {type, char, summary, description, required, helpValue, options}]) => ({
      name,
      type,
      char,
      summary,
      description,
      required,
      helpValue,
      options,
    }))
