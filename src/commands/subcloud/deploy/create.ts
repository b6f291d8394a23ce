import {Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {CommandFailure} from '../../../cli/failure.js'
import {variableFlag} from '../../../cli/flags.js'
import {one, several} from '../../../cli/result.js'
import {deployments} from '../../../client/dcmanager/deployment.js'
import type {Subcloud} from '../../../client/dcmanager/subcloud.js'
import {deployed} from '../../../client/dcmanager/subcloud-standing.js'
import {deploymentFlags, SubcloudInput} from '../../../families/subcloud-input.js'
import {changedSubcloudView} from '../../../views/subcloud.js'

export default class SubcloudDeployCreate extends Acting {
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

  override readonly reach = 'here'

  override readonly result = changedSubcloudView

  protected readonly input = new SubcloudInput(this.voice, this.context)

  async act({dcmanager}: Apis, {flags}: Given<typeof SubcloudDeployCreate>) {
    const input = await this.input.deployment(flags, {sysadmin: false})
    const subcloud = await deployments(dcmanager).create(input)
    return several([one(this.result, subcloud)], this.voice.either(failureOf(subcloud), undefined))
  }
}

/** The server answers 200 all the same. */
function failureOf(subcloud: Subcloud): CommandFailure | undefined {
  const {failed} = deployed('create-complete')(subcloud)
  if (!failed) return undefined
  const message = `subcloud ${subcloud.name} failed: ${failed}`
  return new CommandFailure('target-failed', message, `see: stx subcloud why ${subcloud.name}`)
}
