import {seconds} from '../../../date.js'
import type {Simulation} from '../../../simulation.js'
import {certificates, day, platformCertificates} from './model.js'

const timer = 'sysinv.certificate'
const soon = '500.200'
const expired = '500.210'
const root = 'kubernetes-root-ca'

/** Something that somebody has to renew in time. */
interface Watched {
  readonly entity: string
  /** how the alarm names it */
  readonly what: string
  readonly expiry: number
  /** how long before its end the alarm comes */
  readonly notice: number
}

const usual = 30 * day
/** To replace the root of Kubernetes takes longer. */
const ofRoot = 180 * day

/** Those that renew themselves are not among them. */
function watched(sim: Simulation, region: string): Watched[] {
  const scope = sim.in(region)
  // The platform's own authority lies in a secret.
  const installed = scope.of(certificates).where((one) => one.certtype !== 'openldap_ca')
  return [
    ...installed.map(({uuid, certtype, signature, expiry}) => ({
      entity: `system.certificate.mode=${certtype}.uuid=${uuid}`,
      what: `'system certificate-show ${certtype === 'ssl_ca' ? signature : certtype}'`,
      ...{expiry, notice: usual},
    })),
    ...scope
      .of(platformCertificates)
      .where((one) => one.renewBefore === null)
      .map(({name, namespace, expiry}) => ({
        entity: namespace === null ? `system.certificate.${name}` : `namespace=${namespace}.secret=${name}`,
        what: namespace === null ? name : `namespace=${namespace}, secret=${name}`,
        ...{expiry, notice: name === root ? ofRoot : usual},
      })),
  ]
}

/** Says which certificates end, and looks again when the next one is about to. */
export function watchExpiry(sim: Simulation, region: string): void {
  const now = sim.now()
  const all = watched(sim, region)
  const due = new Map(all.flatMap((one) => (now < one.expiry - one.notice ? [] : [[one.entity, one] as const])))
  for (const {alarmId, entity} of sim.ask('alarms', region)) {
    if (alarmId !== soon && alarmId !== expired) continue
    const one = due.get(entity)
    if (one !== undefined && alarmId === (now > one.expiry ? expired : soon)) continue
    sim.emit('trouble.gone', {region, alarmId, entity})
  }
  for (const {entity, what, expiry} of due.values()) {
    const late = now > expiry
    const date = seconds(expiry).replace(' ', ', ')
    const reason = late ? `Certificate ${what} expired.` : `Certificate ${what} is expiring soon on ${date}`
    const [alarmId, severity] = late ? ([expired, 'critical'] as const) : ([soon, 'major'] as const)
    sim.emit('trouble.found', {region, alarmId, entity, reason, severity})
  }
  const later = all.flatMap((one) => [one.expiry - one.notice, one.expiry + 1]).filter((time) => time > now)
  if (later.length > 0) lookAt(sim, region, Math.min(...later))
}

/** Of a subcloud only where something was installed: one that nobody touched costs no timer. */
const lookAt = (sim: Simulation, scope: string, time: number): void =>
  sim.schedule({after: time - sim.now(), kind: timer, scope, key: timer, data: null, background: true})

export function offerWatching(sim: Simulation): void {
  sim.onTimer(timer, ({scope}) => watchExpiry(sim, scope))
  sim.onEvent('system.level', ({region, level}) => {
    if (level === 'kube-rootca') replaceRoot(sim, region)
  })
}

/** A new root lasts as long as the one whose end was told; where nothing was told, nothing needs to be known of it. */
function replaceRoot(sim: Simulation, region: string): void {
  const told = sim
    .ask('alarms', region)
    .some(({alarmId, entity}) => (alarmId === soon || alarmId === expired) && entity === `system.certificate.${root}`)
  if (!told) return
  const start = sim.now()
  sim
    .in(region)
    .of(platformCertificates)
    .update(root, (one) => ({start, expiry: start + one.expiry - one.start}))
  watchExpiry(sim, region)
}
