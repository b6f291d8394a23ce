import {execFileSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {useFolder} from '../../support/file.js'
import {runProgram} from '../../support/run.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()
const {write, folder} = useFolder()

const completions = async (...words: string[]) =>
  (await runProgram(['__complete', ...words])).stdout.trimEnd().split('\n')

describe('a shell completes', () => {
  test('the next word of a command', async () => {
    expect(await completions('host', 'lo')).toEqual(['lock'])
    expect(await completions('subcl')).toEqual(['subcloud'])
  })

  test('flags of the command and of every command', async () => {
    expect(await completions('host', 'lock', '--fo')).toEqual(['--force', '--format'])
  })

  test('official names behind their program, and where nothing of ours begins so', async () => {
    expect(await completions('system', 'host-lo')).toEqual(['host-lock'])
    expect(await completions('dcmanager', 'subcloud-gr')).toEqual(['subcloud-group'])
    expect(await completions('host-lo')).toEqual(['host-lock'])
    expect(await completions('host')).toEqual(['host'])
  })

  test('the values of a flag, and what follows one that has its value', async () => {
    expect(await completions('host', 'list', '--format', 'j')).toEqual(['json', 'jsonl'])
    expect(await completions('host', 'list', '-f', 'c')).toEqual(['csv'])
    expect(await completions('--subcloud', 'subcloud1', 'host', 'lo')).toEqual(['lock'])
    expect(await completions('host', 'lock', '--deadline', '')).toEqual([''])
  })

  test('names that were listed last', async () => {
    const {STX_NO_CACHE} = process.env
    delete process.env['STX_NO_CACHE']
    const hosts = ['controller-0', 'worker-0'].map((hostname, id) => ({
      ...{id, uuid: `u${id}`, hostname, personality: 'worker'},
      ...{administrative: 'unlocked', operational: 'enabled', availability: 'available'},
    }))
    expectWire({path: '/sysinv/v1/ihosts', reply: {ihosts: hosts}})
    await runProgram(['host', 'list', '--format', 'json'])
    process.env['STX_NO_CACHE'] = STX_NO_CACHE
    expect(await completions('host', 'lock', 'w')).toEqual(['worker-0'])
    expect(await completions('host', 'lock', 'worker-0', 'c')).toEqual([''])
  })
})

test.each(['bash', 'zsh', 'fish'])('%s can read what makes it complete', async (shell) => {
  const {stdout, code} = await runProgram(['autocomplete', shell])
  expect({code, asks: stdout.includes('stx __complete')}).toEqual({code: 0, asks: true})
})

test.runIf(existsSync('/usr/bin/zsh'))('zsh takes it also where nobody has loaded its completions', async () => {
  const {stdout} = await runProgram(['autocomplete', 'zsh'])
  write('stx.zsh', stdout)
  const home = folder()
  const script = 'source ./stx.zsh && print -r -- $_comps[stx]'
  const answer = execFileSync('/usr/bin/zsh', ['-f', '-c', script], {cwd: home, env: {HOME: home}, encoding: 'utf8'})
  expect(answer).toBe('_stx\n')
})
