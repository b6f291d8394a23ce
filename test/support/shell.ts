import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {Leash} from '../../scripts/leash/leash.mjs'
import {type Outcome, startLine} from '../../scripts/resident/line.mjs'
import {type Residents, residents} from '../../scripts/resident/resident.mjs'
import {guardOption} from './guard.js'

const launchers = fileURLToPath(new URL('../../bin/', import.meta.url))
const examples = fileURLToPath(new URL('../../examples', import.meta.url))

const programs = ['stx', 'system', 'dcmanager', 'fm', 'software', 'sw-manager']

/** A folder with a home and a PATH of its own, where `stx` and the official names are this project's programs; the examples are beside it. */
export class Shell {
  readonly folder = mkdtempSync(join(tmpdir(), 'stx-shell-'))
  readonly #bin = join(this.folder, 'bin')
  readonly #leash = new Leash()
  readonly #environment: Record<string, string>
  readonly #running = new Set<() => void>()
  #residents: Residents | undefined

  constructor(variables: Record<string, string>) {
    this.#environment = {
      PATH: `${this.#bin}:/usr/bin:/bin`,
      HOME: this.folder,
      STX_HOME: join(this.folder, '.stx'),
      STX_KEYCHAIN: 'off',
      TZ: 'UTC',
      LANG: 'C.UTF-8',
      ...this.#leash.variables(guardOption),
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
    this.#residents = atRest.pop() ?? (await residents(programs))
    for (const [name, script] of Object.entries(this.#residents.programs)) {
      rmSync(join(this.#bin, name))
      symlinkSync(script, join(this.#bin, name))
    }
  }

  /** There is nothing to read on the standard input of a line. */
  async run(command: string): Promise<Outcome> {
    const place = {cwd: this.folder, env: this.#environment}
    if (this.#residents) return this.#residents.line(command, place)
    const {ended, kill} = startLine(command, place)
    this.#running.add(kill)
    return ended.finally(() => this.#running.delete(kill))
  }

  /** Ends whatever the lines have started, simulators too. */
  async remove(): Promise<void> {
    for (const kill of this.#running) kill()
    await this.#leash.letGo()
    if (this.#residents) {
      if (await this.#residents.rest()) atRest.push(this.#residents)
      else await this.#residents.close()
    }
    rmSync(this.folder, {recursive: true, force: true})
  }
}

/** What one shell has no more need of, another one takes over: to start a program costs more than most lines. */
const atRest: Residents[] = []

/** Ends the programs that shells kept. */
export async function endPrograms(): Promise<void> {
  await Promise.all(atRest.splice(0).map((kept) => kept.close()))
}
