import {mkdir, readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {InputError} from '../inputs/error.js'
import {checkFile} from '../inputs/file.js'
import type {AddressInput} from '../inputs/plan/address-plan.js'
import {checkColumns, SiteTemplate} from '../inputs/site/site-template.js'
import {readYaml} from '../inputs/yaml-file.js'
import {csv} from '../output/csv-format.js'
import {bootstrapValues} from '../planning/address/bootstrap.js'
import {type AddressAnswer, siteRows} from './address-plan.js'
import {writePlanned} from './plan.js'

interface Writing {
  readonly folder: string
  /** Bootstrap values that all sites have in common. */
  readonly template?: string
  readonly page: string
  /** The whole plan, for programs. */
  readonly document: unknown
  readonly overwrite: boolean
}

/** Writes all that a plan says into a folder of its own; returns how many files there are. */
export async function writeAddressPlan(
  answer: AddressAnswer,
  input: AddressInput,
  {folder, template, page, document, overwrite}: Writing,
): Promise<number> {
  const files = new Map<string, string>()
  const rows = siteRows(answer, input)
  files.set('sites.csv', csvOf(rows))
  files.set('routes.csv', csvOf(answer.routes.map((route) => ({...route}))))
  files.set('plan.json', `${JSON.stringify(document, undefined, 2)}\n`)
  files.set('pools.html', page)
  const commons = template === undefined ? '' : await templateText(template)
  for (const kind of new Set(rows.map((row) => row.kind))) {
    const own = answer.plan.sites.filter((site) => site.kind === kind && site.lacking.length === 0)
    const [first] = own
    if (!first) continue
    const keys = Object.keys(bootstrapValues(first, input.request.networks, input.controllerGateway))
    const text = await mergedTemplate(commons, keys)
    const made = await SiteTemplate.read(template ?? 'the template', text)
    const ofKind = rows.filter((row) => row.kind === kind && row.lacks === '')
    const now = ofKind.filter(({year}) => year === 0)
    checkColumns([made], Object.keys(ofKind[0] ?? {}), 'the plan')
    files.set(`template-${kind}.yml`, text)
    if (now.length > 0) files.set(`fleet-${kind}.csv`, csvOf(now))
    for (const row of ofKind) {
      const cells = new Map(Object.entries(row).map(([key, value]) => [key, String(value)]))
      files.set(join('bootstrap', `${row.name}.yml`), made.fill(cells).text)
    }
  }
  await prepare(folder, overwrite)
  for (const [file, content] of files) await writePlanned(join(folder, file), content, overwrite)
  return files.size
}

async function templateText(file: string): Promise<string> {
  await checkFile(file, 'bootstrap-values')
  await readYaml(file, 'bootstrap-values')
  return readFile(file, 'utf8')
}

/** What is planned stands for the cell of its column; all else stays as it was written, comments too. */
async function mergedTemplate(commons: string, keys: readonly string[]): Promise<string> {
  const {parseDocument} = await import('yaml')
  const document = parseDocument(commons === '' ? '{}' : commons, {version: '1.1', uniqueKeys: false})
  if (commons === '') document.contents = document.createNode({}) as typeof document.contents
  for (const key of keys) document.set(key, `\${${key}}`)
  return document.toString()
}

async function prepare(folder: string, overwrite: boolean): Promise<void> {
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new InputError(`cannot write into ${folder}: ${error.message}`, {hint: 'name a folder'})
  })
  if (there.length > 0 && !overwrite) {
    throw new InputError(`${folder} is not empty`, {hint: 'name another folder, or give --overwrite'})
  }
  await mkdir(join(folder, 'bootstrap'), {recursive: true})
}

/** With every column that any row has. */
export function csvOf(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return csv(
    headings,
    rows.map((row) => headings.map((heading) => row[heading] ?? '')),
    'minimal',
  )
}
