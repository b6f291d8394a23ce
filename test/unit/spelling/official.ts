import type {ManifestCommand, ManifestFlag} from '../../../src/spelling/spell.js'
import {globals} from './fixture.js'

/** An official argument in the shape of a catalogue of argparse parsers. */
export type OfficialArgument =
  | {positional: string; nargs?: '?' | '*' | '+'}
  | {flags: string[]; boolean?: true; repeatable?: true; nargs?: '?'}

/** The command that the project would write for official arguments: the first long option names the flag. */
export function fromOfficial(id: string, alias: string, args: OfficialArgument[]): ManifestCommand {
  const command: ManifestCommand = {id, hiddenAliases: [alias], flags: {...globals}, args: {}}
  for (const arg of args) {
    if ('positional' in arg) {
      const multiple = arg.nargs === '*' || arg.nargs === '+'
      command.args[arg.positional] = {required: arg.nargs === undefined || arg.nargs === '+', multiple}
    } else {
      const [name = '', ...more] = arg.flags.filter((flag) => flag.startsWith('--')).map((flag) => flag.slice(2))
      command.flags[name] = toFlag(arg, name, more)
    }
  }
  return command
}

function toFlag(
  {flags, boolean, repeatable, nargs}: Extract<OfficialArgument, {flags: string[]}>,
  name: string,
  more: string[],
): ManifestFlag {
  const short = flags.filter((flag) => !flag.startsWith('--')).map((flag) => flag.slice(1))
  const allowNo = more.includes(`no-${name}`)
  return {
    type: boolean || allowNo ? 'boolean' : 'option',
    char: short.find((text) => text.length === 1),
    aliases: [...more.filter((text) => text !== `no-${name}`), ...short.filter((text) => text.length > 1)],
    allowNo,
    multiple: repeatable,
    helpValue: nargs === '?' ? '[VALUE]' : undefined,
  }
}
