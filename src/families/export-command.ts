import {Flags} from '@oclif/core'
import type {Apis} from '../cli/apis.js'
import type {AnyGiven} from '../cli/command.js'
import {CommandFailure} from '../cli/failure.js'
import {Reading, type ViewOf, viewFor} from '../cli/reading.js'
import {one, type Result, rows, said, verbatim} from '../cli/result.js'
import type {View} from '../output/view.js'

/** What `system` calls JSON output where it has any: all that the server sent, printed or kept in a file. */
export const exportFlags = {
  'to-json': Flags.boolean({summary: 'print all that the server sent, as JSON'}),
  'to-file': Flags.boolean({summary: 'write that to a new file among the temporary ones'}),
}

type ExportGiven = Pick<AnyGiven, 'args' | 'globals'> & {flags: {'to-json'?: boolean; 'to-file'?: boolean}}

/** Reads what has JSON inside, which tables cut short. */
export abstract class Exporting<Row, Read> extends Reading {
  // oclif looks for inherited statics only as far as each class has one of its own.
  static override baseFlags = Reading.baseFlags

  abstract readonly view: ViewOf<Row>
  abstract read(apis: Apis, given: AnyGiven): Promise<Read>
  /** What the file begins with. */
  abstract fileOf(given: AnyGiven): string
  protected abstract shown(view: View<Row>, read: Read): Result

  async look(apis: Apis, given: ExportGiven): Promise<Result> {
    const {'to-json': print, 'to-file': keep} = given.flags
    if (print && keep) this.voice.refuse('--to-json and --to-file are mutually exclusive')
    const data = await this.read(apis, given)
    if (!print && !keep) return this.shown(viewFor(this.view, given), data)
    const {json} = await import('../output/json-format.js')
    const text = json(unfolded(data), {official: true}).trimEnd()
    return print ? verbatim(`${text}\n`) : this.#keep(text, this.fileOf(given))
  }

  async #keep(text: string, name: string): Promise<Result> {
    const [{writeFile}, {tmpdir}, {join}] = await Promise.all([
      import('node:fs/promises'),
      import('node:os'),
      import('node:path'),
    ])
    const file = join(tmpdir(), `${name}_${now()}.json`)
    // Others may write to this folder too: a file or link that is there already is not ours.
    await writeFile(file, text, {flag: 'wx'}).catch((error: Error) => {
      throw new CommandFailure('failed', `Failed to write file ${file}: ${error.message}`)
    })
    return said(`JSON saved to: ${file}`, {file})
  }
}

export abstract class ExportingList<Row> extends Exporting<Row, Row[]> {
  static override baseFlags = Reading.baseFlags

  protected shown = (view: View<Row>, list: Row[]) => rows(view, list)
}

export abstract class ExportingOne<Row> extends Exporting<Row, Row> {
  static override baseFlags = Reading.baseFlags

  protected shown = (view: View<Row>, row: Row) => one(view, row)
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
