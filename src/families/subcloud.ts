import {Flags} from '@oclif/core'
import {StxCommand} from '../cli/command.js'
import {bmcPassword, password, sysadminPassword} from '../cli/password.js'
import type {DeploymentInput, Subcloud} from '../client/dcmanager/subcloud.js'
import {type SubcloudJudge, together} from '../client/dcmanager/subcloud-standing.js'
import type {View} from '../output/view.js'

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

type Given = {[Flag in keyof typeof deploymentFlags]?: string}

/** What commands share that deploy, change or watch subclouds. */
export abstract class SubcloudCommand extends StxCommand {
  // oclif looks for inherited statics only as far as each class has one of its own.
  static override baseFlags = StxCommand.baseFlags

  /** The flags as the client takes them: files that can be sent, passwords in base64. */
  protected async deploymentInput(
    flags: Given,
    {sysadmin = true, subcloud}: {sysadmin?: boolean; subcloud?: string} = {},
  ): Promise<DeploymentInput> {
    await this.checkSiteFiles(flags, subcloud)
    await this.checkYamlFiles({'deploy-config': flags['deploy-config']})
    const cloudInitConfig = flags['cloud-init-config']
    if (cloudInitConfig) {
      const {checkTar} = await import('../inputs/archive/tar-file.js')
      await checkTar(cloudInitConfig, 'cloud-init-config')
      if (!this.official) {
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
  protected async checkSiteFiles(flags: Given, subcloud?: string): Promise<void> {
    const {'bootstrap-values': bootstrap, 'install-values': install} = flags
    if (this.official) return this.checkYamlFiles({'bootstrap-values': bootstrap, 'install-values': install})
    if (bootstrap === undefined && install === undefined) return
    const {checkSite} = await import('../inputs/site/site-file.js')
    const facts = {bootstrapAddress: flags['bootstrap-address'], subcloud}
    for (const odd of await checkSite({bootstrap, install}, facts)) this.remark(odd)
  }

  /** The official client leaves it to the server what is in a file. */
  protected async checkYamlFiles(files: Record<string, string | undefined>): Promise<void> {
    const [{checkFile}, {readYaml}] = await Promise.all([import('../inputs/file.js'), import('../inputs/yaml-file.js')])
    for (const [name, file] of Object.entries(files)) {
      if (file === undefined) continue
      await checkFile(file, name)
      if (!this.official) await readYaml(file, name, {several: name === 'deploy-config'})
    }
  }

  protected sysadmin(given: string | undefined): Promise<string> {
    return password(this.context, given, sysadminPassword)
  }

  protected bmc(given: string | undefined): Promise<string> {
    return password(this.context, given, bmcPassword)
  }

  protected async subclouds() {
    const {subclouds} = await import('../client/dcmanager/subcloud.js')
    return subclouds(await this.api('dcmanager'))
  }

  /** A group is a list, even of one. */
  protected async printBackups(subclouds: Subcloud[], group: string | undefined, view: View<Subcloud>): Promise<void> {
    const [first] = subclouds
    if (group || !first) await this.list(view, subclouds)
    else await this.show(view, first)
  }

  /** One subcloud, with `--wait` when the judge says that it is done. */
  protected settleSubcloud(
    flags: {wait?: boolean; deadline?: string},
    subcloud: Subcloud,
    judge: SubcloudJudge,
  ): Promise<Subcloud> {
    return this.settle(flags, subcloud, {
      target: `subcloud ${subcloud.name}`,
      read: async () => (await this.subclouds()).get(String(subcloud.id)),
      judge,
      watch: `stx subcloud show ${subcloud.name}`,
    })
  }

  /** Several at once: all are waited for, all are printed, and then those that failed are named. */
  protected async settleSubclouds(
    flags: {wait?: boolean; deadline?: string},
    subclouds: Subcloud[],
    judgeOf: (before: Subcloud) => SubcloudJudge,
    print: (settled: Subcloud[]) => Promise<void>,
  ): Promise<void> {
    const judges = new Map(subclouds.map((subcloud) => [subcloud.id, judgeOf(subcloud)]))
    const [first] = subclouds
    const settled = await this.settle(flags, subclouds, {
      target: first && subclouds.length === 1 ? `subcloud ${first.name}` : `${subclouds.length} subclouds`,
      read: async () => (await this.subclouds()).refresh(subclouds),
      judge: together(judges),
      watch: 'stx subcloud list',
    })
    await print(settled)
    if (!flags.wait) return
    const failures = settled.flatMap((subcloud) => {
      const failed = judges.get(subcloud.id)?.(subcloud).failed
      return failed === undefined ? [] : [{name: subcloud.name, failed}]
    })
    const [worst] = failures
    if (!worst) return
    const all = failures.length === settled.length
    const count = settled.length === 1 ? '' : `${failures.length} of ${settled.length} subclouds failed, first `
    const message = count ? `${count}${worst.name}: ${worst.failed}` : `subcloud ${worst.name} failed: ${worst.failed}`
    this.fail(all ? 'target-failed' : 'partial', message, `see: stx subcloud errors ${worst.name}`)
  }
}
