import {Flags} from '@oclif/core'
import type {RunContext} from '../cli/context.js'
import type {Voice} from '../cli/voice.js'
import type {DeploymentInput} from '../client/dcmanager/subcloud.js'
import {bmcPassword, password, sysadminPassword} from './password.js'

/** What subclouds are deployed from. Each command takes some of these. */
export const deploymentFlags = {
  'bootstrap-address': Flags.string({summary: 'address of the first controller while it is bootstrapped'}),
  'bootstrap-values': Flags.string({summary: 'YAML file: name, networks and all else of the bootstrap'}),
  'install-values': Flags.string({summary: 'YAML file: how the server is installed through its BMC'}),
  'deploy-config': Flags.string({summary: 'YAML file: the configuration that follows the bootstrap'}),
  'sysadmin-password': Flags.string({
    summary: 'password of sysadmin in the subcloud; better in STX_SYSADMIN_PASSWORD, or asked for',
  }),
  'bmc-password': Flags.string({
    summary: 'password of the BMC where --install-values needs it; better in STX_BMC_PASSWORD, or asked for',
  }),
  'cloud-init-config': Flags.string({summary: 'tar archive with cloud-init data for an enrollment'}),
  release: Flags.string({summary: 'software release; the one of the system controller where not given'}),
  group: Flags.string({summary: 'group to put it into, by name or id'}),
}

/** What a backup is asked for with. */
export const backupFlags = {
  subcloud: Flags.string({summary: 'one subcloud, by name or id'}),
  group: Flags.string({summary: 'all subclouds of a group, by name or id'}),
  'local-only': Flags.boolean({summary: 'keep it in the subcloud, not on the system controller'}),
  'registry-images': Flags.boolean({summary: 'with --local-only: container images as well'}),
  'backup-values': Flags.string({summary: 'YAML file with more settings of the backup'}),
  'sysadmin-password': deploymentFlags['sysadmin-password'],
}

/** What prestaging is asked for with. */
export const prestagingFlags = {
  'sysadmin-password': deploymentFlags['sysadmin-password'],
  release: deploymentFlags.release,
  'for-install': Flags.boolean({summary: 'prepare an installation; the default'}),
  'for-sw-deploy': Flags.boolean({summary: 'prepare a software deployment'}),
  force: Flags.boolean({summary: 'in spite of alarms'}),
}

export type DeploymentFlags = {[Flag in keyof typeof deploymentFlags]?: string}

/** Makes of flags what the client takes: files that can be sent, passwords in base64. */
export class SubcloudInput {
  constructor(
    private readonly voice: Voice,
    private readonly context: RunContext,
  ) {}

  async deployment(
    flags: DeploymentFlags,
    {sysadmin = true, subcloud}: {sysadmin?: boolean; subcloud?: string} = {},
  ): Promise<DeploymentInput> {
    await this.checkSite(flags, subcloud)
    await this.checkYaml({'deploy-config': flags['deploy-config']})
    const cloudInitConfig = flags['cloud-init-config']
    if (cloudInitConfig) {
      const {checkTar} = await import('../inputs/archive/tar-file.js')
      await checkTar(cloudInitConfig, 'cloud-init-config')
      if (this.voice.judgesFirst) {
        const {checkSize} = await import('../inputs/file.js')
        await checkSize(cloudInitConfig, 'cloud-init-config')
      }
    }
    return {
      bootstrapValues: flags['bootstrap-values'],
      installValues: flags['install-values'],
      deployConfig: flags['deploy-config'],
      cloudInitConfig,
      bootstrapAddress: flags['bootstrap-address'],
      sysadminPassword: sysadmin ? await this.sysadmin(flags['sysadmin-password']) : undefined,
      bmcPassword: flags['install-values'] ? await this.bmc(flags['bmc-password']) : undefined,
      release: flags.release,
      group: flags.group,
    }
  }

  /** What the server would refuse is refused before anything is sent, by the line in the file. */
  async checkSite(flags: DeploymentFlags, subcloud?: string): Promise<void> {
    const {'bootstrap-values': bootstrap, 'install-values': install} = flags
    if (!this.voice.judgesFirst) return this.checkYaml({'bootstrap-values': bootstrap, 'install-values': install})
    if (bootstrap === undefined && install === undefined) return
    const {checkSite} = await import('../inputs/site/site-file.js')
    const facts = {bootstrapAddress: flags['bootstrap-address'], subcloud}
    for (const odd of await checkSite({bootstrap, install}, facts)) this.voice.remark(odd)
  }

  /** The official client leaves it to the server what is in a file. */
  async checkYaml(files: Record<string, string | undefined>): Promise<void> {
    const [{checkFile}, {readYaml}] = await Promise.all([import('../inputs/file.js'), import('../inputs/yaml-file.js')])
    for (const [name, file] of Object.entries(files)) {
      if (file === undefined) continue
      await checkFile(file, name)
      if (this.voice.judgesFirst) await readYaml(file, name, {several: name === 'deploy-config'})
    }
  }

  // Asked for once, however many subclouds it is for.
  #sysadmin: Promise<string> | undefined
  #bmc: Promise<string> | undefined

  sysadmin(given: string | undefined): Promise<string> {
    this.#sysadmin ??= password(this.context, given, sysadminPassword)
    return this.#sysadmin
  }

  bmc(given: string | undefined): Promise<string> {
    this.#bmc ??= password(this.context, given, bmcPassword)
    return this.#bmc
  }
}
