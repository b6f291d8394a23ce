import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {onTestFinished} from 'vitest'
import {type Environment, readEnvironment, type Variables} from '../../../src/config/environment.js'

/** A home of its own for one test, gone when the test is over. */
export async function temporaryHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'stx-config-'))
  onTestFinished(() => rm(home, {recursive: true, force: true}))
  return home
}

/** The environment of a user who lives in `home` and has no keychain. */
export const environmentIn = (home: string, variables: Variables = {}): Environment =>
  readEnvironment({HOME: home, STX_KEYCHAIN: 'off', ...variables})

export async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), {recursive: true})
  await writeFile(path, text)
}
