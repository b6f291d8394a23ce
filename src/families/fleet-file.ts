import {resolve} from 'node:path'
import type {RunContext} from '../cli/context.js'
import {CommandFailure} from '../cli/failure.js'
import type {Voice} from '../cli/voice.js'
import type {Api} from '../client/api.js'
import type {FleetSite} from '../inputs/fleet/fleet.js'
import type {RunFile} from '../runs/entry.js'
import {type DeploymentFlags, SubcloudInput} from './subcloud-input.js'

/** What a pipe is called where a file is named. */
export const PIPE = '-'

/** The files that say which subclouds a fleet has, and what each is deployed from. */
export type FleetFiles = {fleet: string} & Pick<DeploymentFlags, 'install-values' | 'deploy-config'> & {
    'bootstrap-values': string
  }

/** Reads the files of a fleet. A run that is taken up again goes on only with what it was begun with. */
export class FleetFile {
  readonly #read: RunFile[] = []

  constructor(
    private readonly voice: Voice,
    private readonly context: RunContext,
  ) {}

  /** What was read, as it may be remembered. */
  get files(): readonly RunFile[] {
    return this.#read
  }

  async sites(named: FleetFiles): Promise<FleetSite[]> {
    const [{readFleet}, {SiteTemplate}, {checkFile}] = await Promise.all([
      import('../inputs/fleet/fleet.js'),
      import('../inputs/site/site-template.js'),
      import('../inputs/file.js'),
    ])
    const {fleet, 'bootstrap-values': bootstrap, 'install-values': install, 'deploy-config': config} = named
    const input = new SubcloudInput(this.voice, this.context)
    if (fleet !== PIPE) await checkFile(fleet, 'fleet')
    await input.checkYaml({'bootstrap-values': bootstrap, 'install-values': install})
    const text = fleet === PIPE ? await this.#piped() : await this.#text(fleet)
    const templates = {bootstrap: await this.#text(bootstrap), install: install && (await this.#text(install))}
    await input.checkYaml({'deploy-config': config})
    if (config !== undefined) await this.#text(config)
    return readFleet({
      file: fleet === PIPE ? 'standard input' : fleet,
      text,
      bootstrap: await SiteTemplate.read(bootstrap, templates.bootstrap),
      install:
        install === undefined || templates.install === undefined
          ? undefined
          : await SiteTemplate.read(install, templates.install),
    })
  }

  async #text(file: string): Promise<string> {
    const [{LARGEST_YAML, readInput}, {isUtf8}] = await Promise.all([
      import('../inputs/file.js'),
      import('node:buffer'),
    ])
    const content = await readInput(file, LARGEST_YAML, ({message}) =>
      this.voice.refuse(`cannot read ${file}: ${message}`),
    )
    if (!isUtf8(content)) this.voice.refuse(`${file} is not UTF-8`, 'save it in UTF-8')
    const text = content.toString('utf8')
    this.#keep(resolve(file), text)
    return text
  }

  async #piped(): Promise<string> {
    const {readPiped} = await import('../inputs/text-file.js')
    const text = await readPiped(this.context.io.stdin, 'the fleet')
    this.#keep(PIPE, text)
    return text
  }

  #keep(path: string, text: string): void {
    const {createHash} = process.getBuiltinModule('node:crypto')
    const digest = createHash('sha256').update(text).digest('hex')
    this.#read.push({path, digest})
    const {takenUp} = this.context
    const before = takenUp?.files?.find((file) => file.path === path)
    if (takenUp === undefined || before?.digest === digest) return
    if (path === PIPE) {
      const what = text === '' ? 'nothing is piped in' : 'what is piped in is not the same'
      const hint = `pipe in the same again: stx run resume ${takenUp.id} < FILE`
      throw new CommandFailure('conflict', `run ${takenUp.id} was begun with sites from a pipe, and ${what}`, hint)
    }
    throw new CommandFailure(
      'conflict',
      `${path} is not as it was when run ${takenUp.id} was begun`,
      'put it back as it was; or type the command anew: subclouds that exist are passed over',
    )
  }
}

/** The words of a command, with the files that they name as they are found from everywhere. */
export const withWholePaths = (argv: readonly string[], files: readonly string[]): string[] =>
  argv.map((word) => {
    const [, flag = '', path = word] = /^(--[\w-]+=)(.*)$/s.exec(word) ?? []
    return path !== PIPE && files.includes(path) ? `${flag}${resolve(path)}` : word
  })

/** The server takes only ids where a subcloud is added. */
export async function withGroupIds(
  api: Api,
  sites: readonly FleetSite[],
  {file, common}: {file: string; common: string | undefined},
): Promise<FleetSite[]> {
  const [{subcloudGroups}, {InputError}, {problemsIn}] = await Promise.all([
    import('../client/dcmanager/group.js'),
    import('../inputs/error.js'),
    import('../inputs/site/problem.js'),
  ])
  const groups = subcloudGroups(api)
  const refs = new Set(sites.flatMap(({group}) => group ?? common ?? []))
  const ids = new Map<string, string>()
  for (const ref of refs) {
    const found = await groups.get(ref).catch((error: unknown) => {
      if (error instanceof Error && 'kind' in error && error.kind === 'not-found') return undefined
      throw error
    })
    if (found !== undefined) ids.set(ref, String(found.id))
  }
  const missing = sites
    .filter(({group}) => group !== undefined && !ids.has(group))
    .map(({line, group}) => `line ${line}, column group: there is no group ${group}`)
  const all =
    common !== undefined && refs.has(common) && !ids.has(common) ? [`--group: there is no group ${common}`] : []
  if (missing.length + all.length > 0) {
    const problems = problemsIn([...all, ...missing])
    throw new InputError(`${file}: ${problems}`, {hint: 'nothing was sent; see: stx subcloud group list'})
  }
  return sites.map((site) => ({...site, group: ids.get(site.group ?? common ?? '')}))
}
