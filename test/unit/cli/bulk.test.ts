import {readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {beforeEach, describe, expect, test, vi} from 'vitest'
import {useFolder} from '../../support/file.js'
import {useFleetServer} from '../../support/fleet-server.js'
import {runProgram} from '../../support/run.js'

const {folder} = useFolder()
const {fleetOf, variables} = useFleetServer()

const runs = () => join(folder(), 'state', 'runs')

beforeEach(() => {
  vi.unstubAllEnvs()
  for (const [name, value] of Object.entries({...variables(), STX_HOME: folder()})) vi.stubEnv(name, value)
  rmSync(runs(), {recursive: true, force: true})
})

const ledgers = () => readdirSync(runs()).filter((name) => name.endsWith('.jsonl'))
const onlyLedger = () => join(runs(), ledgers()[0] ?? '')
const results = (stdout: string) =>
  Object.fromEntries(
    (JSON.parse(stdout) as {subcloud: string; result: string}[]).map((row) => [row.subcloud, row.result]),
  )

describe('a change to many', () => {
  test('is done to each, and remembered', async () => {
    const {sent} = fleetOf(['a', 'b', 'c'])
    const {stdout, stderr, code} = await runProgram(['subcloud', 'unmanage', 'a', 'b', '-f', 'json'])
    expect({code, rows: JSON.parse(stdout)}).toEqual({
      code: 0,
      rows: ['a', 'b'].map((subcloud) => ({subcloud, result: 'done', reason: null, changed: true})),
    })
    expect(stderr).toMatch(/^run \d{8}-\d{6}-[0-9a-f]{4}; if it is broken off, take it up again: stx run resume \S+\n$/)
    expect(sent.sort()).toEqual(['a', 'b'])
    const listed = await runProgram(['run', 'list', '-c', 'command,state,targets,done', '--format', 'json'])
    expect(JSON.parse(listed.stdout)).toEqual([
      {command: 'stx subcloud unmanage --format=json -- a b', state: 'ended', targets: 2, done: 2},
    ])
  })

  test('that fails at some ends with 7 and names them; that fails at all with 1', async () => {
    fleetOf(['a', 'b'], {refuses: ['b']})
    const some = await runProgram(['subcloud', 'unmanage', 'a', 'b', '--format', 'value'])
    expect(some).toMatchObject({code: 7, stdout: 'a done None\nb failed b is not in the mood\n'})
    expect(some.stderr).toContain(
      'stx: 1 of 2 done, 1 failed, 0 left, first b: b is not in the mood; see: stx run show',
    )
    const all = await runProgram(['subcloud', 'unmanage', '--subclouds', 'b', '--format', 'value'])
    expect(all).toMatchObject({code: 1, stdout: 'b failed b is not in the mood\n'})
  })

  test('begins nothing new after so many failures, and says what is left', async () => {
    const {sent} = fleetOf(['a', 'b', 'c', 'd', 'e'], {refuses: ['a', 'b', 'c']})
    const argv = ['subcloud', 'unmanage', '--subclouds', 'all', '--yes', '--parallel', '1', '--stop-after', '2']
    const {stdout, code} = await runProgram([...argv, '-f', 'json'])
    expect(code).toBe(7)
    expect(results(stdout)).toEqual({
      ...{a: 'failed', b: 'failed', c: 'left', d: 'left', e: 'left'},
    })
    expect(sent).toEqual(['a', 'b'])
  })

  test('with --ensure sends nothing where it is so already', async () => {
    const {sent, states} = fleetOf(['a', 'b'])
    states.set('a', 'unmanaged')
    const {stdout} = await runProgram(['subcloud', 'unmanage', 'a', 'b', '--ensure', '-f', 'json'])
    expect(results(stdout)).toEqual({a: 'unchanged', b: 'done'})
    expect(sent).toEqual(['b'])
  })

  test('with --dry-run tells the requests, sends none and is not remembered', async () => {
    const {sent} = fleetOf(['a', 'b'])
    const {stdout, code} = await runProgram(['subcloud', 'unmanage', '--subclouds', 'all', '--dry-run', '-f', 'json'])
    expect(code).toBe(9)
    expect((JSON.parse(stdout) as {path: string}[]).map((request) => request.path)).toEqual([
      '/subclouds/a',
      '/subclouds/b',
    ])
    expect(sent).toEqual([])
    expect((await runProgram(['run', 'list', '-f', 'json'])).stdout).toBe('[]\n')
  })

  test('with --dry-run of which all would be refused says so', async () => {
    fleetOf(['a', 'b'])
    const {stdout, stderr, code} = await runProgram([
      'dns',
      'modify',
      'nameservers=1.1.1.1',
      '--subclouds',
      'a,b',
      '--dry-run',
    ])
    expect({code, stdout}).toEqual({code: 1, stdout: 'nothing would be sent\n'})
    expect(stderr).toContain('2 of 2 would be refused, first a: ')
  })

  test.each([
    [['--subclouds', 'all'], 'this needs a confirmation and there is no terminal to ask; pass --yes'],
    [['a', '--subclouds', 'all'], 'subclouds are named, and selected with --subclouds'],
    [['a', 'b', '--stop-after', '0'], '"0" is neither a number of failures nor a share'],
    [['a', '--stop-after', '5'], '--stop-after goes with --subclouds'],
    [['--subclouds', 'a', '--subclouds', 'b'], '--subclouds is given 2 times: a, b; put the terms into one selector'],
    [['a', 'b', '--subcloud', 'c'], '--subcloud leads into a subcloud'],
    [['a', 'b', '--site-timeout', '0'], '--site-timeout 0 leaves no time'],
    [['--subclouds', 'a', '--site-timeout', '0'], '--site-timeout 0 leaves no time'],
    [['a', 'b', '-c', 'nope'], 'no column "nope" here; choose from subcloud, result, reason, changed'],
    [[], 'missing argument SUBCLOUD'],
  ])('%j sends nothing and begins no run', async (words, message) => {
    const {sent} = fleetOf(['a', 'b'])
    const {stderr, code} = await runProgram(['subcloud', 'unmanage', ...words])
    expect(stderr).toContain(message)
    expect(code).toBe(2)
    expect(sent).toEqual([])
    expect((await runProgram(['run', 'list', '-f', 'json'])).stdout).toBe('[]\n')
  })

  test('says whom each row is about, whichever columns are asked for', async () => {
    fleetOf(['a', 'b'], {refuses: ['b']})
    const {stdout} = await runProgram(['subcloud', 'unmanage', 'a', 'b', '-c', 'result', '--format', 'value'])
    expect(stdout).toBe('a done\nb failed\n')
  })

  test('that is named by its name and by its id is one', async () => {
    const {sent} = fleetOf(['a', 'b', 'c'])
    const {stdout, code} = await runProgram(['subcloud', 'unmanage', 'a', '1', '2', 'b', '--format', 'value'])
    expect({code, stdout}).toEqual({code: 0, stdout: 'a done None\nb done None\n'})
    expect(sent.sort()).toEqual(['a', 'b'])
  })

  test('goes through a fleet as people count', async () => {
    const names = ['edge10', 'edge9', 'edge1']
    const {sent} = fleetOf(names)
    const argv = ['subcloud', 'unmanage', '--subclouds', 'all', '--yes', '--parallel', '1', '--format', 'value']
    expect((await runProgram(argv)).stdout).toBe('edge1 done None\nedge9 done None\nedge10 done None\n')
    expect(sent).toEqual(['edge1', 'edge9', 'edge10'])
  })

  test('shows people how a page of an error begins and ends, and programs all of it', async () => {
    fleetOf(['a', 'b'], {refuses: ['b'], words: `begins ${'x'.repeat(10_000)} ends`})
    const line = ['subcloud', 'unmanage', 'a', 'b', '--format']
    const {stdout, stderr} = await runProgram([...line, 'table'])
    const [, shown = ''] = /\| failed \| (.*?) +\|/.exec(stdout) ?? []
    expect(shown.replaceAll(/x+/g, 'x')).toMatch(/^begins x \[\d+ characters left out\] x ends$/)
    expect({short: shown.length < 400, line: stderr.length < 3000}).toEqual({short: true, line: true})
    expect((await runProgram([...line, 'json'])).stdout.length).toBeGreaterThan(10_000)
    expect((await runProgram([...line, 'table', '--debug'])).stdout.length).toBeGreaterThan(10_000)
  })

  test.each([
    [[], 'b'],
    [['--os-auth-url'], 'b'],
  ])('to a cloud that a protected context leads to is asked for its number, however it is reached: %j', async (how) => {
    const {sent} = fleetOf(['a', 'b'])
    const url = String(process.env['OS_AUTH_URL'])
    const guarded = ['context', 'add', 'prod', '--protected', '--os-auth-url', `${url.replace(/\/v3$/, '')}/`]
    expect(await runProgram([...guarded, '--os-username', 'admin'])).toMatchObject({code: 0})
    const {code, stderr} = await runProgram(['subcloud', 'unmanage', 'a', 'b', ...how.flatMap((flag) => [flag, url])])
    expect(stderr).toBe(
      'stx: this needs a confirmation and there is no terminal to ask; pass --yes, because context prod is protected\n',
    )
    expect({code, sent}).toEqual({code: 2, sent: []})
    const told = 'context prod is protected and leads to the same cloud: its protection holds'
    const shown = await runProgram(['context', 'show'])
    expect(shown.stderr).toBe(
      `not in effect: OS_AUTH_URL says where commands go, and what is given so comes before context prod\n${told}\n`,
    )
    expect((await runProgram(['context', 'show', '--effective'])).stderr).toContain(
      `settings from environment\n${told}\n`,
    )
    expect(await runProgram(['context', 'remove', 'prod'])).toMatchObject({code: 0})
  })

  test('an official program is about one', async () => {
    const {sent} = fleetOf(['a', 'b'])
    const {stderr, code} = await runProgram(['subcloud', 'unmanage', 'a', 'b'], {program: 'dcmanager'})
    expect(stderr).toContain('Unexpected argument: b')
    expect(code).toBe(2)
    expect(sent).toEqual([])
  })

  test('that cannot be remembered is not begun', async () => {
    const {sent} = fleetOf(['a', 'b'])
    writeFileSync(join(folder(), 'taken'), '')
    vi.stubEnv('STX_HOME', join(folder(), 'taken'))
    const {stderr, code} = await runProgram(['subcloud', 'unmanage', 'a', 'b'])
    expect({code, sent}).toEqual({code: 1, sent: []})
    expect(stderr).toContain('ENOTDIR')
  })

  test('leaves no password in its memory', async () => {
    fleetOf(['a', 'b'])
    await runProgram(['subcloud', 'prestage', 'a', 'b', '--sysadmin-password', 'St8rling-X*'])
    expect(readFileSync(onlyLedger(), 'utf8')).not.toContain('St8rling')
    const [head = ''] = readFileSync(onlyLedger(), 'utf8').split('\n')
    expect(JSON.parse(head)).toMatchObject({command: ['subcloud', 'prestage', '--', 'a', 'b']})
  })
})

describe('a run that was broken off', () => {
  test('sends each target what was not sent, wherever it was when it ended', async () => {
    const names = ['a', 'b', 'c', 'd']
    fleetOf(names)
    expect(await runProgram(['subcloud', 'unmanage', ...names, '--parallel', '2'])).toMatchObject({code: 0})
    const file = onlyLedger()
    const id = ledgers()[0]?.replace('.jsonl', '') ?? ''
    const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
    for (let kept = 1; kept < lines.length - 1; kept += 1) {
      const entries = lines.slice(1, kept).map((line) => JSON.parse(line) as {type: string; target: string})
      const settled = new Set(entries.filter(({type}) => type === 'outcome').map(({target}) => target))
      const open = entries
        .filter(({type, target}) => type === 'intent' && !settled.has(target))
        .map(({target}) => target)
      // Of those that were being sent the server may have got any.
      for (let received = 0; received < 2 ** open.length; received += 1) {
        const got = open.filter((_, at) => received & (1 << at))
        const {sent, states} = fleetOf(names)
        for (const name of [...settled, ...got]) states.set(name, 'unmanaged')
        // The last line may have been written by half.
        writeFileSync(file, `${lines.slice(0, kept).join('\n')}\n${lines[kept]?.slice(0, 20)}`)
        expect(await runProgram(['run', 'resume', id])).toMatchObject({code: 0})
        expect(sent.sort()).toEqual(names.filter((name) => !settled.has(name) && !got.includes(name)))
        expect([...states.values()]).toEqual(names.map(() => 'unmanaged'))
        const shown = results((await runProgram(['run', 'show', id, '-f', 'json'])).stdout)
        expect(Object.values(shown).every((result) => result === 'done' || result === 'unchanged')).toBe(true)
      }
    }
  })

  test('tells what it would send, asking the server for what was sent, and stays as it is', async () => {
    fleetOf(['a', 'b', 'c'])
    await runProgram(['subcloud', 'unmanage', 'a', 'b', 'c', '--parallel', '1'])
    const id = (ledgers()[0] ?? '').replace('.jsonl', '')
    // The first is done, the second was sent.
    const text = `${readFileSync(onlyLedger(), 'utf8').split('\n').slice(0, 4).join('\n')}\n`
    for (const arrived of [true, false]) {
      writeFileSync(onlyLedger(), text)
      const {sent, states} = fleetOf(['a', 'b', 'c'])
      if (arrived) states.set('b', 'unmanaged')
      const {stdout, stderr, code} = await runProgram(['run', 'resume', id, '--dry-run', '--format', 'json'])
      expect({stderr, code}).toMatchObject({stderr: expect.stringContaining('nothing was sent'), code: 9})
      const paths = (JSON.parse(stdout) as {path: string}[]).map(({path}) => path)
      expect(paths).toEqual([...(arrived ? [] : ['/subclouds/b']), '/subclouds/c'])
      expect(sent).toEqual([])
      expect(readFileSync(onlyLedger(), 'utf8')).toBe(text)
    }
  })

  test('does not send again what leaves no state, where nobody knows whether it arrived', async () => {
    fleetOf(['a', 'b'])
    const words = ['subcloud', 'prestage', 'a', 'b', '--sysadmin-password', 'St8rling-X*', '--parallel', '1']
    await runProgram(words)
    const id = (ledgers()[0] ?? '').replace('.jsonl', '')
    const lines = readFileSync(onlyLedger(), 'utf8').split('\n')
    writeFileSync(onlyLedger(), `${lines.slice(0, 2).join('\n')}\n`)
    const {sent} = fleetOf(['a', 'b'])
    const {stdout, code} = await runProgram(['run', 'resume', id, '--sysadmin-password', 'St8rling-X*', '-f', 'value'])
    expect(code).toBe(7)
    expect(stdout).toMatch(/^a unknown it was sent and not answered, .*\nb done None\n$/)
    expect(sent).toEqual(['b'])
  })

  test.each([
    [['sim', 'stop'], 'which is nothing to do to many'],
    [['run', 'resume', 'x'], 'which is nothing to do to many'],
    [['host', 'list'], 'which is nothing to do to many'],
  ])('does not do what is no deed for many: %j', async (command, message) => {
    fleetOf(['a', 'b'])
    await runProgram(['subcloud', 'unmanage', 'a', 'b'])
    const id = (ledgers()[0] ?? '').replace('.jsonl', '')
    const [head = '{}'] = readFileSync(onlyLedger(), 'utf8').split('\n')
    writeFileSync(onlyLedger(), `${JSON.stringify({...JSON.parse(head), command})}\n`)
    const {stderr, code} = await runProgram(['run', 'resume', id])
    expect(stderr).toContain(message)
    expect(code).toBe(1)
  })

  test('goes on waiting where it had only been waited for', async () => {
    fleetOf(['a', 'b'])
    await runProgram(['subcloud', 'unmanage', 'a', 'b'])
    const id = (ledgers()[0] ?? '').replace('.jsonl', '')
    const [head = '{}', ...rest] = readFileSync(onlyLedger(), 'utf8').trimEnd().split('\n')
    const waited = {...JSON.parse(head), command: ['subcloud', 'prestage', '--wait', '--', 'a', 'b']}
    writeFileSync(onlyLedger(), `${[JSON.stringify(waited), ...rest.slice(0, -1)].join('\n')}\n`)
    const listed = await runProgram(['run', 'list', '-c', 'state', '-f', 'value'])
    expect(listed.stdout).toBe('open\n')
    const {sent} = fleetOf(['a', 'b'])
    const {stderr, code} = await runProgram(['run', 'resume', id, '--deadline', '1s'])
    expect({code, sent}).toEqual({code: 124, sent: []})
    expect(stderr).toContain('2 of 2 subclouds are not done')
  })

  test('means those that it meant, whoever has come since', async () => {
    fleetOf(['a', 'b'], {refuses: []})
    await runProgram(['subcloud', 'unmanage', '--subclouds', 'all', '--yes'])
    const [head = ''] = readFileSync(onlyLedger(), 'utf8').split('\n')
    writeFileSync(onlyLedger(), `${head}\n`)
    const {sent} = fleetOf(['a', 'b', 'new'])
    expect(await runProgram(['run', 'resume', (ledgers()[0] ?? '').slice(0, 15)])).toMatchObject({code: 0})
    expect(sent.sort()).toEqual(['a', 'b'])
  })

  test('of another cloud sends nothing; one of which nothing is left neither', async () => {
    fleetOf(['a', 'b'])
    await runProgram(['subcloud', 'unmanage', 'a', 'b'])
    const text = readFileSync(onlyLedger(), 'utf8')
    const id = (ledgers()[0] ?? '').replace('.jsonl', '')
    const {sent} = fleetOf(['a', 'b'])
    expect(await runProgram(['run', 'resume', id])).toMatchObject({code: 0, stderr: expect.stringContaining('is left')})
    const [head = ''] = text.split('\n')
    writeFileSync(onlyLedger(), `${head.replace('127.0.0.1', 'elsewhere.test')}\n`)
    expect(await runProgram(['run', 'resume', id])).toMatchObject({
      code: 6,
      stderr: expect.stringContaining('elsewhere.test'),
    })
    expect(sent).toEqual([])
  })
})
