import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import type {Simulation} from '../../../simulation.js'
import {links} from '../link.js'
import {patchOperations} from '../patch.js'
import {type Host, hosts, isWorker} from '../record/host.js'
import {noServer, pick} from '../resource/resource.js'
import {uuidArgument} from '../resource/uuid.js'

/** The kernel that runs, and the one that the next unlock brings. */
export const getKernel = (c: Call<'host'>) => showKernel(c, hostAsked(c))

function hostAsked(c: Call<'host'>): Host {
  const ref = uuidArgument('ihost_uuid', c.params.host)
  return c.region.of(hosts).get(ref) ?? noServer(ref)
}

const showKernel = (c: Call, host: Host) => ({
  ihost_uuid: host.uuid,
  ...pick(host, 'hostname', 'kernel_provisioned', 'kernel_running'),
  links: links(c.base, `ihosts/${host.uuid}/kernel`),
})

export function patchKernel(c: Call<'host'>) {
  const host = hostAsked(c)
  if (host.administrative !== 'locked') refuse(400, 'Host must be locked.')
  if (!isWorker(host)) refuse(400, 'Can only modify worker nodes.')
  if (host.inv_state !== 'inventoried') refuse(400, 'Host must have completed initial inventory.')
  if (host.availability === 'offline') refuse(400, 'Host must be online.')
  let value: unknown = host.kernel_provisioned
  for (const wish of patchOperations(c)) {
    if (wish.field !== 'kernel_provisioned') refuse(400, `Path in not supported: /${wish.field}`)
    value = wish.value
  }
  if (value !== 'standard' && value !== 'lowlatency') refuse(400, "Supported kernels: ['standard', 'lowlatency']")
  const subfunctions = (host.subfunctions ?? '').split(',').filter((one) => one !== 'lowlatency')
  return showKernel(
    c,
    c.region.of(hosts).update(host.uuid, {
      kernel_provisioned: value,
      subfunctions: [...subfunctions, ...(value === 'lowlatency' ? ['lowlatency'] : [])].join(','),
      updatedAt: c.sim.now(),
    }),
  )
}

/** Both controllers shall run the same kernel; each that does not is told under the one it runs. */
export function watchKernels(sim: Simulation): void {
  const alarmId = '100.120'
  sim.onEvent('host.unlocked', ({region, hostname}) => {
    const scope = sim.in(region)
    if (scope.of(hosts).find({hostname})?.personality !== 'controller') return
    // It is told before it is written that the host runs what was provisioned.
    const controllers = scope.of(hosts).where({personality: 'controller'})
    const running = controllers.map(
      (host) => [host.hostname, host.hostname === hostname ? host.kernel_provisioned : host.kernel_running] as const,
    )
    const differ = new Set(running.map(([, kernel]) => kernel)).size > 1
    const wanted = differ ? running.map(([name, kernel]) => `host=${name}.kernel=${kernel}`) : []
    const standing = sim.ask('alarms', region).filter((one) => one.alarmId === alarmId)
    for (const {entity} of standing.filter((one) => !wanted.includes(one.entity))) {
      sim.emit('trouble.gone', {region, alarmId, entity})
    }
    for (const entity of wanted.filter((one) => !standing.some((other) => other.entity === one))) {
      sim.emit('trouble.found', {region, alarmId, entity, reason: 'Controllers running mismatched kernels.'})
    }
  })
}
