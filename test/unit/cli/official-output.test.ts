import {afterEach, describe, expect, test} from 'vitest'
import type {Program} from '../../../src/spelling/spell.js'
import {runProgram} from '../../support/run.js'
import {useWire} from '../../support/wire.js'

// What playbooks and test suites rely on, whichever of the official names a command goes by.

const {expectWire} = useWire()

const risky: [Program, string[]][] = [
  ['system', ['host-lock', 'controller-1']],
  ['fm', ['alarm-delete', '11111111-2222-4333-8444-555555555555']],
  ['software', ['delete', 'starlingx-26.03.1']],
  ['dcmanager', ['subcloud', 'delete', 'subcloud1']],
  ['sw-manager', ['sw-deploy-strategy', 'apply']],
]

describe('where confirmations are enabled', () => {
  afterEach(() => {
    delete process.env['CLI_CONFIRMATIONS']
  })

  test.each(risky)(
    '%s asks without a terminal, too, and sends nothing unless the answer is yes',
    async (program, argv) => {
      process.env['CLI_CONFIRMATIONS'] = 'enabled'
      for (const input of ['no\n', 'y\n', '\n', '']) {
        const {code, stdout, stderr} = await runProgram(argv, {program, input})
        expect({input, code, stderr}).toEqual({input, code: 1, stderr: ''})
        expect(stdout).toContain('Do you want to continue? (yes/No): ')
        expect(stdout).toMatch(/Operation cancelled by the user\.?\n$/)
      }
    },
  )
})

describe('where they are not', () => {
  test('nothing is asked, and --yes is accepted nevertheless', async () => {
    for (const flags of [[], ['--yes']]) {
      expectWire({method: 'DELETE', path: `/fm/v1/alarms/${risky[1]?.[1][1]}`, status: 204, reply: ''})
      const {code, stdout} = await runProgram([...(risky[1]?.[1] ?? []), ...flags], {program: 'fm'})
      expect({code, asked: stdout.includes('continue?')}).toEqual({code: 0, asked: false})
    }
  })
})

describe('misuse', () => {
  test.each<[Program, string[]]>([
    ['system', ['ptp-instance-add', 'clock', 'nonsense']],
    ['fm', ['alarm-show']],
    ['software', ['deploy', 'host']],
    ['sw-manager', ['sw-deploy-strategy', 'create', '--nonsense']],
    ['dcmanager', ['subcloud', 'show', '--nonsense']],
  ])('of %s begins with the usage, ends with what is wrong, and is code 2', async (program, argv) => {
    const {code, stdout, stderr} = await runProgram(argv, {program})
    const lines = stderr.trimEnd().split('\n')
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    expect(lines[0]).toMatch(new RegExp(`^usage: ${program} ${argv[0]}`))
    expect(lines.at(-1)).toMatch(/error: /)
  })
})

describe('tables of one object', () => {
  const host = {
    ...{id: 1, uuid: '11111111-2222-4333-8444-555555555555', hostname: 'controller-0', personality: 'controller'},
    ...{administrative: 'unlocked', operational: 'enabled', availability: 'available', capabilities: {}},
  }

  test('begin and end with the border, and have two columns under Property and Value', async () => {
    expectWire({path: '/sysinv/v1/ihosts', reply: {ihosts: [host]}})
    const {code, stdout} = await runProgram(['host-show', 'controller-0'], {program: 'system'})
    const lines = stdout.split('\n')
    expect(code).toBe(0)
    expect(lines.pop()).toBe('')
    for (const border of [lines[0], lines[2], lines.at(-1)]) expect(border).toMatch(/^\+-+\+-+\+$/)
    expect(lines[1]).toMatch(/^\| Property +\| Value +\|$/)
    expect(lines.slice(3, -1).every((line) => /^\| \S.* \| .* \|$/.test(line))).toBe(true)
  })

  test('are not there where the object is not: the refusal is the first line', async () => {
    expectWire({path: '/sysinv/v1/ihosts', reply: {ihosts: [host]}})
    const outcome = await runProgram(['host-show', 'worker-9'], {program: 'system'})
    expect(outcome).toEqual({stdout: '', stderr: 'host not found: worker-9\n', code: 1})
  })
})
