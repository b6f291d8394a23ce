import {execFileSync, spawnSync} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, onTestFinished, test} from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const guide = readFileSync(join(root, 'docs/adding-a-command.md'), 'utf8')

/** A project without commands, in which `npm run new` may write. */
function emptyProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stx-scaffold-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  mkdirSync(join(folder, 'docs'))
  mkdirSync(join(folder, 'test/acceptance'), {recursive: true})
  for (const file of ['docs/spellings.csv', 'package.json']) cpSync(join(root, file), join(folder, file))
  return folder
}

const scaffold = join(root, 'scripts/new.mjs')
const create = (folder: string, words: string[]) =>
  execFileSync(process.execPath, [scaffold, ...words], {cwd: folder, encoding: 'utf8'})

describe('npm run new', () => {
  test('writes the transcript that the guide shows, where the guide says', () => {
    const folder = emptyProject()
    create(folder, ['dns', 'show'])
    const [, path = '', text = ''] = /`(test\/acceptance\/[^`]+)`[\s\S]*?```\n([\s\S]*?)```/.exec(guide) ?? []
    expect(readFileSync(join(folder, path), 'utf8')).toBe(text)
  })

  test('writes the command that the guide completes, under its official name', () => {
    const folder = emptyProject()
    expect(create(folder, ['dns', 'show'])).not.toContain('still to do')
    const written = readFileSync(join(folder, 'src/commands/dns/show.ts'), 'utf8')
    for (const line of [
      'export default class DnsShow extends Showing<',
      "hiddenAliases = ['system:dns-show']",
      'view = ',
    ]) {
      expect(written).toContain(line)
      expect(guide).toContain(line)
    }
  })

  test('starts a distributed cloud for what dcmanager does', () => {
    const folder = emptyProject()
    create(folder, ['subcloud', 'list'])
    expect(readFileSync(join(folder, 'test/acceptance/subcloud-list.transcript'), 'utf8')).toMatch(
      /^@start --scenario dc$/m,
    )
  })

  test('says which row and which topic are missing', () => {
    const said = create(emptyProject(), ['teapot', 'list', 'system:teapot-list'])
    expect(said).toContain('still to do: a row in docs/spellings.csv: system teapot-list,teapot list,')
    expect(said).toContain('still to do: a description of teapot under oclif.topics in package.json')
  })

  test('asks for a description of each topic on the way', () => {
    const said = create(emptyProject(), ['host', 'teapot', 'lid', 'list'])
    expect(said.match(/description of \S+/g)).toEqual(['description of host:teapot', 'description of host:teapot:lid'])
  })

  test.each([
    ['list', 'Listing<object>', 'view = {}'],
    ['show', 'Showing<object>', 'view = {}'],
    ['modify', 'Changing<object>', 'result = {}'],
    ['add', 'Changing<object>', 'result = {}'],
    ['delete', 'Doing', "act = async () => said('dns delete: done')"],
  ])('begins what is called %s as %s', (verb, base, member) => {
    const folder = emptyProject()
    create(folder, ['dns', verb])
    const written = readFileSync(join(folder, `src/commands/dns/${verb}.ts`), 'utf8')
    expect(written).toContain(` extends ${base} {\n`)
    expect(written).toContain(`\n  ${member}\n`)
  })

  test('overwrites nothing', () => {
    const folder = emptyProject()
    create(folder, ['dns', 'show'])
    const {status, stderr} = spawnSync(process.execPath, [scaffold, 'dns', 'show'], {cwd: folder, encoding: 'utf8'})
    expect([status, stderr]).toEqual([1, 'src/commands/dns/show.ts exists already; nothing was written\n'])
  })
})
