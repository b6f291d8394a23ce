import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {runProgram} from '../../support/run.js'
import {useWire} from '../../support/wire.js'

// No exchange is announced here: whatever is sent, be it to sign in, fails the test.
useWire()

interface Arg {
  name: string
  required?: boolean
  options?: string[]
}

interface Flag extends Arg {
  type: 'boolean' | 'option'
}

interface Command {
  id: string
  args: Record<string, Arg>
  flags: Record<string, Flag>
}

const root = new URL('../../../', import.meta.url)
const {commands} = JSON.parse(readFileSync(new URL('oclif.manifest.json', root), 'utf8')) as {
  commands: Record<string, Command>
}

async function prototypeOf({id}: Command): Promise<object> {
  const module = await import(new URL(`dist/commands/${id.replaceAll(':', '/')}.js`, root).href)
  return (module.default as {prototype: object}).prototype
}

/** The commands that have a method of this name. */
const those = async (method: string) =>
  (
    await Promise.all(Object.values(commands).map(async (one) => (method in (await prototypeOf(one)) ? [one] : [])))
  ).flat()

const changing = await those('act')
const reading = await those('look')

/** A line that is complete but for what it is about: each argument and flag that is needed has a value. */
function line({id, args, flags}: Command): string[] {
  const value = ({options}: Arg) => options?.[0] ?? 'name=1'
  const number = ({options}: Arg) => options?.[0] ?? '1'
  const needed = Object.values(flags).filter(({required}) => required)
  return [
    ...id.split(':'),
    ...Object.values(args)
      .filter(({name, required}) => required || name === 'subcloud')
      .map(value),
    ...needed.map((flag) => (flag.type === 'boolean' ? `--${flag.name}` : `--${flag.name}=${number(flag)}`)),
    ...('yes' in flags ? ['--yes'] : []),
  ]
}

const wrong: [what: string, words: string[], message: RegExp, has?: string][] = [
  ['a column that is not there', ['--column', 'nope'], /no column "nope" here/],
  ['a query that is none', ['--jmespath', 'a['], /query "a\[" is not JMESPath, at character 3/],
  ['a format that is none', ['--format', 'nope'], /--format=nope|Expected --format/],
  ['two places', ['--subcloud', 'subcloud1', '--subcloud', 'subcloud2'], /--subcloud is given 2 times/],
  ['a deadline that is none', ['--wait', '--deadline', '5x'], /"5x" is not a duration/, 'wait'],
]

/** Where the command line alone does not say that one of several flags is needed. */
const oneOf: Record<string, string[]> = {'subcloud:backup:delete': ['--group', 'east']}

test('there are commands that change something, and such that read', () => {
  expect(changing.length).toBeGreaterThan(225)
  expect(reading.length).toBeGreaterThan(130)
})

test.each(wrong)('of every changing command: %s sends nothing', async (_, words, message, has) => {
  const lenient: string[] = []
  for (const command of changing) {
    if (has && !(has in command.flags)) continue
    const {stdout, stderr, code} = await runProgram([...line(command), ...(oneOf[command.id] ?? []), ...words])
    if (code !== 2 || stdout !== '' || !message.test(stderr)) lenient.push(`${command.id}: ${code} ${stderr}${stdout}`)
  }
  expect(lenient).toEqual([])
})

const unreadable: typeof wrong = [
  ['a query that is none', ['--jmespath', 'a['], /query "a\[" is not JMESPath, at character 3/],
  ['a query that is none, of many', ['--jmespath', 'a[', '--subclouds', 'all'], /is not JMESPath|takes no --subclouds/],
  ['a format that is none', ['--format', 'nope'], /--format=nope|Expected --format/],
  ['two places', ['--subcloud', 'subcloud1', '--subcloud', 'subcloud2'], /--subcloud is given 2 times/],
  ['a selector that is none', ['--subclouds', 'nonsense=1'], /nonsense|takes no --subclouds/],
  ['a site timeout that is none', ['--subclouds', 'all', '--site-timeout', '5x'], /"5x" is not|takes no --subclouds/],
  ['an interval that is none', ['--watch=5x', '--format', 'jsonl'], /"5x" is not a duration|takes no --watch/],
]

test.each(unreadable)('of every reading command: %s sends nothing', async (_, words, message) => {
  const lenient: string[] = []
  for (const command of reading) {
    // Those with a flag of this name mean something else by it.
    if (words.some((word) => word.replace(/^--([a-z-]+).*/, '$1') in command.flags)) continue
    const {stdout, stderr, code} = await runProgram([...line(command), ...words])
    if (code !== 2 || stdout !== '' || !message.test(stderr)) lenient.push(`${command.id}: ${code} ${stderr}${stdout}`)
  }
  expect(lenient).toEqual([])
})
