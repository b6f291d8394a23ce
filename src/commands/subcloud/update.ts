import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Changing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {confirmFlags, subcloudsArg, variableFlag, waitFlags} from '../../cli/flags.js'
import {type Subcloud, subclouds} from '../../client/dcmanager/subcloud.js'
import {reconfigured} from '../../client/dcmanager/subcloud-standing.js'
import {settlingOf} from '../../families/subcloud.js'
import {deploymentFlags, SubcloudInput} from '../../families/subcloud-input.js'
import {changesNetwork} from '../../inputs/option/subcloud.js'
import {changedSubcloudView} from '../../views/subcloud.js'

export default class SubcloudUpdate extends Changing<Subcloud> {
  static override summary = 'change a subcloud'
  static override examples = [
    '<%= config.bin %> subcloud update subcloud1 --location Ottawa --group east',
    '<%= config.bin %> subcloud update subcloud1 --name ottawa-1',
    '<%= config.bin %> subcloud update --subclouds all --location Ottawa --ensure',
  ]
  static override hiddenAliases = ['dcmanager:subcloud:update']
  static override args = {subcloud: subcloudsArg}
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

  override readonly reach = 'each'

  result = changedSubcloudView

  protected readonly input = new SubcloudInput(this.voice, this.context)

  override check({flags}: Given<typeof SubcloudUpdate>) {
    if (flags.name !== undefined && this.isBulk)
      this.voice.refuse('--name is for one subcloud', 'two cannot have one name')
  }

  override asks = ({args}: Given<typeof SubcloudUpdate>) => ({
    target: args.subcloud,
    deed: `update subcloud ${args.subcloud}`,
  })

  async change({dcmanager}: Apis, {args, flags}: Given<typeof SubcloudUpdate>) {
    const settings = settingsOf(flags)
    const network = changesNetwork(settings)
    await this.input.checkSite(flags)
    const subcloud = await subclouds(dcmanager).update(args.subcloud, {
      ...settings,
      sysadminPassword: network ? await this.input.sysadmin(flags['sysadmin-password']) : undefined,
      bmcPassword: settings.installValues ? await this.input.bmc(flags['bmc-password']) : undefined,
    })
    if (subcloud.info_message) this.voice.remark(subcloud.info_message)
    return subcloud
  }

  override follow(apis: Apis, {flags}: Given<typeof SubcloudUpdate>, subcloud: Subcloud) {
    return changesNetwork(settingsOf(flags)) ? settlingOf(apis, subcloud, reconfigured(subcloud)) : undefined
  }
}

const settingsOf = (flags: Given<typeof SubcloudUpdate>['flags']) => ({
  name: flags.name,
  description: flags.description,
  location: flags.location,
  group: flags.group,
  installValues: flags['install-values'],
  bootstrapValues: flags['bootstrap-values'],
  managementSubnet: flags['management-subnet'],
  managementGatewayIp: flags['management-gateway-ip'],
  managementStartIp: flags['management-start-ip'],
  managementEndIp: flags['management-end-ip'],
  bootstrapAddress: flags['bootstrap-address'],
  peerGroup: flags['peer-group'],
})
