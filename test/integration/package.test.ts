import {execFileSync, spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {officialPrograms} from '../../src/spelling/manifest.js'

const project = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'stx-package-'))
const installed = join(folder, 'node_modules', 'stx-cli')
const compiler = join(project, 'node_modules/typescript/bin/tsc')

const node = (...words: string[]) => execFileSync(process.execPath, words, {cwd: folder, encoding: 'utf8'})

/** The package as npm would unpack it, beside what it depends on: an installation without a network. */
beforeAll(() => {
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {cwd: project})
  const [archive = ''] = readdirSync(folder)
  mkdirSync(installed, {recursive: true})
  execFileSync('tar', ['-xzf', join(folder, archive), '-C', installed, '--strip-components', '1'])
  for (const name of readdirSync(join(project, 'node_modules'))) {
    if (!name.startsWith('.')) symlinkSync(join(project, 'node_modules', name), join(folder, 'node_modules', name))
  }
  // What prepack adds to a package; here dist/ belongs to other tests as well.
  execFileSync(process.execPath, [compiler, '-p', 'tsconfig.library.json', '--outDir', join(installed, 'dist/types')], {
    cwd: project,
  })
  node(join(installed, 'bin/stx.js'), 'dropin', 'install', '--dir', 'official')
})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

test('an installed package runs', () => {
  expect(node(join(installed, 'bin/stx.js'), '--version')).toMatch(/^stx-cli\/\d+\.\d+\.\d+ node-v\d+/)
  expect(node(join(installed, 'bin/stx.js'), 'help', 'host', 'lock')).toContain('stx host lock HOST')
})

test.each(officialPrograms)('an installed package stands in for %s', (program) => {
  const said = execFileSync(join(folder, 'official', program), ['help'], {encoding: 'utf8'})
  expect(said).toMatch(new RegExp(`^usage: ${program} \\[options\\] <subcommand>`))
})

test('the library is typed for those who import it', () => {
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}')
  const program = (method: string) => `import {connect, type Host, hosts} from 'stx-cli'

const cloud = connect({
  auth: {kind: 'password', authUrl: 'http://lab:5000/v3', username: 'admin', password: 'x', project: {name: 'admin'}},
  region: 'RegionOne',
})
const all: Host[] = await hosts(await cloud.api('sysinv')).${method}()
export const names: string[] = all.map(({hostname}) => hostname ?? '')
await cloud.close()
`
  const strict = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2022', '--types', 'node']
  writeFileSync(join(folder, 'importer.ts'), program('list'))
  writeFileSync(join(folder, 'mistaken.ts'), program('lisst'))
  const words = [compiler, ...strict, '--pretty', 'false', 'importer.ts', 'mistaken.ts']
  const {stdout} = spawnSync(process.execPath, words, {cwd: folder, encoding: 'utf8'})
  expect(stdout).toMatch(/^mistaken\.ts\(\d+,\d+\): error TS2551: Property 'lisst' does not exist.*\n$/)
})
