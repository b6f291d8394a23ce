import {execFile, spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdir, readdir, readFile, rm, rmdir, stat, symlink, writeFile} from 'node:fs/promises'
import {hostname} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import {build} from 'esbuild'
import {describe, expect, test} from 'vitest'
import {contextsFile, readContexts, removeContext, saveContext, useContext} from '../../../src/config/contexts.js'
import {aliasBomb} from '../../support/yaml.js'
import {environmentIn, put, temporaryHome} from './temporary.js'

const LAB = {auth_url: 'http://lab:5000/v3', username: 'operator'}

async function place() {
  const {paths} = environmentIn(await temporaryHome())
  return {paths, file: contextsFile(paths)}
}

describe('the contexts file', () => {
  test('none yet', async () => {
    const {paths} = await place()
    expect(await readContexts(paths)).toEqual({contexts: {}})
  })

  test('the first context becomes the current one, another only when asked', async () => {
    const {paths} = await place()
    await saveContext(paths, {name: 'lab', context: LAB})
    await saveContext(paths, {name: 'prod', context: {auth_url: 'https://prod:5000/v3', protected: true}})
    expect(await readContexts(paths)).toEqual({
      current: 'lab',
      contexts: {lab: LAB, prod: {auth_url: 'https://prod:5000/v3', protected: true}},
    })
    await useContext(paths, 'prod')
    expect((await readContexts(paths)).current).toBe('prod')
  })

  test('more than a parser can take is refused with its line', async () => {
    const {paths, file} = await place()
    await put(file, `contexts:\n${'['.repeat(200_000)}`)
    await expect(readContexts(paths)).rejects.toThrow(`${file}:2: nested more than 100 deep`)
  })

  test('a key that is there twice', async () => {
    const {paths, file} = await place()
    await put(file, 'contexts: {}\ncurrent: lab\ncontexts: {}\n')
    await expect(readContexts(paths)).rejects.toThrow(`${file}:3: contexts is there twice`)
  })

  test('is readable by its owner only, in a folder of the owner', async () => {
    const {paths, file} = await place()
    await saveContext(paths, {name: 'lab', context: LAB})
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect((await stat(paths.config)).mode & 0o777).toBe(0o700)
    expect(await readdir(paths.config)).toEqual(['contexts.yaml'])
  })

  test('an open file is closed to others when it is written', async () => {
    const {paths, file} = await place()
    await mkdir(paths.config, {recursive: true})
    await writeFile(file, 'contexts: {}\n', {mode: 0o644})
    await saveContext(paths, {name: 'lab', context: LAB})
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  test('comments and keys that are not ours stay; a field given as undefined goes', async () => {
    const {paths, file} = await place()
    await put(
      file,
      '# sites\ncurrent: lab\nteam: noc\ncontexts:\n  # the rack\n  lab:\n    auth_url: http://old/v3\n    cacert: /ca\n    owner: ann\n',
    )
    await saveContext(paths, {name: 'lab', context: {auth_url: 'http://new/v3', cacert: undefined}})
    expect(await readFile(file, 'utf8')).toBe(
      '# sites\ncurrent: lab\nteam: noc\ncontexts:\n  # the rack\n  lab:\n    auth_url: http://new/v3\n    owner: ann\n',
    )
  })

  test('a link stays a link', async () => {
    const {paths, file} = await place()
    await put(join(paths.data, 'dotfiles.yaml'), 'contexts: {}\n')
    await mkdir(paths.config, {recursive: true})
    await symlink(join(paths.data, 'dotfiles.yaml'), file)
    await saveContext(paths, {name: 'lab', context: LAB})
    expect(await readFile(join(paths.data, 'dotfiles.yaml'), 'utf8')).toContain('http://lab:5000/v3')
  })

  test('an empty file, or one with empty sections, is no damage', async () => {
    const {paths, file} = await place()
    for (const text of ['', '# nothing yet\n', 'current:\ncontexts:\n']) {
      await put(file, text)
      expect(await readContexts(paths)).toEqual({current: undefined, contexts: {}})
    }
    await saveContext(paths, {name: 'lab', context: LAB})
    expect((await readContexts(paths)).contexts).toEqual({lab: LAB})
  })

  test('removing the current context leaves none current', async () => {
    const {paths} = await place()
    await saveContext(paths, {name: 'lab', context: LAB})
    await saveContext(paths, {name: 'prod', context: LAB})
    expect(await removeContext(paths, 'lab')).toEqual({
      removed: LAB,
      remaining: {current: undefined, contexts: {prod: LAB}},
    })
    expect(await readContexts(paths)).toEqual({current: undefined, contexts: {prod: LAB}})
  })

  test.each(['', 'a b', '-x', '__proto__', 'a/b'])('%j is not a name', async (name) => {
    const {paths} = await place()
    await expect(saveContext(paths, {name, context: LAB})).rejects.toMatchObject({kind: 'usage'})
  })

  test.each(['use', 'remove'])('%s of an unknown context', async (verb) => {
    const {paths} = await place()
    const change = verb === 'use' ? useContext(paths, 'toString') : removeContext(paths, 'toString')
    await expect(change).rejects.toMatchObject({
      kind: 'not-found',
      message: 'context not found: toString',
      hint: 'add one with `stx login` or `stx context add`',
    })
  })
})

describe('damage', () => {
  test.each([
    ['current: lab\ncontexts: [\n', /:3: /],
    ['- a\n', /:1: expected a mapping/],
    ['current: [x]\ncontexts: {}\n', /:1: `current` must be/],
    ['contexts: 5\n', /:1: `contexts` must be/],
    ['contexts:\n  lab: yes please\n', /:2: context lab must be/],
    ['contexts:\n  lab:\n    auth_url: [a]\n', /:3: auth_url of context lab/],
    ['contexts:\n  lab:\n    auth_url: x\n    protected: maybe\n', /:4: `protected` of context lab/],
  ])('%j is named by its line and left as it is', async (text, message) => {
    const {paths, file} = await place()
    await put(file, text)
    await expect(readContexts(paths)).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringMatching(message),
      hint: expect.stringContaining('stx login'),
    })
    await expect(useContext(paths, 'lab')).rejects.toMatchObject({message: expect.stringMatching(message)})
    expect(await readFile(file, 'utf8')).toBe(text)
  })

  test.each([
    ['a bomb of nested aliases', aliasBomb, 'Excessive alias count'],
    ['an alias of nothing', 'contexts: *gone\n', 'Unresolved alias'],
  ])('%s is named, not followed, and set aside by a new context', async (_, text, reason) => {
    const {paths, file} = await place()
    await put(file, text)
    await expect(readContexts(paths)).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringContaining(`${file}: ${reason}`),
      hint: expect.stringContaining('stx login'),
    })
    expect(await saveContext(paths, {name: 'lab', context: LAB})).toEqual({setAside: `${file}.damaged-1`})
  })

  test('a directory or a circle of links in its place is refused with the way out', async () => {
    const {paths, file} = await place()
    await mkdir(file, {recursive: true})
    await expect(readContexts(paths)).rejects.toMatchObject({
      kind: 'failed',
      message: expect.stringContaining(`cannot read ${file}`),
      hint: 'a file belongs there: move that directory away',
    })
    await rmdir(file)
    await symlink(file, file)
    await expect(saveContext(paths, {name: 'lab', context: LAB})).rejects.toMatchObject({
      kind: 'failed',
      hint: 'its symbolic links lead in a circle: remove the link',
    })
    await rm(paths.config, {recursive: true})
    await put(paths.config, 'a file where the folder belongs')
    await expect(saveContext(paths, {name: 'lab', context: LAB})).rejects.toMatchObject({
      kind: 'failed',
      message: expect.stringContaining(`cannot write ${file}`),
    })
  })

  test('a new context sets the damaged file aside, each under a name of its own', async () => {
    const {paths, file} = await place()
    for (const n of [1, 2]) {
      await put(file, `contexts: [${n}`)
      expect(await saveContext(paths, {name: 'lab', context: LAB})).toEqual({setAside: `${file}.damaged-${n}`})
      expect(await readFile(`${file}.damaged-${n}`, 'utf8')).toBe(`contexts: [${n}`)
    }
    expect(await readContexts(paths)).toEqual({current: 'lab', contexts: {lab: LAB}})
  })

  test('a password in the file is refused, and nothing is set aside for it', async () => {
    const {paths, file} = await place()
    await put(file, 'contexts:\n  lab:\n    password: hunter2\n')
    const refusal = await saveContext(paths, {name: 'prod', context: LAB}).catch((error: Error) => error)
    expect(String(refusal)).toContain('context lab')
    expect(String(refusal)).not.toContain('hunter2')
    expect(await readdir(paths.config)).toEqual(['contexts.yaml'])
  })
})

describe('several writers', () => {
  test('in one process: every context is there', async () => {
    const {paths} = await place()
    const names = Array.from({length: 12}, (_, n) => `site${n}`)
    await Promise.all(names.map((name) => saveContext(paths, {name, context: LAB})))
    expect(Object.keys((await readContexts(paths)).contexts).sort()).toEqual(names.sort())
    expect(await readdir(paths.config)).toEqual(['contexts.yaml'])
  })

  test('in several processes: every context is there', async () => {
    const home = await temporaryHome()
    const {paths} = environmentIn(home)
    const program = join(home, 'contexts.cjs')
    await build({
      entryPoints: [fileURLToPath(new URL('../../../src/config/contexts.ts', import.meta.url))],
      outfile: program,
      bundle: true,
      format: 'cjs',
      platform: 'node',
    })
    const script = `const {saveContext} = await import(process.argv[1])
      const [paths, writer] = [JSON.parse(process.argv[2]), process.argv[3]]
      for (const n of [0, 1, 2, 3, 4]) await saveContext(paths, {name: writer + n, context: {username: writer}})`
    const writers = ['ann', 'bob', 'eve'].map((writer) =>
      promisify(execFile)(process.execPath, [
        '--input-type=module',
        '-e',
        script,
        program,
        JSON.stringify(paths),
        writer,
      ]),
    )
    await Promise.all(writers)
    const names = ['ann', 'bob', 'eve'].flatMap((writer) => [0, 1, 2, 3, 4].map((n) => `${writer}${n}`))
    expect(Object.keys((await readContexts(paths)).contexts).sort()).toEqual(names)
    expect(await readdir(paths.config)).toEqual(['contexts.yaml'])
  })

  test('the lock of a process that died is broken', async () => {
    const {paths, file} = await place()
    const dead = spawn(process.execPath, ['-e', '0'])
    await once(dead, 'exit')
    await put(`${file}.lock`, `${hostname()} ${dead.pid} abcd`)
    await saveContext(paths, {name: 'lab', context: LAB})
    expect(await readdir(paths.config)).toEqual(['contexts.yaml'])
  })
})
