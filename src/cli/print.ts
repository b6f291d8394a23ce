import {harmless} from '../output/control-character.js'
import type {RenderOptions} from '../output/option.js'
import type {View} from '../output/view.js'
import type {Io} from './context.js'
import type {Facts, Remark, Result} from './result.js'

export interface Printing {
  io: Pick<Io, 'stdout' | 'stderr'>
  options: RenderOptions
  quiet: boolean
}

/** Writes what a command brought back. */
export async function print(result: Result, printing: Printing): Promise<void> {
  switch (result.kind) {
    case 'rows':
      return list(result.view, result.rows, {...printing.options, ...result.choice}, printing)
    case 'one':
      return show(result.view, result.row, printing.options, printing)
    case 'each':
      if (!printing.options.official && !asText(printing.options)) {
        return list(result.view, result.rows, printing.options, printing)
      }
      for (const row of result.rows) await show(result.view, row, printing.options, printing)
      return
    case 'text':
      return asText(printing.options) && !wantsColumns(printing.options)
        ? void printing.io.stdout.write(`${harmless(result.text)}\n`)
        : facts(result.facts, printing)
    case 'verbatim':
      printing.io.stdout.write(printing.options.terminal.isTTY ? harmless(result.content) : result.content)
      return
    case 'drawn':
      printing.io.stdout.write(result.content)
      return
    case 'remark':
      return mention(result, printing)
    case 'said':
      return say(result, printing)
    case 'words':
      if (printing.options.official) printing.io.stdout.write(`${harmless(result.officially)}\n`)
      return
    case 'several':
      for (const part of result.results) await print(part, printing)
      if (result.failure !== undefined) throw result.failure
  }
}

/** Writes words beside the data. */
export function mention({ours, officially}: Remark, {io, options, quiet}: Printing): void {
  const words = options.official ? officially : ours
  if (words === '') return
  if (options.official && asText(options)) io.stdout.write(`${harmless(words)}\n`)
  else if (!quiet) io.stderr.write(`${harmless(words)}\n`)
}

/** Whether people are to read the output. */
export const asText = ({format, query}: Pick<RenderOptions, 'format' | 'query'>): boolean =>
  format === 'table' && query === undefined

const wantsColumns = ({columns, official}: RenderOptions) => !official && columns !== undefined && columns.length > 0

async function list(view: View<unknown>, rows: readonly unknown[], options: RenderOptions, {io, quiet}: Printing) {
  const {renderList} = await import('../output/render.js')
  let without: readonly string[] = []
  const leftOut = (headings: readonly string[]) => {
    without = headings
  }
  io.stdout.write(await renderList(view, rows, {...options, leftOut}))
  if (without.length === 0 || quiet) return
  const told = `no room for ${without.join(', ')}; all columns: --nowrap`
  io.stderr.write(`${options.terminal.colour && io.stderr.isTTY ? `\x1b[2m${told}\x1b[22m` : told}\n`)
}

async function show(view: View<unknown>, row: unknown, options: RenderOptions, {io}: Printing) {
  const {renderOne} = await import('../output/render.js')
  io.stdout.write(await renderOne(view, row, options))
}

function facts(known: Facts | readonly Facts[], printing: Printing): Promise<void> {
  return Array.isArray(known)
    ? list({}, known, printing.options, printing)
    : show({}, known, printing.options, printing)
}

async function say(result: Extract<Result, {kind: 'said'}>, printing: Printing): Promise<void> {
  const {io, options, quiet} = printing
  const all: Facts = {message: result.message, ...result.facts}
  // It is done: a column that is not there is no reason to fail any more.
  const columns = options.columns?.filter((name) => name in all)
  if (options.official) io.stdout.write(result.officially && `${harmless(result.officially)}\n`)
  else if (options.format !== 'table' || wantsColumns({...options, columns})) {
    await show({}, all, {...options, columns}, printing)
  } else if (!quiet) io.stderr.write(`${harmless(result.message)}\n`)
}
