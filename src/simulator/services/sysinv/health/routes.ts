import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'
import type {Simulation} from '../../../simulation.js'
import {type Leniency, reportOf} from './check.js'
import {generalChecks} from './general.js'
import {kubernetesChecks, rootcaChecks} from './kubernetes.js'
import {platformChecks} from './platform.js'

const strict: Leniency = {force: false, ignores: () => false, deployment: true}

/** Whatever is said after the name of the operation makes alarms no obstacle that do not affect management. */
function further(c: Call<'upgrade'>, force = false): string {
  const {upgrade} = c.params
  if (upgrade === 'upgrade') return reportOf(platformChecks(c, {...strict, force}))
  if (upgrade !== 'kube-upgrade') return refuse(400, `Unsupported upgrade type ${upgrade}.`)
  const ignored = c.query['alarm_ignore_list'] ?? ''
  const look = c.query['rootca'] === 'True' ? rootcaChecks : kubernetesChecks
  return reportOf(look(c, {...strict, force, ignores: (alarmId) => ignored.includes(alarmId)}))
}

export function healthRoutes(router: Router): void {
  router.get('/v1/health', {}, (c) => reportOf(generalChecks(c, strict)))
  router.get('/v1/health/:upgrade', {}, (c) => further(c))
  router.get('/v1/health/:upgrade/:relaxed', {}, (c) => further(c, true))
}

/** Whoever deploys releases reads the report that Kubernetes would be upgraded by, and looks for what failed. */
export function offerHealth(sim: Simulation): void {
  sim.provide('systemHealth', (name, {force, passedOver, general = false}) => {
    const ignores = (alarmId: string) => passedOver.includes(alarmId)
    const look = general ? generalChecks : kubernetesChecks
    const checks = look({sim, region: sim.in(name)}, {force, ignores, deployment: general})
    return {healthy: checks.every(({failed}) => !failed), report: reportOf(checks)}
  })
}
