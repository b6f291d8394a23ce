import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {waitFlags} from '../../../cli/flags.js'
import {type Result, rows} from '../../../cli/result.js'
import {configuring, storageBackends} from '../../../client/sysinv/storage/storage-backend.js'
import {settingsIn} from '../../../inputs/words.js'
import {storageBackendView} from '../../../views/storage-backend.js'

export default class StorageBackendAdd extends Acting {
  static override summary = 'add a storage backend'
  static override examples = [
    '<%= config.bin %> storage backend add ceph --confirmed',
    '<%= config.bin %> storage backend add ceph-rook --deployment controller --confirmed',
  ]
  static override hiddenAliases = ['system:storage-backend-add']
  static override args = {
    backend: Args.string({
      required: true,
      options: ['ceph', 'ceph-external', 'file', 'lvm', 'external', 'ceph-rook'],
      description: 'its type',
    }),
    setting: Args.string({multiple: true, description: 'capabilities, as in name=value'}),
  }
  static override flags = {
    services: Flags.string({char: 's', summary: 'services that use it; commas between several'}),
    deployment: Flags.string({char: 'd', summary: 'how ceph-rook is deployed', helpValue: 'controller|dedicated|open'}),
    'failure-domain': Flags.string({summary: 'what ceph-rook spreads copies over', helpValue: 'osd|host'}),
    ceph_conf: Flags.string({char: 'c', summary: 'configuration file of an external ceph', helpValue: 'FILE'}),
    name: Flags.string({char: 'n', summary: 'its name, where there are several of a type'}),
    tier_uuid: Flags.string({char: 't', summary: 'storage tier of a further ceph backend'}),
    network: Flags.option({options: ['mgmt', 'cluster-host'] as const, summary: 'network that ceph uses'})(),
    confirmed: Flags.boolean({summary: 'go on, although this can not be undone'}),
    'ceph-mon-gib': Flags.string({hidden: true, summary: 'accepted and not sent, as by the official program'}),
    ...waitFlags,
  }

  override readonly result = storageBackendView()

  async act({sysinv}: Apis, {args, flags}: Given<typeof StorageBackendAdd>): Promise<Result> {
    const {name, services, tier_uuid, network, ceph_conf, deployment, 'failure-domain': failure_domain} = flags
    const confirmed = flags.confirmed ?? false
    const settings = settingsIn(args.setting ?? [])
    if (args.backend === 'ceph-external' && !ceph_conf) {
      const message = 'A Ceph configuration file must be provided for provisioning an external Ceph backend.'
      this.voice.refuse(message, 'pass --ceph_conf')
    }
    const wanted = {name, services, tier_uuid, network, ceph_conf, deployment, failure_domain, confirmed, settings}
    const api = storageBackends(sysinv)
    const added = await api.add(args.backend, wanted)
    this.voice.remark('the configuration has changed: see the administrator guide for what is left to do', nextSteps)
    await this.settle(flags, added, {
      target: `storage backend ${added.name}`,
      read: () => api.get(added.uuid),
      judge: configuring,
      watch: `stx storage backend show ${added.name}`,
    })
    return rows(this.result, await api.list())
  }
}

/** The words of the official program, among empty lines. */
const nextSteps = `
System configuration has changed.
Please follow the administrator guide to complete configuring the system.
`
