import type {Apis} from '../../cli/apis.js'
import {Doing} from '../../cli/changing.js'
import {said} from '../../cli/result.js'
import {registryImages} from '../../client/sysinv/platform/registry-image.js'

export default class RegistryGarbageCollect extends Doing {
  static override summary = 'free the space of deleted container images'
  static override examples = ['<%= config.bin %> registry garbage-collect']
  static override hiddenAliases = ['system:registry-garbage-collect']

  async act({sysinv}: Apis) {
    await registryImages(sysinv).collectGarbage()
    return said('Running docker registry garbage collect')
  }
}
