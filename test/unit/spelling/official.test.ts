import {Args, Flags, type Interfaces, Parser} from '@oclif/core'
import {describe, expect, test} from 'vitest'
import {indexManifest, type ManifestArg, type ManifestFlag, spell} from '../../../src/spelling/spell.js'
import {command} from './fixture.js'
import {fromOfficial, type OfficialArgument} from './official.js'

const shape: OfficialArgument[] = [
  {positional: 'host'},
  {flags: ['-f', '--function']},
  {flags: ['-p0', '--cores_on_processor0']},
  {flags: ['-p1', '--cores_on_processor1']},
  {flags: ['-1G', '--pages_1G']},
  {flags: ['-la', '--latitude']},
  {flags: ['-l', '--location']},
  {flags: ['--nowrap'], boolean: true},
  {flags: ['-F', '--force'], boolean: true},
  {flags: ['-u', '--unsafe'], boolean: true},
  {flags: ['--set'], repeatable: true},
  {flags: ['--rollback', '--no-rollback']},
  {flags: ['--size'], nargs: '?'},
  {positional: 'setting', nargs: '+'},
]
const tune = fromOfficial('host:tune', 'system:host-tune', shape)
const index = indexManifest([tune, command('host:list'), command('host:show')])

/** What oclif itself makes of the rewritten command line. */
async function parsed(...argv: string[]): Promise<{flags: Record<string, unknown>; words: unknown[]}> {
  const spelled = spell(['host-tune', ...argv], index, 'system')
  if (spelled.kind !== 'run') throw new Error(JSON.stringify(spelled))
  const {flags, args} = await Parser.parse(spelled.argv, {flags: oclifFlags(tune.flags), args: oclifArgs(tune.args)})
  return {
    flags: Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined)),
    words: Object.values(args).flat(),
  }
}

/** The manifest's flags, given back the functions that a manifest cannot hold. */
function oclifFlags(flags: Record<string, ManifestFlag>): Interfaces.FlagInput {
  const made: Interfaces.FlagInput = {}
  for (const [name, {type, ...rest}] of Object.entries(flags)) {
    const flag = rest as Record<string, unknown>
    if (type === 'boolean') made[name] = Flags.boolean(flag)
    else made[name] = rest.multiple ? Flags.string({...flag, multiple: true}) : Flags.string(flag)
  }
  return made
}

function oclifArgs(args: Record<string, ManifestArg>): Interfaces.ArgInput {
  const made: Interfaces.ArgInput = {}
  for (const [name, {multiple}] of Object.entries(args)) {
    made[name] = multiple ? Args.string({required: true, multiple}) : Args.string({required: true})
  }
  return made
}

/** The ways in which argparse lets one option be written. */
function spellings(flag: string, value: string | undefined): string[][] {
  const long = flag.startsWith('--')
  const names = long ? [flag, flag.replaceAll('_', '-'), flag.replaceAll('-', '_').replace(/^__/, '--')] : [flag]
  if (value === undefined) return names.map((name) => [name])
  return [
    ...names.flatMap((name) => [[name, value], [`${name}=${value}`]]),
    ...(flag.length === 2 ? [[`${flag}${value}`]] : []),
  ]
}

const cases = shape
  .flatMap((arg) => ('flags' in arg ? arg.flags.map((flag) => ({arg, flag})) : []))
  .flatMap(({arg, flag}) => {
    const name = arg.flags.find((text) => text.startsWith('--'))?.slice(2) ?? ''
    const switches = arg.boolean || arg.flags.includes(`--no-${name}`)
    const value = switches ? !flag.startsWith('--no-') : arg.repeatable ? ['7'] : '7'
    return spellings(flag, switches ? undefined : '7').map(
      (written) => [written.join(' '), {name, value, written}] as const,
    )
  })

describe('oclif reads every spelling of an official option', () => {
  test.each(cases)('%s', async (_, {name, value, written}) => {
    const expected = {flags: {[name]: value}, words: ['c0', 'a=b']}
    expect(await parsed('c0', 'a=b', ...written)).toEqual(expected)
    expect(await parsed(...written, '--', 'c0', 'a=b')).toEqual(expected)
    if (name !== 'size') expect(await parsed('c0', ...written, 'a=b')).toEqual(expected)
  })
})

describe('oclif leaves alone what is not for it', () => {
  test.each([
    ['a negative value', ['c0', 'a', '-l', '-5'], {location: '-5'}, ['c0', 'a']],
    ['a negative positional', ['c0', '-5', '-1.5'], {}, ['c0', '-5', '-1.5']],
    ['a value with a hyphen', ['c0', 'a', '--location=-x'], {location: '-x'}, ['c0', 'a']],
    ['an empty value', ['c0', 'a', '--location='], {location: ''}, ['c0', 'a']],
    ['positionals behind a repeated flag', ['--set', 'x', '--set=y', 'c0', 'a'], {set: ['x', 'y']}, ['c0', 'a']],
    ['options after --', ['c0', '--', '--force', '-u'], {}, ['c0', '--force', '-u']],
    ['the last of two', ['c0', 'a', '-l', 'x', '--loc', 'y'], {location: 'y'}, ['c0', 'a']],
  ])('%s', async (_, argv, flags, words) => {
    expect(await parsed(...argv)).toEqual({flags, words})
  })
})
