// One simulator, one set of programs, one folder: where a plan is played.
import {spawn} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import {Leash} from '../leash/leash.mjs'

const frozen = '--ephemeral --port 0 --speed frozen --seed 7 --start-time 2026-03-01T08:00:00Z'

export class Lane {
  #root = mkdtempSync(join(tmpdir(), 'stx-conformance-'))
  #leash = new Leash()
  #values = {}
  #env

  /** `programs`: the file behind each name, `stx` among them where it is another than the launcher. */
  constructor(programs) {
    this.folder = join(this.#root, 'work')
    const bin = join(this.#root, 'bin')
    mkdirSync(this.folder)
    mkdirSync(bin)
    for (const [name, file] of Object.entries({stx: resolve('bin/stx.js'), ...programs})) {
      writeFileSync(join(bin, name), `#!/bin/sh\nexec '${file}' "$@"\n`, {mode: 0o755})
    }
    this.#env = {
      PATH: `${bin}:${process.env.PATH}`,
      HOME: this.#root,
      STX_HOME: join(this.#root, 'stx'),
      STX_KEYCHAIN: 'off',
      TZ: 'UTC',
      LANG: 'C.UTF-8',
      COLUMNS: '1000',
      PYTHONWARNINGS: 'ignore',
      CGTSCLIENT_NO_CACHE: '1',
      FMCLIENT_NO_CACHE: '1',
      DCCLIENT_NO_CACHE: '1',
      ...this.#leash.variables(),
    }
  }

  async start(options) {
    await this.must(`stx sim start ${frozen} ${options}`)
    for (const [, name, value] of (await this.must('stx sim openrc')).matchAll(/^export (\w+)='?(.*?)'?$/gm)) {
      this.#env[name] = value
    }
  }

  get variables() {
    return {...this.#env}
  }

  /** Variables that later lines see. */
  use(variables) {
    Object.assign(this.#env, variables)
  }

  /** Ends the simulator, however far the plan got. */
  async stop() {
    await this.#leash.letGo()
    rmSync(this.#root, {recursive: true, force: true})
  }

  simulate(words) {
    return this.must(`stx sim ${words}`)
  }

  write(name, content) {
    const file = join(this.folder, name)
    mkdirSync(dirname(file), {recursive: true})
    writeFileSync(file, content)
  }

  set(name, pattern, text) {
    this.#values[name] = pattern.exec(text)?.[1] ?? `no-${name}`
  }

  fill(line) {
    return line.replace(/\$([a-z]+)/g, (whole, name) => this.#values[name] ?? whole)
  }

  async run(line) {
    const child = spawn('sh', ['-c', this.fill(line)], {
      cwd: this.folder,
      env: this.#env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const outcome = {stdout: '', stderr: '', code: 0}
    for (const name of ['stdout', 'stderr']) {
      child[name].setEncoding('utf8').on('data', (chunk) => {
        outcome[name] += chunk
      })
    }
    // Only ends what hangs: no line may fail because the machine is busy.
    const timer = setTimeout(() => child.kill('SIGKILL'), 900_000)
    outcome.code = await new Promise((done) => child.on('close', (code, signal) => done(code ?? signal)))
    clearTimeout(timer)
    return outcome
  }

  async must(line) {
    const {code, stdout, stderr} = await this.run(line)
    if (code !== 0) throw new Error(`${line}: ${stderr}`)
    return stdout
  }
}
