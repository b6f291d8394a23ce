import {Args} from '@oclif/core'
import type {Apis} from '../../../../cli/apis.js'
import {Acting} from '../../../../cli/changing.js'
import type {Given} from '../../../../cli/command.js'
import {CommandFailure} from '../../../../cli/failure.js'
import {confirmFlags, hostArg} from '../../../../cli/flags.js'
import type {Result} from '../../../../cli/result.js'
import {deviceLabels} from '../../../../client/sysinv/host/device-label.js'

export default class HostDeviceLabelRemove extends Acting {
  static override summary = 'take labels off a device'
  static override examples = ['<%= config.bin %> host device label remove worker-0 pci_0000_b4_00_0 key1']
  static override hiddenAliases = ['system:host-device-label-remove']
  static override args = {
    host: hostArg,
    device: Args.string({required: true, description: 'name or PCI address of the device'}),
    key: Args.string({multiple: true, required: true, description: 'names of the labels'}),
  }
  static override flags = {...confirmFlags}

  override asks({args}: Given<typeof HostDeviceLabelRemove>) {
    const {host, device: ref} = args
    return {target: host, deed: `remove labels from device ${ref} of ${host}`}
  }

  async act({sysinv}: Apis, {args}: Given<typeof HostDeviceLabelRemove>): Promise<Result> {
    const {host, device: ref, key: keys} = args
    const api = deviceLabels(sysinv)
    const {hostname, device, labels} = await api.ofDevice(host, ref)
    return this.forEach(keys, async (key) => {
      const found = labels.filter(({label_key}) => label_key === key)
      if (found.length === 0) {
        const said = `Host device label not found: host ${hostname}, device ${device.name}, label key ${key}`
        // The official program says so among the data and goes on.
        return this.voice.either(
          () => {
            throw new CommandFailure('not-found', said)
          },
          () => said,
        )()
      }
      for (const {uuid} of found) await api.delete(uuid)
      const deleted = found.map(({label_value}) => `Deleted device label (${key}, ${label_value})`)
      return deleted.map((text) => `${text} for host ${hostname} device ${device.name}`).join('\n')
    })
  }
}
