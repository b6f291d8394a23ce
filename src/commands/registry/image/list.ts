import {Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {Reading} from '../../../cli/reading.js'
import {type Result, remark, rows, several} from '../../../cli/result.js'
import {registryImages} from '../../../client/sysinv/platform/registry-image.js'
import {registryImageView} from '../../../views/registry-image.js'

export default class RegistryImageList extends Reading {
  static override summary = 'list the container images'
  static override examples = [
    '<%= config.bin %> registry image list',
    '<%= config.bin %> registry image list --filter-out-untagged',
  ]
  static override hiddenAliases = ['system:registry-image-list']
  static override flags = {'filter-out-untagged': Flags.boolean({summary: 'only images that have a tag'})}

  async look({sysinv}: Apis, {flags}: Given<typeof RegistryImageList>): Promise<Result> {
    const tagged = flags['filter-out-untagged']
    const images = rows(registryImageView, await registryImages(sysinv).list({tagged}))
    return tagged ? images : several([images, remark(note, officialNote)])
  }
}

const note = 'some of them may have no tag left: --filter-out-untagged leaves those out'

const officialNote = `Note: Some of these images may no longer have any tags  
run system registry-image-list --filter-out-untagged to filter them out`
