import {once} from 'node:events'
import {mkdtempSync, readdirSync, readFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {PassThrough} from 'node:stream'
import {afterAll, beforeAll, expect, test} from 'vitest'
import type {Session} from '../simulator/support/session.js'
import {openConnected} from '../support/connected.js'
import {ask} from '../support/http.js'
import {run, runProgram} from '../support/run.js'

const folder = mkdtempSync(join(tmpdir(), 'stx-metrics-'))
let session: Session
beforeAll(async () => {
  session = await openConnected({scenario: 'dc', subclouds: 3})
})
afterAll(() => session.simulator.close())

test('--once prints the numbers, and nothing else', async () => {
  const {stdout, stderr, code} = await runProgram(['metrics', '--once'])
  expect({stderr, code}).toEqual({stderr: '', code: 0})
  expect(stdout).toContain('\nstx_sites 3\n')
})

test('--out writes a file whole, in the place of one that is there', async () => {
  const file = join(folder, 'stx.prom')
  for (let time = 0; time < 2; time++) {
    expect((await runProgram(['metrics', '--once', '--out', file])).code).toBe(0)
    expect(readdirSync(folder)).toEqual(['stx.prom'])
  }
  expect(readFileSync(file, 'utf8')).toContain('\nstx_sites 3\n')
})

test.each([
  [['--once', '--out', join(folder, 'nowhere', 'stx.prom')], /^stx: cannot write .*: ENOENT/],
  [['--once', '--listen', '127.0.0.1:1'], /--listen/],
  [['--out', 'x.prom'], /--once/],
  [['--listen', 'somewhere'], /^stx: --listen somewhere is no address; write it as in --listen 127.0.0.1:9630\n$/],
  [
    ['--listen', '0.0.0.0:0'],
    /^stx: --listen 0\.0\.0\.0:0 can be reached from elsewhere, .*; add --anybody, or put a proxy with TLS before 127\.0\.0\.1\n$/,
  ],
  [['--anybody'], /--listen/],
  [['--interval', '10ms'], /^stx: --interval 10ms is too often; at least 1s\n$/],
])('%j is refused', async (words, line) => {
  const {stdout, stderr, code} = await runProgram(['metrics', ...words])
  expect({stdout, code}).toEqual({stdout: '', code: 2})
  expect(stderr).toMatch(line)
})

test('it tells where it serves, and serves until somebody ends it', async () => {
  const end = new AbortController()
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()]
  const told = once(stderr, 'data')
  const ended = run('stx', ['metrics', '--listen', '127.0.0.1:0'], {stdin, stdout, stderr}, end.signal)
  const [, url = ''] = /^metrics at (\S+)\n$/.exec(String((await told)[0])) ?? []
  expect((await ask(url)).body).toContain('\nstx_sites 3\n')
  end.abort()
  expect(await ended).toBe(130)
  await expect(ask(url)).rejects.toThrow('ECONNREFUSED')
})
