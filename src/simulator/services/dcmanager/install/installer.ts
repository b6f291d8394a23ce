import {collection} from '../../../kernel/collection.js'
import {centralRegion} from '../../../regions.js'
import type {Lifecycle, Moment, Simulation} from '../../../simulation.js'
import {type Subcloud, subclouds} from '../record/model.js'
import {textOf} from '../values/values.js'
import {bootFromImage} from './rvmc.js'

/** What the installer has to do for a subcloud, of which nobody knows yet how it ends. */
interface Installation {
  readonly subcloudId: number
  readonly lifecycle: string
  /** the step that waits for the installed server, and that fails when it was never started */
  readonly phase: string
  /** the name under which the playbooks speak of it */
  readonly operation: 'install' | 'enroll'
  readonly release: string
}

/** Kept until the board controller has done everything: a simulator that is killed meanwhile begins again with it. */
const installations = collection<Installation>('dcmanager.installation', {key: 'subcloudId'})

type Wanted = Pick<Installation, 'phase' | 'operation'> & {during: Lifecycle<Subcloud, never>; release?: string}

/** Has the server started from the image, through its board controller; without one somebody does it on site. */
export function startInstaller(subcloud: Subcloud, {sim}: Moment, {during, phase, operation, release}: Wanted): void {
  if (textOf(subcloud.installValues ?? {}, 'bmc_address') === '') return
  const {id: subcloudId, softwareVersion} = subcloud
  const table = sim.in(centralRegion).of(installations)
  table.remove(subcloudId)
  const wanted = {subcloudId, lifecycle: during.name, phase, operation, release: release ?? softwareVersion}
  install(sim, during, subcloud, table.insert(wanted))
}

/** What was underway when the simulator ended is done anew, as long as somebody still waits for it. */
export function resumeInstallers(sim: Simulation, lifecycles: readonly Lifecycle<Subcloud, never>[]): void {
  const scope = sim.in(centralRegion)
  for (const installation of scope.of(installations).all()) {
    const {subcloudId, lifecycle, phase} = installation
    const during = lifecycles.find(({name}) => name === lifecycle)
    const subcloud = scope.of(subclouds).get(subcloudId)
    const running = during && sim.lifecycles.running(during, centralRegion, subcloudId)
    if (during && subcloud && running?.lifecycle === lifecycle && running.phase === phase) {
      install(sim, during, subcloud, installation)
    } else scope.of(installations).remove(subcloudId)
  }
}

function install(
  sim: Simulation,
  during: Lifecycle<Subcloud, never>,
  subcloud: Subcloud,
  installation: Installation,
): void {
  const {subcloudId, phase, operation, release} = installation
  const values = subcloud.installValues ?? {}
  const target = {
    address: textOf(values, 'bmc_address'),
    username: textOf(values, 'bmc_username'),
    password: Buffer.from(textOf(values, 'bmc_password'), 'base64').toString('utf8'),
    image: `https://${hostOf(textOf(values, 'bootstrap_address'))}/iso/${release}/nodes/${subcloud.name}/bootimage.iso`,
  }
  const ask = sim.ask('ownRequest')
  sim.errands.run(
    () => bootFromImage(ask, target),
    (outcome) => {
      sim.in(centralRegion).of(installations).remove(subcloudId)
      if (!('error' in outcome)) return
      const reason =
        'FAILED TASK: TASK [common/rvmc : Fail if Redfish Virtual Media Controller returns an error]\n' +
        `Failed to ${operation} the host via Redfish Virtual Media Controller.\n${outcome.error.message}`
      sim.lifecycles.fail(during, centralRegion, subcloudId, phase, reason)
    },
    {awaited: true},
  )
}

const hostOf = (address: string): string => (address.includes(':') ? `[${address}]:8443` : `${address}:8443`)
