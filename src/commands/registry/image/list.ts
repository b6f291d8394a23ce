import {Flags} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {registryImages} from '../../../client/sysinv/platform/registry-image.js'
import {registryImageView} from '../../../views/registry-image.js'

export default class RegistryImageList extends StxCommand {
  static override summary = 'list the container images'
  static override examples = [
    '<%= config.bin %> registry image list',
    '<%= config.bin %> registry image list --filter-out-untagged',
  ]
  static override hiddenAliases = ['system:registry-image-list']
  static override flags = {'filter-out-untagged': Flags.boolean({summary: 'only images that have a tag'})}

  async run(): Promise<void> {
    const {flags} = await this.parse(RegistryImageList)
    const tagged = flags['filter-out-untagged']
    await this.list(registryImageView, await registryImages(await this.api('sysinv')).list({tagged}))
    if (!tagged) this.remark(this.official ? officialNote : note)
  }
}

const note = 'some of them may have no tag left: --filter-out-untagged leaves those out'

const officialNote = `Note: Some of these images may no longer have any tags  
run system registry-image-list --filter-out-untagged to filter them out`
