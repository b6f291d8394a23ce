import {familyOf} from '../../addressing/network.js'
import type {NewSite} from '../../client/dcmanager/fleet-addition.js'
import {InputError} from '../error.js'
import {inspectBootstrapValues, oamFamily, type Place, placeOf} from '../site/bootstrap-values.js'
import {inspectInstallValues} from '../site/install-values.js'
import {problemsIn} from '../site/problem.js'
import {checkColumns, type SiteTemplate} from '../site/site-template.js'
import {textOf, type ValueFinding} from '../site/site-values.js'
import type {CsvRow} from './csv.js'
import {overlapsAmong} from './fleet-overlap.js'
import {fleetTable} from './fleet-table.js'

/** A subcloud and the line of the file that describes it. */
export interface FleetSite extends NewSite {
  line: number
  /** The addresses that it takes, which nobody else may have. */
  ranges: Place['ranges']
}

export interface FleetInput {
  file: string
  text: string
  bootstrap: SiteTemplate
  install?: SiteTemplate
}

/** More than any system controller takes, and as many as a minute is enough for. */
const MOST_SITES = 10_000
const NEEDED = ['name', 'bootstrap_address']

/** The subclouds that a file and its templates describe; refused with every bad row named, by line and column. */
export async function readFleet({file, text, bootstrap, install}: FleetInput): Promise<FleetSite[]> {
  const table = await fleetTable(text, file, MOST_SITES)
  if (table === undefined) throw new InputError(`${file} is empty`, {hint: 'its first line names the columns'})
  const {header, rows} = table
  for (const column of NEEDED) {
    if (header.includes(column)) continue
    throw new InputError(`${file} has no column ${column}`, {hint: 'its first line names the columns'})
  }
  const twice = header.find((column, at) => column !== '' && header.indexOf(column) !== at)
  if (twice !== undefined) {
    throw new InputError(`${file} has the column ${twice} twice`, {hint: 'rename one of them'})
  }
  checkColumns(install ? [bootstrap, install] : [bootstrap], header, file)
  const problems: string[] = []
  const sites = rows.flatMap((row) => {
    const {site, place, complaints} = readRow(row, header, {bootstrap, install})
    problems.push(...complaints.map((one) => `line ${row.line}, ${one}`))
    return site ? [{site, line: row.line, place}] : []
  })
  // A row that stands there twice meets itself in everything.
  const names = duplicates(
    sites.map(({site}) => site),
    'name',
  )
  const others = sites.filter(({line}) => !names.has(line))
  const addresses = duplicates(
    others.map(({site}) => site),
    'bootstrapAddress',
  )
  problems.push(...names.values(), ...addresses.values(), ...overlapsAmong(others))
  if (problems.length === 0 && sites.length > 0) return sites.map(({site}) => site)
  if (problems.length === 0) throw new InputError(`${file} has no rows`, {hint: 'one row is one subcloud'})
  problems.sort((a, b) => lineOf(a) - lineOf(b))
  throw new InputError(`${file}: ${problemsIn(problems)}`, {hint: 'nothing was sent'})
}

const lineOf = (problem: string) => Number(/^line (\d+)/.exec(problem)?.[1])

interface Templates {
  bootstrap: SiteTemplate
  install?: SiteTemplate
}

function readRow({cells, line}: CsvRow, header: readonly string[], {bootstrap, install}: Templates) {
  if (cells.length !== header.length) {
    return {
      complaints: [
        `column ${Math.min(cells.length, header.length) + 1}: ${cells.length} cells, ${header.length} columns`,
      ],
    }
  }
  const row = new Map(header.map((column, at) => [column, cells[at] ?? '']))
  const empty = NEEDED.filter((column) => row.get(column) === '')
  const complaints = empty.map((column) => `column ${column}: is empty`)
  const address = row.get('bootstrap_address') ?? ''
  if (address !== '' && !familyOf(address)) complaints.push(`column bootstrap_address: is no IP address: ${address}`)
  const name = row.get('name') ?? ''
  const made = bootstrap.fill(row)
  const installed = install?.fill(row)
  if (name !== '' && textOf(made.values, 'name') !== name) {
    complaints.push(`column name: ${name}, but ${bootstrap.file} makes it ${textOf(made.values, 'name') || 'nothing'}`)
  }
  complaints.push(...blame(bootstrap, inspectBootstrapValues(made.values), empty))
  if (install && installed)
    complaints.push(...blame(install, inspectInstallValues(installed.values, {oam: oamFamily(made.values)}), empty))
  const place = placeOf(made.values)
  const site: FleetSite = {
    line,
    ranges: place.ranges,
    name,
    bootstrapAddress: address,
    bootstrapValues: made.text,
    installValues: installed?.text,
    group: row.get('group') || undefined,
  }
  return {site, place, complaints: [...new Set(complaints)]}
}

/**
 * What is wrong with a value is wrong with the cell that it was made from, or with the template. What follows from a cell
 * that is empty has been said.
 */
function blame(template: SiteTemplate, findings: readonly ValueFinding[], empty: readonly string[]): string[] {
  const columns = template.columns()
  return findings
    .filter(({state}) => state === 'fail')
    .flatMap(({key = '', detail}) => {
      const origin = columns.get(key)
      if (origin?.some((column) => empty.includes(column))) return []
      return [`${origin ? `column ${origin.join(', ')}` : template.file}: ${detail}`]
    })
}

/** What is wrong with the line of each that has what an earlier one has. */
function duplicates(sites: readonly FleetSite[], field: 'name' | 'bootstrapAddress'): Map<number, string> {
  const column = field === 'name' ? 'name' : 'bootstrap_address'
  const seen = new Map<string, number>()
  const mistakes = new Map<number, string>()
  for (const {line, [field]: value} of sites) {
    const before = seen.get(value)
    if (before === undefined) seen.set(value, line)
    else if (value !== '') mistakes.set(line, `line ${line}, column ${column}: ${value} is that of line ${before}`)
  }
  return mistakes
}
