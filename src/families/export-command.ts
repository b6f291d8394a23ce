import {Flags} from '@oclif/core'
import type {Apis} from '../cli/apis.js'
import type {AnyGiven} from '../cli/command.js'
import {CommandFailure} from '../cli/failure.js'
import {Listing, Showing} from '../cli/reading.js'
import {type Result, said, verbatim} from '../cli/result.js'
import type {Voice} from '../cli/voice.js'

/** What `system` calls JSON output where it has any: all that the server sent, printed or kept in a file. */
const exportFlags = {
  'to-json': Flags.boolean({summary: 'print all that the server sent, as JSON'}),
  'to-file': Flags.boolean({summary: 'write that to a new file among the temporary ones'}),
}

type ExportGiven = Pick<AnyGiven, 'args' | 'globals'> & {flags: {'to-json'?: boolean; 'to-file'?: boolean}}

/** Lists objects with JSON inside, which tables cut short. */
export abstract class ExportListing<Row> extends Listing<Row> {
  // oclif looks for inherited statics only as far as each class has one of its own.
  static override baseFlags = Listing.baseFlags
  static override flags = exportFlags

  /** What the name of the file begins with. */
  abstract filed(given: AnyGiven): string

  override check(given: ExportGiven): void {
    oneOf(this.voice, given)
  }

  override async look(apis: Apis, given: ExportGiven): Promise<Result> {
    return exported(await super.look(apis, given), given, this.filed(given))
  }
}

/** Shows one of them. */
export abstract class ExportShowing<Row> extends Showing<Row> {
  // As above.
  static override baseFlags = Showing.baseFlags
  static override flags = exportFlags

  /** What the name of the file begins with. */
  abstract filed(given: AnyGiven): string

  override check(given: ExportGiven): void {
    oneOf(this.voice, given)
  }

  override async look(apis: Apis, given: ExportGiven): Promise<Result> {
    return exported(await super.look(apis, given), given, this.filed(given))
  }
}

function oneOf(voice: Voice, {flags}: ExportGiven): void {
  if (flags['to-json'] && flags['to-file']) voice.refuse('--to-json and --to-file are mutually exclusive')
}

async function exported(result: Result, {flags}: ExportGiven, name: string): Promise<Result> {
  if (!flags['to-json'] && !flags['to-file']) return result
  const {json} = await import('../output/json-format.js')
  const data = result.kind === 'rows' ? result.rows : result.kind === 'one' ? result.row : undefined
  const text = json(unfolded(data), {official: true}).trimEnd()
  return flags['to-json'] ? verbatim(`${text}\n`) : kept(text, name)
}

async function kept(text: string, name: string): Promise<Result> {
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
