import type {Moment} from '../../../kernel/lifecycle.js'
import type {Subcloud} from '../subcloud/model.js'
import {textOf} from '../values/values.js'
import {bootFromImage} from './rvmc.js'

/** The names under which the playbooks speak of what they do with the host. */
type Operation = 'install' | 'enroll'

/** Has the server started from the image, through its board controller; without one somebody does it on site. */
export function startInstaller(
  subcloud: Subcloud,
  {sim}: Moment,
  operation: Operation,
  failed: (reason: string) => void,
): void {
  const values = subcloud.installValues ?? {}
  const address = textOf(values, 'bmc_address')
  if (address === '') return
  const target = {
    address,
    username: textOf(values, 'bmc_username'),
    password: Buffer.from(textOf(values, 'bmc_password'), 'base64').toString('utf8'),
    image: `https://${hostOf(textOf(values, 'bootstrap_address'))}/iso/${subcloud.softwareVersion}/nodes/${subcloud.name}/bootimage.iso`,
  }
  const ask = sim.ask('ownRequest')
  sim.errands.run(
    () => bootFromImage(ask, target),
    (outcome) => {
      if (!('error' in outcome)) return
      failed(
        'FAILED TASK: TASK [common/rvmc : Fail if Redfish Virtual Media Controller returns an error]\n' +
          `Failed to ${operation} the host via Redfish Virtual Media Controller.\n${outcome.error.message}`,
      )
    },
    {awaited: true},
  )
}

const hostOf = (address: string): string => (address.includes(':') ? `[${address}]:8443` : `${address}:8443`)
