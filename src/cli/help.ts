import {readFileSync} from 'node:fs'
import {stripVTControlCharacters} from 'node:util'
import {commands} from '@oclif/plugin-help'
import type {OfficialProgram} from '../spelling/manifest.js'
import {wantsColour} from './colour.js'
import type {RunConfig} from './context.js'
import {officialPage, PAGE_WIDTH, pageFileOf} from './help-piece.js'

/** The help class of oclif's `help` command (see `oclif.helpClass` in package.json): it shows pages that are there. */
export default class StxHelp {
  constructor(private readonly config: RunConfig) {}

  async showHelp([id = '']: string[]): Promise<void> {
    const {io, environment} = this.config.context
    const isTTY = io.stdout.isTTY === true
    const width = (isTTY ? (io.stdout.columns ?? environment.columns) : undefined) ?? PAGE_WIDTH
    const page = width < PAGE_WIDTH ? await this.#made(id, width) : written(id)
    io.stdout.write(wantsColour(environment.colour, isTTY) ? page : stripVTControlCharacters(page))
  }

  /** Only a terminal that is narrower than the pages has to wait until one is made for it. */
  async #made(id: string, width: number): Promise<string> {
    const {helpPage} = await import('./help-page.js')
    return helpPage(id, this.config, width)
  }
}

function written(id: string): string {
  const file = new URL(`../../dist/help/page/${pageFileOf(id)}`, import.meta.url)
  const pages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  const page = pages[id]
  if (page === undefined) throw new Error(`the build wrote no page of help for "${id}"`)
  return page
}

class HelpCommand extends commands.help {
  async show(): Promise<void> {
    await this._run()
  }
}

/** `stx help`, `stx help host`, `stx host lock --help`, `stx help flags`: oclif's command, with the class above. */
export async function showHelp(
  {id, official}: {id?: string; official?: OfficialProgram},
  config: RunConfig,
): Promise<void> {
  const subjects = [...(id || !official ? [id ?? ''] : []), ...(official ? [officialPage(official)] : [])]
  for (const subject of subjects) await new HelpCommand([subject], config).show()
}
