import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {beforeEach, describe, expect, test} from 'vitest'
import {useFolder} from '../../support/file.js'
import {runProgram} from '../../support/run.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()
const {write, folder} = useFolder()

const completions = async (...words: string[]) =>
  (await runProgram(['__complete', ...words])).stdout.trimEnd().split('\n')

describe('a shell completes', () => {
  test('the ids of runs', async () => {
    const runs = join(String(process.env['STX_HOME']), 'state', 'runs')
    expect(await completions('run', 'show', '')).toEqual([''])
    mkdirSync(runs, {recursive: true})
    for (const name of ['20261130-041203-9f3a.jsonl', '20261129-041203-0000.jsonl', '20261129-041203-0000.lock'])
      writeFileSync(join(runs, name), '')
    expect(await completions('run', 'resume', '20261130')).toEqual(['20261130-041203-9f3a'])
    expect(await completions('run', 'show', '')).toEqual(['20261129-041203-0000', '20261130-041203-9f3a'])
    expect(await completions('run', 'list', '')).toEqual([''])
    rmSync(runs, {recursive: true})
  })

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

  test('a value behind its flag and an equals sign', async () => {
    expect(await completions('host', 'list', '--format=j')).toEqual(['--format=json', '--format=jsonl'])
    expect(await completions('host', 'list', '--nothing=j')).toEqual([''])
  })

  test('columns, also behind a comma, and to sort by', async () => {
    expect(await completions('host', 'list', '-c', 'hostn')).toEqual(['hostname'])
    expect(await completions('host', 'list', '--column', 'id,hostn')).toEqual(['id,hostname'])
    expect(await completions('subcloud', 'list', '--sort-column=deploy')).toEqual(['--sort-column=deploy_status'])
    expect(await completions('subcloud', 'wait', '-c', 'ta')).toEqual(['target'])
    expect(await completions('host', 'lock', '-c', 'host')).toEqual(['hostname'])
  })

  test('what a wait may be for: fields and the words that stand in them', async () => {
    expect(await completions('subcloud', 'wait', '--until', 'g')).toEqual(['gone', 'group_id='])
    expect(await completions('host', 'wait', '--until', 'avail')).toEqual(['availability='])
    expect(await completions('host', 'wait', '--until=administrative=')).toEqual([
      '--until=administrative=locked',
      '--until=administrative=unlocked',
    ])
    expect(await completions('host', 'wait', '--until', 'administrative=locked,availability=available|on')).toEqual([
      'administrative=locked,availability=available|online',
    ])
    expect(await completions('subcloud', 'wait', '--fail-on', 'deploy_status!=compl')).toEqual([
      'deploy_status!=complete',
    ])
    expect(await completions('strategy', 'wait', '--until', 'state=abort')).toEqual(['state=aborted', 'state=aborting'])
    expect(await completions('host', 'list', '--watch', '--until', 'operational=e')).toEqual(['operational=enabled'])
  })

  test('a selector, of which the quote is still open', async () => {
    expect(await completions('host', 'list', '--subclouds', 'al')).toEqual([
      ...['alarms.critical=', 'alarms.major=', 'alarms.minor=', 'alarms.status=', 'alarms.warnings=', 'all'],
    ])
    expect(await completions('host', 'list', '--subclouds', "'all,!availability=on")).toEqual([
      'all,!availability=online',
    ])
    expect(await completions('host', 'list', '--subclouds', '!gro')).toEqual(['!group:', '!group_id='])
    // There it is a number.
    expect(await completions('sim', 'start', '--subclouds', 'al')).toEqual([''])
  })
})

describe('names that were listed', () => {
  const cacheDir = join(String(process.env['STX_HOME']), 'cache')
  const lock = join(cacheDir, 'names', 'lock')

  // Another one is under way, as it were: no test starts a process.
  beforeEach(() => {
    delete process.env['STX_NO_CACHE']
    rmSync(cacheDir, {recursive: true, force: true})
    mkdirSync(join(cacheDir, 'names'), {recursive: true})
    writeFileSync(lock, '')
  })

  const hosts = (...names: string[]) => ({
    path: '/sysinv/v1/ihosts',
    reply: {
      ihosts: names.map((hostname, id) => ({
        ...{id, uuid: `u${id}`, hostname, personality: 'worker'},
        ...{administrative: 'unlocked', operational: 'enabled', availability: 'available'},
      })),
    },
  })

  test('are completed, each once', async () => {
    expectWire(hosts('controller-0', 'worker-0'))
    await runProgram(['host', 'list', '--format', 'json'])
    expect(await completions('host', 'show', 'w')).toEqual(['worker-0'])
    expect(await completions('host', 'delete', 'worker-0', '')).toEqual(['controller-0'])
    expect(await completions('sim', 'fault', 'add', '--host', 'c')).toEqual(['controller-0'])
  })

  test('belong to the cloud that was asked', async () => {
    expectWire(hosts('worker-0'))
    await runProgram(['host', 'list', '--format', 'json', '--no-cache'])
    expectWire(hosts('worker-1'))
    await runProgram(['host', 'list', '--format', 'json', '--os-username', 'operator'])
    expect(await completions('host', 'show', 'w')).toEqual([''])
    expect(await completions('--os-username', 'operator', 'host', 'show', 'w')).toEqual(['worker-1'])
    expect(await completions('--os-username=operator', '--subcloud', 'edge1', 'host', 'show', 'w')).toEqual([''])
  })

  test('are of no use where nothing may be kept', async () => {
    expectWire(hosts('worker-0'))
    await runProgram(['host', 'list', '--format', 'json'])
    expect(await completions('--no-cache', 'host', 'show', 'w')).toEqual([''])
    process.env['STX_NO_CACHE'] = '1'
    expect(await completions('host', 'show', 'w')).toEqual([''])
  })

  test('are found out behind the prompt, by a process that reads from a pipe what is wanted', async () => {
    expectWire(hosts('worker-7'))
    const order = JSON.stringify([['host', {'os-username': 'operator'}]])
    expect(await runProgram(['__fill-names'], {input: order})).toEqual({stdout: '', stderr: '', code: 0})
    expect(await completions('--os-username', 'operator', 'host', 'show', '')).toEqual(['worker-7'])
    // Done: the next one may begin.
    expect(existsSync(lock)).toBe(false)
  })

  test('that cannot be found out are not asked for again at once', async () => {
    expectWire({path: '/sysinv/v1/ihosts', status: 500, reply: {}})
    const outcome = await runProgram(['__fill-names'], {input: JSON.stringify([['host', {}]])})
    expect(outcome).toEqual({stdout: '', stderr: '', code: 1})
    expect(existsSync(lock)).toBe(true)
    expect(await completions('host', 'show', '')).toEqual([''])
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
