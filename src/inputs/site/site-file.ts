import {addressOf} from '../../addressing/network.js'
import {InputError} from '../error.js'
import {checkFile} from '../file.js'
import {readYaml} from '../yaml-file.js'
import {inspectBootstrapValues, oamFamily} from './bootstrap-values.js'
import {inspectInstallValues} from './install-values.js'
import {problemsIn} from './problem.js'
import {type SiteValues, textOf, type ValueFinding} from './site-values.js'

/** The settings in a YAML file, as the server's reader understands them. */
interface SiteFile {
  name: string
  file: string
  values: SiteValues
  /** Where a key stands; nothing for one that does not. */
  whereIs(key: string): string | undefined
}

export type InspectedFile = SiteFile & {findings: ValueFinding[]}

/** Paths of the files. */
export interface SitePaths {
  bootstrap?: string
  install?: string
}

async function siteFile(file: string, name: string): Promise<SiteFile> {
  await checkFile(file, name)
  const {documents, values, placed} = await readYaml(file, name)
  const {isMap, isScalar} = await import('yaml')
  const contents = documents[0]?.contents
  const places = new Map<string, string>()
  for (const {key} of isMap(contents) ? contents.items : []) {
    if (isScalar(key) && key.range) places.set(String(key.value), placed(key.range[0]))
  }
  return {name, file, values: values[0] as SiteValues, whereIs: (key) => places.get(key)}
}

/** What is wrong with either file, and with the two of them together; refused where one is no file of settings. */
export async function inspectSite({
  bootstrap,
  install,
}: SitePaths): Promise<{bootstrap?: InspectedFile; install?: InspectedFile}> {
  const first = bootstrap === undefined ? undefined : await siteFile(bootstrap, 'bootstrap-values')
  const second = install === undefined ? undefined : await siteFile(install, 'install-values')
  const oam = first && oamFamily(first.values)
  return {
    bootstrap: first && {...first, findings: inspectBootstrapValues(first.values)},
    install: second && {...second, findings: inspectInstallValues(second.values, {oam})},
  }
}

/** What the command line says of the same subcloud. */
export interface SiteFacts {
  bootstrapAddress?: string
  /** The subcloud that is there already, as it was typed. */
  subcloud?: string
}

/** Refuses files of which the server would refuse the settings; returns what looks odd in them and may yet be meant. */
export async function checkSite(paths: SitePaths, {bootstrapAddress, subcloud}: SiteFacts): Promise<string[]> {
  const {bootstrap, install} = await inspectSite(paths)
  if (bootstrap) {
    bootstrap.findings.push(...otherName(bootstrap.values, subcloud))
    refuseFailures(bootstrap)
  }
  if (install) {
    install.findings.push(...otherFamily(install.values, bootstrapAddress))
    refuseFailures(install)
  }
  return [bootstrap, install].flatMap((site) => (site ? found(site, 'warn') : []))
}

const found = (site: InspectedFile, state: ValueFinding['state']): string[] =>
  site.findings
    .filter((finding) => finding.state === state)
    .map(({key = '', detail, fix}) => [site.whereIs(key), `${detail} (${fix})`].filter(Boolean).join(': '))
    .map((text) => (state === 'warn' ? `${site.file}, ${text}` : text))

function refuseFailures(site: InspectedFile): void {
  const problems = found(site, 'fail')
  if (problems.length === 0) return
  throw new InputError(`${site.name} ${site.file}: ${problemsIn(problems)}`, {hint: 'nothing was sent'})
}

const failure = (key: string, detail: string, fix: string): ValueFinding => ({
  check: '',
  state: 'fail',
  key,
  detail,
  fix,
})

/** A number is an id; what has the length of one is the name of a region. */
function otherName(values: SiteValues, subcloud: string | undefined): ValueFinding[] {
  const name = textOf(values, 'name')
  if (subcloud === undefined || name === '' || name === subcloud || /^(\d+|[0-9a-f]{32})$/.test(subcloud)) return []
  return [failure('name', `name is ${name}, not ${subcloud}`, 'give the file of this subcloud')]
}

function otherFamily(values: SiteValues, bootstrapAddress = ''): ValueFinding[] {
  const [said, written] = [addressOf(bootstrapAddress), addressOf(textOf(values, 'bootstrap_address'))]
  if (!said || !written || said.family === written.family) return []
  const detail = `bootstrap_address is not of the family of --bootstrap-address: ${written.text}`
  return [failure('bootstrap_address', detail, 'use IPv4 or IPv6 for both')]
}
