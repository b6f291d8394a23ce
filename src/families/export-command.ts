import {Flags} from '@oclif/core'
import {StxCommand} from '../cli/command.js'
import type {View} from '../output/view.js'

/** What `system` calls JSON output where it has any: all that the server sent, printed or kept in a file. */
export const exportFlags = {
  'to-json': Flags.boolean({summary: 'print all that the server sent, as JSON'}),
  'to-file': Flags.boolean({summary: 'write that to a new file among the temporary ones'}),
}

interface Wish {
  'to-json'?: boolean
  'to-file'?: boolean
}

/** What commands share that show objects with JSON inside, which tables cut short. */
export abstract class ExportCommand extends StxCommand {
  /** `name` is what the file begins with. */
  protected async listOrExport<Row>(view: View<Row>, rows: Row[], wish: Wish, name: string): Promise<void> {
    if (!(await this.#exported(rows, wish, name))) await this.list(view, rows)
  }

  protected async showOrExport<Row>(view: View<Row>, row: Row, wish: Wish, name: string): Promise<void> {
    if (!(await this.#exported(row, wish, name))) await this.show(view, row)
  }

  async #exported(data: unknown, {'to-json': print, 'to-file': keep}: Wish, name: string): Promise<boolean> {
    if (print && keep) this.refuse('--to-json and --to-file are mutually exclusive')
    if (!print && !keep) return false
    const {json} = await import('../output/json-format.js')
    const text = json(unfolded(data), {official: true}).trimEnd()
    if (print) this.context.io.stdout.write(`${text}\n`)
    else await this.#keep(text, name)
    return true
  }

  async #keep(text: string, name: string): Promise<void> {
    const [{writeFile}, {tmpdir}, {join}] = await Promise.all([
      import('node:fs/promises'),
      import('node:os'),
      import('node:path'),
    ])
    const file = join(tmpdir(), `${name}_${now()}.json`)
    // Others may write to this folder too: a file or link that is there already is not ours.
    await writeFile(file, text, {flag: 'wx'}).catch((error: Error) => {
      this.fail('failed', `Failed to write file ${file}: ${error.message}`)
    })
    await this.done(`JSON saved to: ${file}`, {file})
  }
}

/** As in 20260131T235959, local time. */
function now(): string {
  const date = new Date()
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')
}

/** Texts that are JSON objects, also behind a name and an equals sign, become those objects. */
function unfolded(value: unknown): unknown {
  if (typeof value === 'string') return objectIn(value) ?? value
  if (Array.isArray(value)) return value.map(unfolded)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, unfolded(member)]))
}

function objectIn(text: string): unknown {
  const start = text.startsWith('{') ? 0 : text.indexOf('=') + 1
  if (text[start] !== '{') return undefined
  try {
    return JSON.parse(text.slice(start))
  } catch {
    return undefined
  }
}
