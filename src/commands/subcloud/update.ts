import {Flags} from '@oclif/core'
import {confirmFlags, subcloudArg, variableFlag, waitFlags} from '../../cli/flags.js'
import {reconfigured} from '../../client/dcmanager/subcloud-standing.js'
import {deploymentFlags, SubcloudCommand} from '../../families/subcloud.js'
import {changesNetwork} from '../../inputs/option/subcloud.js'
import {changedSubcloudView} from '../../views/subcloud.js'

export default class SubcloudUpdate extends SubcloudCommand {
  static override summary = 'change a subcloud'
  static override examples = [
    '<%= config.bin %> subcloud update subcloud1 --location Ottawa --group east',
    '<%= config.bin %> subcloud update subcloud1 --name ottawa-1',
  ]
  static override hiddenAliases = ['dcmanager:subcloud:update']
  static override args = {subcloud: subcloudArg}
  static override flags = {
    name: Flags.string({summary: 'new name'}),
    description: Flags.string({summary: 'description'}),
    location: Flags.string({summary: 'where it is'}),
    group: Flags.string({summary: 'group to move it to, by name or id'}),
    'management-subnet': Flags.string({summary: 'new management network'}),
    'management-gateway-ip': Flags.string({summary: 'gateway of the new management network'}),
    'management-start-ip': Flags.string({summary: 'first address of the new management network'}),
    'management-end-ip': Flags.string({summary: 'last address of the new management network'}),
    'bootstrap-address': Flags.string({summary: 'address under which ansible reaches it'}),
    'sysadmin-password': Flags.string({summary: 'password of sysadmin, for a new management network'}),
    'install-values': deploymentFlags['install-values'],
    'bmc-password': deploymentFlags['bmc-password'],
    'bootstrap-values': deploymentFlags['bootstrap-values'],
    'peer-group': Flags.string({summary: 'peer group to put it into; none takes it out'}),
    ...confirmFlags,
    ...waitFlags,
    ...variableFlag,
  }

  override readonly result = changedSubcloudView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SubcloudUpdate)
    await this.confirm(flags, args.subcloud, `update subcloud ${args.subcloud}`)
    const {name, description, location, group} = flags
    const {'install-values': installValues, 'bootstrap-values': bootstrapValues} = flags
    const settings = {
      ...{name, description, location, group, installValues, bootstrapValues},
      managementSubnet: flags['management-subnet'],
      managementGatewayIp: flags['management-gateway-ip'],
      managementStartIp: flags['management-start-ip'],
      managementEndIp: flags['management-end-ip'],
      bootstrapAddress: flags['bootstrap-address'],
      peerGroup: flags['peer-group'],
    }
    const network = changesNetwork(settings)
    await this.checkSiteFiles(flags)
    const subcloud = await (await this.subclouds()).update(args.subcloud, {
      ...settings,
      sysadminPassword: network ? await this.sysadmin(flags['sysadmin-password']) : undefined,
      bmcPassword: installValues ? await this.bmc(flags['bmc-password']) : undefined,
    })
    if (subcloud.info_message) this.remark(subcloud.info_message)
    const settled = network ? await this.settleSubcloud(flags, subcloud, reconfigured(subcloud)) : subcloud
    await this.show(this.result, settled)
  }
}
