import {execFileSync, spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {Leash} from '../../scripts/leash/leash.mjs'
import {guardOption} from './guard.js'

export const hasTmux = spawnSync('tmux', ['-V']).status === 0

const program = fileURLToPath(new URL('../../bin/stx.js', import.meta.url))

const PATIENCE_MS = 60_000
const GLANCE_MS = 50

const glance = () => new Promise((resolve) => setTimeout(resolve, GLANCE_MS))

const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`

/** A terminal of tmux in which `stx` runs. All of it ends with the leash, so with whoever holds that. */
export class Terminal {
  readonly folder = mkdtempSync(join(tmpdir(), 'stx-terminal-'))
  readonly #leash = new Leash()
  readonly #socket = join(this.folder, 'tmux')
  readonly #code = join(this.folder, 'code')

  constructor(columns: number, rows: number, line: readonly string[], variables: Record<string, string>) {
    const environment = {
      ...{PATH: process.env['PATH'] ?? '/usr/bin:/bin', HOME: this.folder, STX_HOME: join(this.folder, '.stx')},
      ...{STX_KEYCHAIN: 'off', TZ: 'UTC', LANG: 'C.UTF-8', TERM: 'screen-256color'},
      ...this.#leash.variables(guardOption),
      ...variables,
    }
    const settings = Object.entries(environment).map(([name, value]) => quoted(`${name}=${value}`))
    const node = quoted(process.execPath)
    const command = [
      // The shell outlives its terminal, to say how the program ended.
      'trap : HUP',
      'echo BEFORE',
      `env -i ${settings.join(' ')} ${node} ${[program, ...line].map(quoted).join(' ')}`,
      `echo $? >${quoted(this.#code)}`,
      `echo EXIT $(cat ${quoted(this.#code)})`,
      // What was printed stays in sight; this one is on the leash as well.
      `exec env -i ${settings.join(' ')} ${node} -e 'process.stdin.resume()'`,
    ].join('; ')
    this.#tmux('new-session', '-d', '-x', String(columns), '-y', String(rows), command)
  }

  #tmux(...words: string[]): string {
    return execFileSync('tmux', ['-S', this.#socket, '-f', '/dev/null', ...words], {encoding: 'utf8'})
  }

  get frame(): string {
    return this.#tmux('capture-pane', '-p')
  }

  get lines(): string[] {
    return this.frame.split('\n')
  }

  /** What the terminal itself says of itself: whether the other screen is shown, the cursor seen, the mouse told of. */
  get state(): string {
    return this.#tmux('display-message', '-p', '#{alternate_on} #{cursor_flag} #{mouse_any_flag}').trim()
  }

  /** Keys by their names, as tmux calls them. */
  press(...keys: string[]): void {
    this.#tmux('send-keys', ...keys)
  }

  type(text: string): void {
    this.#tmux('send-keys', '-l', text)
  }

  resize(columns: number, rows: number): void {
    this.#tmux('resize-window', '-x', String(columns), '-y', String(rows))
  }

  /** The processes that run in it, those of `stx` among them. */
  get pid(): number {
    const [shell] = this.#tmux('list-panes', '-F', '#{pane_pid}').trim().split('\n')
    const children = execFileSync('ps', ['-o', 'pid=', '--ppid', shell ?? ''], {encoding: 'utf8'})
    return Number(children.trim().split('\n')[0])
  }

  /** The terminal goes away under the program; its exit code, as a shell tells it. */
  async destroy(): Promise<number> {
    this.#tmux('kill-pane')
    const end = Date.now() + PATIENCE_MS
    for (;;) {
      const code = existsSync(this.#code) ? readFileSync(this.#code, 'utf8') : ''
      if (code.endsWith('\n')) return Number(code)
      if (Date.now() > end) throw new Error('it did not end with its terminal')
      await glance()
    }
  }

  /** Looks until it shows that. */
  async until(pattern: RegExp): Promise<string> {
    const end = Date.now() + PATIENCE_MS
    for (;;) {
      const {frame} = this
      if (pattern.test(frame)) return frame
      if (Date.now() > end) throw new Error(`never seen: ${pattern}\n${frame}`)
      await glance()
    }
  }

  async close(): Promise<void> {
    await this.#leash.letGo()
    spawnSync('tmux', ['-S', this.#socket, 'kill-server'])
    rmSync(this.folder, {recursive: true, force: true})
  }
}
