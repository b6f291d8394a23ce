import {readFileSync} from 'node:fs'
import {PassThrough} from 'node:stream'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {Session} from '../simulator/support/session.js'
import {openConnected} from '../support/connected.js'
import {run, runProgram} from '../support/run.js'

/** Every list that there is, on a terminal of the usual width. */
let session: Session
beforeAll(async () => {
  session = await openConnected({scenario: 'dc', subclouds: 3})
})
afterAll(() => session.simulator.close())

const COLUMNS = 80

interface Listed {
  args: Record<string, {name: string; required?: boolean}>
}

const manifest = JSON.parse(readFileSync(new URL('../../oclif.manifest.json', import.meta.url), 'utf8')) as {
  commands: Record<string, Listed>
}

/** What the lists of this system need to know of it. */
const named: Record<string, string> = {host: 'controller-0', subcloud: 'subcloud1', group: 'Default'}
/** There is nothing here of which they could be told, or they look at this machine. */
const elsewhere = [
  ...['host:device:label:list', 'kube:rootca:host-update-list', 'storage:tier:list', 'sim:fault:list'],
  ...['subcloud:peer-group:list-subclouds', 'system-peer:list-subcloud-peer-groups'],
]

const lists = Object.entries(manifest.commands)
  .filter(([id]) => /(^|[:-])list(-|$)/.test(id) && !elsewhere.includes(id))
  .map(([id, {args}]) => {
    const needed = Object.values(args).filter(({required}) => required)
    return [...id.split(':'), ...needed.map(({name}) => named[name] ?? 'metrics-server')]
  })

async function seen(argv: string[], columns = COLUMNS) {
  const said = {stdout: '', stderr: ''}
  const terminal = (name: keyof typeof said) =>
    Object.assign(
      new PassThrough().on('data', (piece) => {
        said[name] += String(piece)
      }),
      {isTTY: true, columns, rows: 24},
    )
  const stdin = new PassThrough()
  stdin.end()
  const io = {stdin, stdout: terminal('stdout'), stderr: terminal('stderr')}
  const code = await run('stx', [...argv, '--no-color'], io, new AbortController().signal)
  return {...said, code}
}

const cellsOf = (line: string) => line.split('|').map((cell) => cell.trim())

test.each(lists)('%s %s %s %s %s fits 80 columns and breaks no heading', async (...argv) => {
  const words = argv.filter((word) => word !== undefined)
  const {stdout, stderr, code} = await seen(words)
  expect({code, words}).toEqual({code: 0, words})
  const lines = stdout.trimEnd().split('\n')
  expect(lines.filter((line) => line.length > COLUMNS)).toEqual([])
  // The lines of the heading, put together again: words are parted only where there was a space.
  const heads = lines.slice(1, lines.indexOf(lines[0] ?? '', 1)).map(cellsOf)
  const shown = (heads[0] ?? []).map((_, at) =>
    heads
      .map((cells) => cells[at] ?? '')
      .join(' ')
      .trim(),
  )
  // It is all there, in one line: there is nothing to compare it with.
  if (heads.length === 1 && stderr === '') return
  const piped = await runProgram([...words, '--nowrap'])
  const all = cellsOf(piped.stdout.split('\n')[1] ?? '')
  const told = /^no room for (.*); all columns: --nowrap$/m.exec(stderr)?.[1]?.split(', ') ?? []
  expect([...shown, ...told].sort()).toEqual([...all].sort())
})

describe('what is left out', () => {
  test('is told, and comes back with the width, with --nowrap, or where columns are chosen', async () => {
    const narrow = await seen(['subcloud', 'list'], 70)
    expect(narrow.stderr).toBe('no room for backup status, prestage status; all columns: --nowrap\n')
    expect(narrow.stdout).not.toContain('backup')
    for (const whole of [await seen(['subcloud', 'list', '--nowrap'], 70), await seen(['subcloud', 'list'], 120)]) {
      expect(whole.stderr).toBe('')
      expect(whole.stdout).toContain('prestage status')
    }
    const chosen = await seen(['subcloud', 'list', '-c', 'name', '-c', 'backup-status'], 20)
    expect(chosen.stderr).toBe('')
    expect(chosen.stdout).toMatch(/backup/)
  })

  test('is nothing of an official program', async () => {
    const stdout = Object.assign(new PassThrough(), {isTTY: true, columns: 40})
    const io = {stdin: new PassThrough(), stdout, stderr: new PassThrough()}
    expect(await run('dcmanager', ['subcloud', 'list'], io, new AbortController().signal)).toBe(0)
    expect(String(stdout.read())).toContain('prestage status')
  })
})
