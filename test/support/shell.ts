import {spawn} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {residents} from '../../scripts/resident/resident.mjs'
import {guardOption} from './guard.js'

const launchers = fileURLToPath(new URL('../../bin/', import.meta.url))
const examples = fileURLToPath(new URL('../../examples', import.meta.url))

const programs = ['stx', 'system', 'dcmanager', 'fm', 'software', 'sw-manager']

/** A folder with a home and a PATH of its own, where `stx` and the official names are this project's programs; the examples are beside it. */
export class Shell {
  readonly folder = mkdtempSync(join(tmpdir(), 'stx-shell-'))
  readonly #bin = join(this.folder, 'bin')
  readonly #environment: Record<string, string>
  #close = async () => {}

  constructor(variables: Record<string, string>) {
    this.#environment = {
      PATH: `${this.#bin}:/usr/bin:/bin`,
      HOME: this.folder,
      STX_HOME: join(this.folder, '.stx'),
      STX_KEYCHAIN: 'off',
      TZ: 'UTC',
      LANG: 'C.UTF-8',
      NODE_OPTIONS: guardOption,
      ...variables,
    }
    mkdirSync(this.#bin)
    symlinkSync(examples, join(this.folder, 'examples'))
    for (const name of programs) {
      const script = `#!/bin/sh\nexec '${process.execPath}' '${launchers}${name}.js' "$@"\n`
      writeFileSync(join(this.#bin, name), script, {mode: 0o755})
    }
  }

  /** From now on the programs are started once for all lines, where the machine can do that. */
  async keepPrograms(): Promise<void> {
    if (process.platform !== 'linux') return
    const resident = await residents(programs, {env: this.#environment})
    this.#close = resident.close
    for (const [name, script] of Object.entries(resident.programs)) {
      rmSync(join(this.#bin, name))
      symlinkSync(script, join(this.#bin, name))
    }
  }

  /** There is nothing to read on the standard input of a line. */
  run(command: string): Promise<{stdout: string; stderr: string; code: number}> {
    return new Promise((resolve, reject) => {
      const child = spawn('/bin/sh', ['-c', command], {
        cwd: this.folder,
        env: this.#environment,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      const outcome = {stdout: '', stderr: ''}
      child.stdout.on('data', (chunk) => {
        outcome.stdout += chunk
      })
      child.stderr.on('data', (chunk) => {
        outcome.stderr += chunk
      })
      child.on('error', reject)
      child.on('close', (code, signal) => resolve({...outcome, code: code ?? (signal === 'SIGINT' ? 130 : 128)}))
    })
  }

  async remove(): Promise<void> {
    await this.#close()
    rmSync(this.folder, {recursive: true, force: true})
  }
}
