import {Args} from '@oclif/core'
import {StxCommand} from '../../../../cli/command.js'
import {confirmFlags, hostArg} from '../../../../cli/flags.js'
import {deviceLabels} from '../../../../client/sysinv/host/device-label.js'

export default class HostDeviceLabelRemove extends StxCommand {
  static override summary = 'take labels off a device'
  static override examples = ['<%= config.bin %> host device label remove worker-0 pci_0000_b4_00_0 key1']
  static override hiddenAliases = ['system:host-device-label-remove']
  static override args = {
    host: hostArg,
    device: Args.string({required: true, description: 'name or PCI address of the device'}),
    key: Args.string({multiple: true, required: true, description: 'names of the labels'}),
  }
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HostDeviceLabelRemove)
    const {host, device: ref, key: keys} = args
    await this.confirm(flags, host, `remove labels from device ${ref} of ${host}`)
    const api = deviceLabels(await this.api('sysinv'))
    const {hostname, device, labels} = await api.ofDevice(host, ref)
    await this.each(keys, async (key) => {
      const found = labels.filter(({label_key}) => label_key === key)
      if (found.length === 0) {
        const said = `Host device label not found: host ${hostname}, device ${device.name}, label key ${key}`
        // The official program says so among the data and goes on.
        return this.official ? said : this.fail('not-found', said)
      }
      for (const {uuid} of found) await api.delete(uuid)
      const deleted = found.map(({label_value}) => `Deleted device label (${key}, ${label_value})`)
      return deleted.map((text) => `${text} for host ${hostname} device ${device.name}`).join('\n')
    })
  }
}
