import {existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import type {Report} from '../../src/report/report.js'
import type {Session} from '../simulator/support/session.js'
import {openConnected} from '../support/connected.js'
import {runProgram} from '../support/run.js'

const folder = mkdtempSync(join(tmpdir(), 'stx-report-'))
const file = (name: string) => join(folder, name)
let session: Session
beforeAll(async () => {
  session = await openConnected({scenario: 'dc', subclouds: 3})
})
afterAll(() => session.simulator.close())

test('a page, whole in one file; one that is there stays unless somebody says otherwise', async () => {
  expect((await runProgram(['report', file('fleet.html')])).code).toBe(0)
  const page = readFileSync(file('fleet.html'), 'utf8')
  expect(page).toMatch(/^<!doctype html>/)
  expect(page).not.toMatch(/<script|https?:/)
  writeFileSync(file('mine.md'), 'mine')
  const {code, stderr} = await runProgram(['report', file('mine.md')])
  expect({code, stderr}).toEqual({
    code: 2,
    stderr: `stx: ${file('mine.md')} is there already; name another, or give --overwrite\n`,
  })
  expect(readFileSync(file('mine.md'), 'utf8')).toBe('mine')
  expect((await runProgram(['report', file('mine.md'), '--overwrite'])).code).toBe(0)
  expect(readFileSync(file('mine.md'), 'utf8')).toMatch(/^# The fleet of /)
  expect(readdirSync(folder).sort()).toEqual(['fleet.html', 'mine.md'])
})

test('JSON for programs, of the subclouds that are selected', async () => {
  const {stdout, stderr} = await runProgram(['report', '-f', 'json', '--subclouds', 'subcloud2', '--since', '2h'])
  expect(stderr).toBe('')
  const report = JSON.parse(stdout) as Report
  expect(report).toMatchObject({selector: 'subcloud2', subclouds: {all: 1, well: 1}, backups: {none: ['subcloud2']}})
  expect(report.at - report.since).toBe(7_200_000)
})

test('ages are by the clock of the system, whatever ours says', async () => {
  const time = async () => (JSON.parse((await runProgram(['report', '-f', 'json'])).stdout) as Report).at
  const before = await time()
  await session.simulator.advance('20d')
  expect(await time()).toBe(before + 20 * 86_400_000)
})

test('what the lists of subclouds hold besides what is told, secrets among it, is not in it', async () => {
  const {stdout} = await runProgram(['report', '-f', 'json'])
  expect(stdout).not.toMatch(/password|data_install/)
})

test.each([
  [[], 2, /^stx: a report needs a file or a format; such as: stx report fleet.html, or --format md\n$/],
  [['fleet.pdf'], 2, /^stx: fleet.pdf says no format; name it .html, .md or .json, or add --format\n$/],
  [['x.html', '--since', 'long'], 2, /is not a duration/],
  [['x.html', '--since', '99999d'], 2, /^stx: --since 99999d is too far back; at most 3650d\n$/],
  [['x.html', '--backup-days', '0'], 2, /backup-days/],
  [['x.html', '--subclouds', 'nobody'], 5, /nobody/],
  [[join('/nowhere', 'x.html')], 2, /^stx: cannot write \/nowhere\/x.html: ENOENT/],
])('%j is refused', async (words, code, line) => {
  const outcome = await runProgram(['report', ...words])
  expect(outcome).toMatchObject({code, stdout: '', stderr: expect.stringMatching(line)})
  expect(existsSync('x.html')).toBe(false)
})
