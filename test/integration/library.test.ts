import {spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {formatWithOptions} from 'node:util'
import {build} from 'esbuild'
import {afterAll, afterEach, beforeAll, expect, test, vi} from 'vitest'
import {createSimulator, type Simulator} from '../../src/simulator/main.js'

const project = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'stx-library-'))
const guide = readFileSync(join(project, 'docs/library.md'), 'utf8')

/** The blocks of the guide that have a file name, and what the block below each says that it prints. */
const examples = [...guide.matchAll(/^```ts (\S+)\n(.*?)^```\n(?:```text\n(.*?)^```\n)?/gms)].map(
  ([, name = '', code = '', printed]) => ({name, code, printed}),
)
const runs = examples.filter(({printed}) => printed !== undefined)

let simulator: Simulator

beforeAll(async () => {
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}')
  for (const {name, code} of examples) writeFileSync(join(folder, name), code)
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'))
  await build({
    entryPoints: runs.map(({name}) => join(folder, name)),
    alias: {'stx-cli': join(project, 'dist/client/index.js')},
    outdir: join(folder, 'built'),
    outExtension: {'.js': '.mjs'},
    bundle: true,
    format: 'esm',
    platform: 'node',
    external: ['undici', 'yaml'],
    banner: {js: 'const require=process.getBuiltinModule;'},
  })
  simulator = await createSimulator({store: 'memory', seed: 1, speed: 1000, scenario: 'dc', subclouds: 2})
  await simulator.listen()
  const admin = simulator.credentials.users.find(({username}) => username === 'admin')
  vi.stubEnv('OS_AUTH_URL', `${simulator.url}/keystone/v3`)
  vi.stubEnv('OS_PASSWORD', admin?.password ?? '')
})
afterEach(() => vi.restoreAllMocks())
afterAll(async () => {
  vi.unstubAllEnvs()
  await simulator.close()
  rmSync(folder, {recursive: true, force: true})
})

test('there are ten examples', () => expect(runs).toHaveLength(10))

test.each(runs)('$name prints what the guide says', async ({name, printed}) => {
  let said = ''
  vi.spyOn(console, 'log').mockImplementation((...words) => {
    said += `${formatWithOptions({colors: false}, ...words)}\n`
  })
  await import(pathToFileURL(join(folder, 'built', name.replace(/ts$/, 'mjs'))).href)
  expect(said).toBe(printed)
})

test('the examples fit the types of the library', () => {
  const options = {
    extends: join(project, 'tsconfig.json'),
    compilerOptions: {
      incremental: false,
      types: ['node'],
      typeRoots: [join(project, 'node_modules/@types')],
      paths: {'stx-cli': [join(project, 'src/client/index.ts')]},
    },
    files: examples.map(({name}) => name),
    include: [],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(options))
  const compiler = join(project, 'node_modules/typescript/bin/tsc')
  const {stdout, status} = spawnSync(process.execPath, [compiler, '-p', folder], {encoding: 'utf8'})
  expect({stdout, status}).toEqual({stdout: '', status: 0})
})
