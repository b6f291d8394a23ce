import {describe, expect, test} from 'vitest'
import {officialPrograms} from '../../../src/spelling/manifest.js'
import {runProgram} from '../../support/run.js'

describe('the official programs', () => {
  test('help a command in their own layout, by its official name', async () => {
    const {stdout, code} = await runProgram(['help', 'host-show'], {program: 'system'})
    expect(code).toBe(0)
    expect(stdout).toBe(`usage: system host-show <host>

Show one host.

Positional arguments:
  <host>                host name or id
`)
  })

  test('list their commands, and only theirs', async () => {
    const {stdout} = await runProgram(['help'], {program: 'fm'})
    expect(stdout).toMatch(/^usage: fm \[options\] <subcommand> \.\.\.$/m)
    expect(stdout).toMatch(/^ {4}alarm-list {2,}list the active alarms/m)
    expect(stdout).not.toContain('host-lock')
  })

  test('behind stx, list their commands under its topic of the same name', async () => {
    const {stdout} = await runProgram(['system', '--help'])
    expect(stdout).toMatch(/^COMMANDS\n {2}system modify/m)
    expect(stdout).toMatch(/^ {2}system host-lock +take a host out of service$/m)
    expect((await runProgram(['help', 'dcmanager'])).stdout).toMatch(/^ {2}dcmanager subcloud add +add a subcloud/m)
  })

  test('help the commands that begin alike: with what they do, or as cliff lists them', async () => {
    const {stdout, code} = await runProgram(['sw-deploy-strategy', '--help'], {program: 'sw-manager'})
    expect(code).toBe(0)
    expect(stdout).toMatch(/^usage: sw-manager sw-deploy-strategy <subcommand> \.\.\.\n/)
    expect(stdout).toMatch(/^ {4}apply +carry out/m)
    expect(stdout).not.toContain('kube-upgrade')
    const {stdout: matches} = await runProgram(['help', 'subcloud-deploy'], {program: 'dcmanager'})
    expect(matches).toBe('Command "subcloud-deploy" matches:\n  subcloud-deploy show\n  subcloud-deploy upload\n')
  })

  test.each([
    ['host-upgrade-list', 'software deploy host-list'],
    ['upgrade-abort-complete', 'software deploy delete'],
    ['kube-rootca-update-upload-cert', 'system kube-rootca-update-generate-cert'],
  ])('say what %s has become', async (name, successor) => {
    const {stderr, code} = await runProgram([name, 'controller-0'], {program: 'system'})
    expect(code).toBe(2)
    expect(stderr).toContain(`\`system ${name}\` is no longer there: use \`${successor}\``)
  })

  test.each(['bash-completion', 'bash_completion'])('%s prints all commands and options on one line', async (word) => {
    const {stdout, stderr, code} = await runProgram([word], {program: 'system'})
    expect({stderr, code}).toEqual({stderr: '', code: 0})
    expect(stdout.split('\n')).toHaveLength(2)
    expect(stdout.trim().split(' ')).toEqual(
      expect.arrayContaining(['host-lock', 'kube-upgrade-start', '--nowrap', '--force', '-f', '--help']),
    )
    expect(stdout).not.toContain('alarm-list')
  })

  test('do not pass half a command for one that worked', async () => {
    expect(await runProgram(['sw-deploy-strategy'], {program: 'sw-manager'})).toEqual({
      stdout: '',
      stderr:
        'usage: sw-manager [options] <subcommand> ...\n' +
        'sw-manager: error: sw-deploy-strategy needs a subcommand: abort, apply, create, delete, show; ' +
        '`sw-manager help` lists the commands\n',
      code: 2,
    })
  })

  test('suggest a name for one that is not there', async () => {
    expect((await runProgram(['host-lok'], {program: 'system'})).stderr).toBe(
      'usage: system [options] <subcommand> ...\n' +
        'system: error: unknown command: host-lok; did you mean `system host-lock`?\n',
    )
  })

  test('misused, print their usage first and exit with 2', async () => {
    const {stdout, stderr, code} = await runProgram(['host-show'], {program: 'system'})
    expect({stdout, code}).toEqual({stdout: '', code: 2})
    expect(stderr.split('\n')[0]).toBe('usage: system host-show <host>')
    expect(stderr.split('\n')[1]).toBe('system: error: host-show: missing argument HOST')
  })
})

test('stx, misused, prints one line on what is wrong and one on how to type it', async () => {
  const {stderr, code} = await runProgram(['host', 'show', '--bogus', 'x'])
  expect(code).toBe(2)
  expect(stderr.trimEnd().split('\n')).toEqual([
    'stx: host show: unknown option --bogus; `stx host show --help` lists the options',
    'usage: stx host show <host>',
  ])
})

test('a word too many is misuse, in both spellings', async () => {
  expect(await runProgram(['host', 'list', 'foo'])).toEqual({
    stdout: '',
    stderr: 'stx: host list: Unexpected argument: foo; see: stx help host list\nusage: stx host list\n',
    code: 2,
  })
  expect((await runProgram(['host-list', 'foo'], {program: 'system'})).code).toBe(2)
})

test('the flags of every command stand below each other', async () => {
  const {stdout} = await runProgram(['help', 'flags'])
  expect(
    stdout
      .split('\n')
      .filter((line) => line.trimStart().startsWith('--con'))
      .map((line) => line.search(/\S/)),
  ).toEqual([6])
})

test.each(officialPrograms)('%s has a page of help for each of its commands', async (program) => {
  const {stdout} = await runProgram(['help'], {program})
  const [, listed = ''] = stdout.split('  <subcommand>\n')
  const names = [...listed.matchAll(/^ {4}(\S+(?: \S+)*)(?: {2,}|$)/gm)].map(([, name = '']) => name)
  expect(names.length).toBeGreaterThan(9)
  for (const name of names) {
    const page = await runProgram(['help', ...name.split(' ')], {program})
    expect(page).toEqual({code: 0, stderr: '', stdout: expect.stringMatching(`^usage: ${program} ${name}( |\n)`)})
  }
})

test('the first page fits on a screen, and names every topic', async () => {
  const {stdout} = await runProgram(['help'])
  expect(stdout.split('\n').length).toBeLessThan(60)
  for (const topic of ['host', 'subcloud', 'dns', 'license', 'vim'])
    expect(stdout).toMatch(new RegExp(`\\b${topic}\\b`))
})
