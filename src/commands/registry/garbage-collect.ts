import {StxCommand} from '../../cli/command.js'
import {registryImages} from '../../client/sysinv/platform/registry-image.js'

export default class RegistryGarbageCollect extends StxCommand {
  static override summary = 'free the space of deleted container images'
  static override examples = ['<%= config.bin %> registry garbage-collect']
  static override hiddenAliases = ['system:registry-garbage-collect']

  async run(): Promise<void> {
    await this.parse(RegistryGarbageCollect)
    await registryImages(await this.api('sysinv')).collectGarbage()
    await this.done('Running docker registry garbage collect')
  }
}
