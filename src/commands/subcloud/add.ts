import {Flags} from '@oclif/core'
import {variableFlag, waitFlags} from '../../cli/flags.js'
import {deployed} from '../../client/dcmanager/subcloud-standing.js'
import {deploymentFlags, SubcloudCommand} from '../../families/subcloud.js'
import {checkAddition} from '../../inputs/option/subcloud.js'
import {changedSubcloudView} from '../../views/subcloud.js'

export default class SubcloudAdd extends SubcloudCommand {
  static override summary = 'add a subcloud and deploy it'
  static override examples = [
    '<%= config.bin %> subcloud add --bootstrap-address 10.10.10.12 --bootstrap-values site1.yml --wait',
    '<%= config.bin %> subcloud add --bootstrap-address 10.10.10.12 --bootstrap-values site1.yml --install-values site1-install.yml --deploy-config site1-config.yml --group east',
  ]
  static override hiddenAliases = ['dcmanager:subcloud:add']
  static override flags = {
    ...deploymentFlags,
    'bootstrap-address': Flags.string({
      required: true,
      summary: 'address of the first controller while it is bootstrapped',
    }),
    'bootstrap-values': Flags.string({
      required: true,
      summary: 'YAML file: name, networks and all else of the bootstrap',
    }),
    migrate: Flags.boolean({summary: 'take over a subcloud that another system controller deployed'}),
    enroll: Flags.boolean({summary: 'take over a system that is installed already'}),
    name: Flags.string({summary: 'with --migrate: another name than in the bootstrap values'}),
    ...waitFlags,
    ...variableFlag,
  }

  override readonly result = changedSubcloudView

  async run(): Promise<void> {
    const {flags} = await this.parse(SubcloudAdd)
    const {migrate, enroll, name} = flags
    const files = {
      deployConfig: flags['deploy-config'],
      installValues: flags['install-values'],
      cloudInitConfig: flags['cloud-init-config'],
    }
    checkAddition({...files, migrate, enroll, name})
    const input = await this.deploymentInput(flags)
    const subcloud = await (await this.subclouds()).add(input, {migrate, enroll, name})
    await this.show(this.result, await this.settleSubcloud(flags, subcloud, deployed('complete')))
  }
}
