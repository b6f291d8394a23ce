import {isUtf8} from 'node:buffer'
import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Acting} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {flagWords} from '../../cli/command-line.js'
import {CommandFailure, type Failure, toFailure} from '../../cli/failure.js'
import {waitFlags} from '../../cli/flags.js'
import {nothing, type Result, rows} from '../../cli/result.js'
import type {Api} from '../../client/api.js'
import type {FleetCommons} from '../../client/dcmanager/fleet-addition.js'
import {type Subcloud, subclouds} from '../../client/dcmanager/subcloud.js'
import {deployed, type SubcloudJudge} from '../../client/dcmanager/subcloud-standing.js'
import {byName, settlingOfAll} from '../../families/subcloud.js'
import {deploymentFlags, SubcloudInput} from '../../families/subcloud-input.js'
import type {FleetSite} from '../../inputs/fleet/fleet.js'
import {type FleetRow, fleetView} from '../../views/fleet.js'

const REPEAT = 'repeat the command: those that exist are passed over'

type Outcome = FleetRow & {subcloud?: Subcloud}

/** Nobody deploys here what stands by for a peer site. */
const deploying: SubcloudJudge = (subcloud) => {
  const phase = subcloud['deploy-status']
  if (phase.startsWith('secondary')) return {phase, failed: `${phase}: it stands by for a peer site`}
  return deployed('complete')(subcloud)
}

export default class SubcloudAddFleet extends Acting {
  static override summary = 'add all subclouds of a CSV file'
  static override description =
    'One row is one subcloud. The columns name and bootstrap_address are needed, group is understood; whatever else the ' +
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is what people write into their templates
    'templates need is named by them: ${column} in the values files stands for the cell. All rows are checked before ' +
    'anything is sent. Subclouds that exist already are passed over, so that it can be repeated: --wait waits for them, ' +
    'too, and exits with 7 where a row has failed.'
  static override examples = [
    '<%= config.bin %> subcloud add-fleet fleet.csv --bootstrap-values site.yml',
    '<%= config.bin %> subcloud add-fleet fleet.csv --bootstrap-values site.yml --install-values install.yml --parallel 50 --wait',
  ]
  static override args = {
    file: Args.string({required: true, description: 'CSV file; its first line names the columns'}),
  }
  static override flags = {
    'bootstrap-values': Flags.string({required: true, summary: 'YAML template of the bootstrap values'}),
    'install-values': Flags.string({summary: 'YAML template of the install values'}),
    'deploy-config': Flags.string({summary: 'YAML file: the configuration, the same for all'}),
    'sysadmin-password': deploymentFlags['sysadmin-password'],
    'bmc-password': deploymentFlags['bmc-password'],
    release: deploymentFlags.release,
    group: Flags.string({summary: 'group of those whose row names none, by name or id'}),
    parallel: Flags.integer({summary: 'how many are added at a time', default: 16, min: 1, max: 250}),
    ...waitFlags,
  }

  override readonly reach = 'here'

  override readonly result = fleetView

  protected readonly input = new SubcloudInput(this.voice, this.context)

  protected override get crowded() {
    return true
  }

  async act(apis: Apis, given: Given<typeof SubcloudAddFleet>): Promise<Result> {
    const {outcomes, stopped} = await this.#add(apis, given)
    const table = outcomes.map(({line, name, result, detail}) => ({line, name, result, detail}))
    // At once: to wait for a fleet takes hours, and who gives up wants to know what was added.
    await this.print(rows(this.result, table))
    const failure = failureOf(outcomes, stopped)
    if (failure && (stopped || !given.flags.wait)) throw failure
    if (given.flags.wait) await this.#wait(apis, given, outcomes)
    return nothing
  }

  async #add({dcmanager}: Apis, {args, flags}: Given<typeof SubcloudAddFleet>) {
    const sites = await this.#sites(args.file, flags['bootstrap-values'], flags['install-values'])
    await this.input.checkYaml({'deploy-config': flags['deploy-config']})
    const commons: FleetCommons = {
      deployConfig: flags['deploy-config'],
      sysadminPassword: await this.input.sysadmin(flags['sysadmin-password']),
      bmcPassword: flags['install-values'] ? await this.input.bmc(flags['bmc-password']) : undefined,
      release: flags.release,
    }
    const placed = await withGroupIds(dcmanager, sites, {file: args.file, common: flags.group})
    return addAll(dcmanager, placed, commons, flags.parallel)
  }

  /** For every row of the file, whoever added it: what could not be added has failed already. */
  async #wait(apis: Apis, {args, flags}: Given<typeof SubcloudAddFleet>, outcomes: readonly Outcome[]): Promise<void> {
    const there = outcomes.flatMap(({subcloud}) => subcloud ?? [])
    const again = ['subcloud', 'add-fleet', args.file, ...flagWords({...flags, deadline: undefined})]
    const how = {judgeOf: () => deploying, until: 'deploy_status=complete', together: again}
    const {failed} = await this.settleAll(flags, byName(there), settlingOfAll(apis, there, how))
    const refused = outcomes.flatMap(({name, result, detail}): [string, string][] =>
      result === 'failed' ? [[name, detail]] : [],
    )
    const all = new Map([...refused, ...failed])
    const [worst] = all
    if (!worst) return
    const [name, reason] = worst
    const message = `${all.size} of ${outcomes.length} subclouds failed, first ${name}: ${reason}`
    throw new CommandFailure('partial', message, refused.length > 0 ? REPEAT : `see: stx subcloud errors ${name}`)
  }

  async #sites(file: string, bootstrap: string, install: string | undefined): Promise<FleetSite[]> {
    const [{readFleet}, {SiteTemplate}, {checkFile, LARGEST_YAML, readInput}] = await Promise.all([
      import('../../inputs/fleet/fleet.js'),
      import('../../inputs/site/site-template.js'),
      import('../../inputs/file.js'),
    ])
    await checkFile(file, 'fleet')
    await this.input.checkYaml({'bootstrap-values': bootstrap, 'install-values': install})
    const read = (path: string) =>
      readInput(path, LARGEST_YAML, ({message}) => this.voice.refuse(`cannot read ${path}: ${message}`))
    const template = async (path: string) => SiteTemplate.read(path, (await read(path)).toString('utf8'))
    const content = await read(file)
    if (!isUtf8(content)) this.voice.refuse(`${file} is not UTF-8`, 'save it as CSV in UTF-8')
    return readFleet({
      file,
      text: content.toString('utf8'),
      bootstrap: await template(bootstrap),
      install: install === undefined ? undefined : await template(install),
    })
  }
}

function failureOf(outcomes: readonly Outcome[], stopped: Failure | undefined): CommandFailure | undefined {
  const those = (...results: FleetRow['result'][]) => outcomes.filter(({result}) => results.includes(result))
  if (stopped) {
    const added = those('added').length
    const missing = those('unknown', 'left', 'failed').length
    const message = `${stopped.message}: ${added} of ${outcomes.length} subclouds were added, ${missing} are not known to be there`
    return new CommandFailure(stopped.kind, message, REPEAT)
  }
  const failures = those('failed')
  const [first] = failures
  if (!first) return undefined
  const kind = failures.length < outcomes.length ? 'partial' : 'failed'
  const message = `${failures.length} of ${outcomes.length} subclouds were not added, first ${first.name}: ${first.detail}`
  return new CommandFailure(kind, message, `correct them and ${REPEAT}`)
}

/** The server takes only ids where a subcloud is added. */
async function withGroupIds(
  api: Api,
  sites: FleetSite[],
  {file, common}: {file: string; common: string | undefined},
): Promise<FleetSite[]> {
  const [{subcloudGroups}, {InputError}, {problemsIn}] = await Promise.all([
    import('../../client/dcmanager/group.js'),
    import('../../inputs/error.js'),
    import('../../inputs/site/problem.js'),
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

/** What became of each; `stopped` says why no more were sent. */
async function addAll(api: Api, sites: FleetSite[], commons: FleetCommons, parallel: number) {
  const [{addSite}, {inParallel}] = await Promise.all([
    import('../../client/dcmanager/fleet-addition.js'),
    import('../../cli/parallel.js'),
  ])
  const present = new Map((await subclouds(api).list({secondary: true})).map((subcloud) => [subcloud.name, subcloud]))
  let stopped: Failure | undefined
  const outcomes = await inParallel(sites, parallel, async (site): Promise<Outcome> => {
    const {line, name} = site
    const subcloud = present.get(name)
    if (subcloud) return {line, name, result: 'exists', detail: '', subcloud}
    if (stopped) return {line, name, result: 'left', detail: ''}
    try {
      const subcloud = await addSite(api, site, commons)
      return {line, name, result: 'added', detail: `id ${subcloud.id}`, subcloud}
    } catch (error) {
      const failure = toFailure(error)
      const {kind, message} = failure
      if (kind !== 'interrupted' && kind !== 'auth') return {line, name, result: 'failed', detail: message}
      stopped ??= failure
      if (kind === 'auth') return {line, name, result: 'failed', detail: message}
      return {line, name, result: 'unknown', detail: 'it was being sent'}
    }
  })
  return {outcomes, stopped}
}
