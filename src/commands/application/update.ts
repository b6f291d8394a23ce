import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {waitFlags} from '../../cli/flags.js'
import {applications, becoming} from '../../client/sysinv/kube/application.js'
import {origin, TarballOperation} from '../../families/application-operation.js'

export default class ApplicationUpdate extends TarballOperation {
  static override summary = 'move an applied application to another version'
  static override description =
    'The controller reads the tarball itself, from a URL or from a path of its own: the content is not sent. An update that fails returns to the version before.'
  static override examples = [
    '<%= config.bin %> application update /home/sysadmin/my-app-1.1.tgz --wait',
    '<%= config.bin %> application update https://files.example.com/my-app-1.1.tgz --reuse-user-overrides true',
  ]
  static override hiddenAliases = ['system:application-update']
  static override flags = {
    ...TarballOperation.flags,
    'reuse-user-overrides': Flags.string({summary: 'keep the helm overrides', helpValue: 'true|false'}),
    'reuse-attributes': Flags.string({summary: 'keep the chart attributes', helpValue: 'true|false'}),
    ...waitFlags,
  }

  async begin({sysinv}: Apis, given: Given<typeof ApplicationUpdate>) {
    const first = await applications(sysinv).update({
      ...(await origin(given)),
      reuseUserOverrides: given.flags['reuse-user-overrides'],
      reuseAttributes: given.flags['reuse-attributes'],
    })
    return {first, judge: becoming('applied', first.app_version)}
  }
}
