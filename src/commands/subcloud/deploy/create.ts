import {Flags} from '@oclif/core'
import {variableFlag} from '../../../cli/flags.js'
import {deployments} from '../../../client/dcmanager/deployment.js'
import {deployed} from '../../../client/dcmanager/subcloud-standing.js'
import {deploymentFlags, SubcloudCommand} from '../../../families/subcloud.js'
import {changedSubcloudView} from '../../../views/subcloud.js'

export default class SubcloudDeployCreate extends SubcloudCommand {
  static override summary = 'add a subcloud without deploying it yet'
  static override examples = [
    '<%= config.bin %> subcloud deploy create --bootstrap-address 10.10.10.12 --bootstrap-values site1.yml --install-values site1-install.yml',
  ]
  static override hiddenAliases = ['dcmanager:subcloud:deploy:create']
  static override flags = {
    'bootstrap-address': Flags.string({
      required: true,
      summary: 'address of the first controller while it is bootstrapped',
    }),
    'bootstrap-values': Flags.string({
      required: true,
      summary: 'YAML file: name, networks and all else of the bootstrap',
    }),
    'deploy-config': deploymentFlags['deploy-config'],
    'install-values': deploymentFlags['install-values'],
    'bmc-password': deploymentFlags['bmc-password'],
    group: deploymentFlags.group,
    release: deploymentFlags.release,
    ...variableFlag,
  }

  override readonly result = changedSubcloudView

  async run(): Promise<void> {
    const {flags} = await this.parse(SubcloudDeployCreate)
    const input = await this.deploymentInput(flags, {sysadmin: false})
    const subcloud = await deployments(await this.api('dcmanager')).create(input)
    await this.show(this.result, subcloud)
    // The server answers 200 all the same.
    const {failed} = deployed('create-complete')(subcloud)
    if (failed && !this.official) {
      this.fail(
        'target-failed',
        `subcloud ${subcloud.name} failed: ${failed}`,
        `see: stx subcloud errors ${subcloud.name}`,
      )
    }
  }
}
