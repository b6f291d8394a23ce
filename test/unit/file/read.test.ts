import {execFileSync, spawn} from 'node:child_process'
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, describe, expect, test} from 'vitest'
import {readBounded} from '../../../src/file/read.js'

const folder = mkdtempSync(join(tmpdir(), 'stx-file-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))

const bounds = {largest: 1024 * 1024}
let pipes = 0

/** A pipe with a name; the shell's line writes into it. */
function pipe(line?: string): string {
  const path = join(folder, `pipe-${pipes++}`)
  execFileSync('mkfifo', [path])
  if (line !== undefined) spawn('sh', ['-c', line, path], {stdio: 'ignore'}).unref()
  return path
}

describe('all of a file', () => {
  test('is read', async () => {
    const path = join(folder, 'whole')
    writeFileSync(path, 'x'.repeat(200_000))
    expect((await readBounded(path, bounds)).equals(readFileSync(path))).toBe(true)
  })

  test('is read where its size is not told', async () => {
    expect((await readBounded('/dev/null', bounds)).length).toBe(0)
    if (existsSync('/proc/self/status'))
      expect(String(await readBounded('/proc/self/status', bounds))).toMatch(/^Name:/)
  })

  test('is read from a pipe, piece by piece, to its end', async () => {
    const path = pipe('(printf one; printf two) > "$0"')
    expect(String(await readBounded(path, bounds))).toBe('onetwo')
  })

  test.each<[what: string, path: () => string, code: string, message: RegExp]>([
    ['a file that is not there', () => join(folder, 'none'), 'ENOENT', /no such file/],
    ['a folder', () => folder, 'EISDIR', /^it is a directory$/],
    ['a device without an end', () => '/dev/zero', 'EDEVICE', /^it is a device, not a file$/],
    ['what is too large', () => large(), 'EFBIG', /^it is too large: it has 2 MiB, and may have 1 MiB$/],
    ['a pipe without an end', () => pipe('cat /dev/zero > "$0"'), 'EFBIG', /^it is too large: it has more/],
  ])('is not read of %s', async (_what, path, code, message) => {
    await expect(readBounded(path(), bounds)).rejects.toMatchObject({code, message: expect.stringMatching(message)})
  })

  test('is not waited for where nobody writes', async () => {
    await expect(readBounded(pipe(), {...bounds, patience: 1})).rejects.toMatchObject({
      code: 'ETIMEDOUT',
      message: 'it is a pipe, and nothing came out of it for 1 s',
    })
  })
})

function large(): string {
  const path = join(folder, 'large')
  writeFileSync(path, Buffer.alloc(1_500_000))
  return path
}

test('nothing else reads what somebody named', () => {
  const source = new URL('../../../src/', import.meta.url)
  const readers = readdirSync(source, {recursive: true, encoding: 'utf8'})
    .filter((name) => name.endsWith('.ts'))
    .filter((name) => /\breadFile(?:Sync)?\(/.test(readFileSync(new URL(name, source), 'utf8')))
  expect(readers.sort()).toEqual(own)
})

/** These read what the program itself wrote, or comes with it, at places that nobody names. */
const own = [
  'cli/complete-line.ts',
  'cli/help.ts',
  'cli/main.ts',
  'cli/official-help.ts',
  'cli/remembered-names.ts',
  'cli/version.ts',
  'client/token-cache.ts',
  'config/private-file.ts',
  'families/dashboard.ts',
  'families/dropin.ts',
  'inputs/plan-example.ts',
  'simulator/address.ts',
  'simulator/control/client.ts',
  'simulator/control/log.ts',
  'simulator/control/openrc.ts',
  'simulator/control/process.ts',
  'simulator/daemon-record.ts',
  'simulator/scenarios/bundled.ts',
  'simulator/services/sysinv/application/archive.ts',
  'simulator/tls-files.ts',
]
