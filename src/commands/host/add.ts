import {Flags} from '@oclif/core'
import type {Given} from '../../cli/command.js'
import {waitFlags} from '../../cli/flags.js'
import {type Hosts, installing} from '../../client/sysinv/host/host.js'
import {HostAction} from '../../families/host-action.js'

export default class HostAdd extends HostAction {
  static override summary = 'announce a host before it boots'
  static override description =
    'The host installs itself when it boots from the network; --wait waits until it has done so and is online.'
  static override examples = [
    '<%= config.bin %> host add --hostname worker-1 --personality worker --mgmt-mac 08:00:27:11:22:33',
    '<%= config.bin %> host add --personality controller --mgmt-mac 08:00:27:11:22:34 --wait --deadline 90m',
  ]
  static override hiddenAliases = ['system:host-add']
  static override flags = {
    hostname: Flags.string({char: 'n', summary: 'name; controllers and storage hosts get theirs from the system'}),
    personality: Flags.option({
      char: 'p',
      options: ['controller', 'worker', 'edgeworker', 'storage', 'network', 'profile'] as const,
      summary: 'what the host is for',
    })(),
    subfunctions: Flags.option({char: 's', options: ['lowlatency'] as const, summary: 'performance profile'})(),
    mgmt_mac: Flags.string({char: 'm', summary: 'MAC address of its management interface'}),
    bm_ip: Flags.string({char: 'I', summary: 'address of its board management controller'}),
    bm_type: Flags.string({char: 'T', summary: 'type of its board management controller'}),
    bm_username: Flags.string({char: 'U', summary: 'user of its board management controller'}),
    bm_password: Flags.string({char: 'P', summary: 'password of its board management controller'}),
    boot_device: Flags.string({char: 'b', summary: 'disk that it boots from (sda)'}),
    rootfs_device: Flags.string({char: 'r', summary: 'disk of its root file system (sda)'}),
    hw_settle: Flags.string({char: 'R', summary: 'seconds to wait for hardware at the start (0)'}),
    install_output: Flags.option({
      char: 'o',
      options: ['text', 'graphical'] as const,
      summary: 'how the installation shows itself',
    })(),
    console: Flags.string({char: 'c', summary: 'serial console (ttyS0,115200)'}),
    vsc_controllers: Flags.string({char: 'v', summary: 'addresses of the VSC controllers'}),
    location: Flags.string({char: 'l', summary: 'where it stands'}),
    ttys_dcd: Flags.string({char: 'D', summary: 'whether the console detects carriers', helpValue: 'true|false'}),
    clock_synchronization: Flags.option({
      char: 'C',
      options: ['ntp', 'ptp'] as const,
      summary: 'how its clock is set',
    })(),
    ...waitFlags,
  }

  judge = installing
  override readonly resume = ['--until', 'availability=online']
  verb = (api: Hosts, {flags}: Given<typeof HostAdd>) => api.add(flags)
}
