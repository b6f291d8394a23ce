import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {variableFlag, waitFlags} from '../../cli/flags.js'
import {subclouds} from '../../client/dcmanager/subcloud.js'
import {deployed} from '../../client/dcmanager/subcloud-standing.js'
import {SubcloudChange} from '../../families/subcloud.js'
import {deploymentFlags} from '../../families/subcloud-input.js'
import {checkAddition} from '../../inputs/option/subcloud.js'

export default class SubcloudAdd extends SubcloudChange {
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

  override readonly reach = 'here'

  judge = deployed('complete')
  override readonly until = 'deploy_status=complete'

  override check({flags}: Given<typeof SubcloudAdd>) {
    const {migrate, enroll, name} = flags
    const files = {
      deployConfig: flags['deploy-config'],
      installValues: flags['install-values'],
      cloudInitConfig: flags['cloud-init-config'],
    }
    checkAddition({...files, migrate, enroll, name})
  }

  async change({dcmanager}: Apis, {flags}: Given<typeof SubcloudAdd>) {
    const {migrate, enroll, name} = flags
    return subclouds(dcmanager).add(await this.input.deployment(flags), {migrate, enroll, name})
  }
}
