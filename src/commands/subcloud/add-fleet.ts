import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {ShownDeed} from '../../cli/bulk.js'
import {Acting} from '../../cli/changing.js'
import type {AnyGiven, Given} from '../../cli/command.js'
import {flagWords} from '../../cli/command-line.js'
import type {Deed} from '../../cli/deeds.js'
import {CommandFailure} from '../../cli/failure.js'
import {globalFlags, waitFlags} from '../../cli/flags.js'
import {nothing, type Result, rows} from '../../cli/result.js'
import type {FleetCommons} from '../../client/dcmanager/fleet-addition.js'
import {type Subcloud, subclouds} from '../../client/dcmanager/subcloud.js'
import {deployed, type SubcloudJudge} from '../../client/dcmanager/subcloud-standing.js'
import {FleetFile, withGroupIds, withWholePaths} from '../../families/fleet-file.js'
import {followSubclouds} from '../../families/subcloud.js'
import {deploymentFlags, SubcloudInput} from '../../families/subcloud-input.js'
import type {FleetSite} from '../../inputs/fleet/fleet.js'
import {type FleetRow, fleetView} from '../../views/fleet.js'

const REPEAT = 'correct them and repeat the command: those that exist are passed over'

const FORMATS: readonly string[] = globalFlags.format.options ?? []

/** As a row of the fleet says it. */
const said = {done: 'added', unchanged: 'exists', failed: 'failed', unknown: 'unknown', left: 'left'} as const

/** Nobody deploys here what stands by for a peer site. */
const deploying: SubcloudJudge = (subcloud) => {
  const phase = subcloud['deploy-status']
  if (phase.startsWith('secondary')) return {phase, failed: `${phase}: it stands by for a peer site`}
  return deployed('complete')(subcloud)
}

export default class SubcloudAddFleet extends Acting {
  static override summary = 'add all subclouds of a CSV or YAML file'
  static override description =
    'One row is one subcloud; in YAML, one mapping of a list. The columns name and bootstrap_address are needed, group is ' +
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is what people write into their templates
    'understood; whatever else the templates need is named by them: ${column} in the values files stands for the cell. ' +
    'All rows are checked before anything is sent. Subclouds that exist already are passed over, so that it can be ' +
    'repeated: --wait waits for them, too, and exits with 7 where a row has failed. It is a run: broken off, ' +
    '`stx run resume` takes it up where it was.'
  static override examples = [
    '<%= config.bin %> subcloud add-fleet fleet.csv --bootstrap-values site.yml',
    '<%= config.bin %> subcloud add-fleet fleet.csv --bootstrap-values site.yml --plan',
    '<%= config.bin %> subcloud add-fleet -f fleet.yaml --bootstrap-values site.yml --install-values install.yml --parallel 50 --wait',
    'make-fleet | <%= config.bin %> subcloud add-fleet -f - --bootstrap-values site.yml',
  ]
  static override args = {
    fleet: Args.string({description: 'CSV file, its first line names the columns; or a YAML list'}),
  }
  static override flags = {
    file: Flags.string({char: 'f', summary: 'the same, as an option; - is what is piped in', helpValue: 'FILE'}),
    'bootstrap-values': Flags.string({required: true, summary: 'YAML template of the bootstrap values'}),
    'install-values': Flags.string({summary: 'YAML template of the install values'}),
    'deploy-config': Flags.string({summary: 'YAML file: the configuration, the same for all'}),
    'sysadmin-password': deploymentFlags['sysadmin-password'],
    'bmc-password': deploymentFlags['bmc-password'],
    release: deploymentFlags.release,
    group: Flags.string({summary: 'group of those whose row names none, by name or id'}),
    parallel: Flags.integer({summary: 'how many are added at a time', default: 16, min: 1, max: 250}),
    plan: Flags.boolean({summary: 'only say which would be added and which are there; nothing is sent'}),
    ...waitFlags,
  }

  override readonly reach = 'rows'

  override readonly deedView = fleetView

  protected readonly input = new SubcloudInput(this.voice, this.context)

  #sites: ReadonlyMap<string, FleetSite> = new Map()
  #commons: FleetCommons = {}
  /** Those that are there, by their names. */
  readonly #there = new Map<string, Subcloud>()

  /** Beside a file that is named, `-f` says what it says everywhere: how the result is written. */
  protected override readLine(): Promise<AnyGiven> {
    const named = this.argv.includes('--')
    this.argv = this.argv.map((word) => {
      const [, format = ''] = named ? (/^--file=(\w+)$/.exec(word) ?? []) : []
      return FORMATS.includes(format) ? `--format=${format}` : word
    })
    return super.readLine()
  }

  override check({args, flags, globals}: Given<typeof SubcloudAddFleet>): void {
    if (globals.subcloud !== undefined) {
      const message = '--subcloud leads into a subcloud, and only its system controller can do this'
      this.voice.refuse(message, 'leave it out')
    }
    if (args.fleet !== undefined && flags.file !== undefined) {
      this.voice.refuse(`two files are named: ${args.fleet} and ${flags.file}`, 'give one of them')
    }
    if ((args.fleet ?? flags.file) === undefined) {
      throw new CommandFailure(
        'usage',
        'subcloud add-fleet: missing argument FLEET',
        'name a file, or - for a pipe',
        this.id,
      )
    }
  }

  protected override async instead(apis: Apis, {args, flags}: Given<typeof SubcloudAddFleet>) {
    if (!flags.plan) return undefined
    const {planFleetAddition} = await import('../../families/fleet-addition-plan.js')
    const fleet = args.fleet ?? flags.file ?? ''
    const sites = await new FleetFile(this.voice, this.context).sites({...flags, fleet})
    return planFleetAddition(apis, sites, {
      file: fleet,
      common: flags.group,
      parallel: flags.parallel,
      installs: flags['install-values'] !== undefined,
    })
  }

  protected override async fromFile({dcmanager}: Apis, {args, flags}: Given<typeof SubcloudAddFleet>) {
    const fleet = args.fleet ?? flags.file ?? ''
    const file = new FleetFile(this.voice, this.context)
    const sites = await file.sites({...flags, fleet})
    this.#commons = {
      deployConfig: flags['deploy-config'],
      sysadminPassword: await this.input.sysadmin(flags['sysadmin-password']),
      bmcPassword: flags['install-values'] ? await this.input.bmc(flags['bmc-password']) : undefined,
      release: flags.release,
    }
    const placed = await withGroupIds(dcmanager, sites, {file: fleet, common: flags.group})
    this.#sites = new Map(placed.map((site) => [site.name, site]))
    for (const subcloud of await subclouds(dcmanager).list({secondary: true})) this.#there.set(subcloud.name, subcloud)
    const named = [fleet, flags['bootstrap-values'], flags['install-values'], flags['deploy-config']]
    return {
      named: placed.map(({name}) => name),
      argv: withWholePaths(
        this.argv,
        named.flatMap((path) => path ?? []),
      ),
      files: file.files,
      isNamedInFile: true,
      atATime: flags.parallel,
      show: (deeds: readonly ShownDeed[]) =>
        rows(
          fleetView,
          deeds.map((deed) => this.#row(deed)),
        ),
      mend: ([first]: readonly Deed[]) =>
        first && this.#there.has(first.subcloud) ? `see: stx subcloud why ${first.subcloud}` : REPEAT,
    }
  }

  protected override aimedAt(given: AnyGiven, name: string): AnyGiven {
    return {...given, args: {...given.args, name}}
  }

  /** One of them; what is there already is passed over. */
  async act({dcmanager}: Apis, {args}: AnyGiven): Promise<Result> {
    const name = String(args['name'])
    const site = this.#sites.get(name)
    if (!site) throw new CommandFailure('not-found', `no row of the file is ${name}`)
    if (this.#there.has(name)) return nothing
    const {addSite} = await import('../../client/dcmanager/fleet-addition.js')
    this.#there.set(name, await addSite(dcmanager, site, this.#commons))
    return nothing
  }

  /** For every row of the file, whoever added it: what could not be added has failed already. */
  override followAll(apis: Apis, {args, flags}: AnyGiven, names: readonly string[]) {
    const fleet = args['fleet'] === undefined ? [] : [String(args['fleet'])]
    const together = ['subcloud', 'add-fleet', ...fleet, ...flagWords({...flags, deadline: undefined})]
    const how = {judgeOf: () => deploying, until: 'deploy_status=complete', together}
    return followSubclouds(apis, names, how, (first, settling) => this.settleAll(flags, first, settling))
  }

  #row({subcloud: name, result, reason, changed}: ShownDeed): FleetRow {
    const interrupted = result === 'unknown' ? 'it was being sent' : ''
    const id = result === 'done' ? this.#there.get(name)?.id : undefined
    const detail = reason ?? (id === undefined ? interrupted : `id ${id}`)
    return {line: this.#sites.get(name)?.line ?? 0, name, result: said[result], detail, changed}
  }
}
