import type {EventVocabulary} from '../../../events.js'
import {Refusal, refuse} from '../../../http/refusal.js'
import type {Simulation} from '../../../simulation.js'
import {identityIn} from '../identity.js'
import {hosts} from '../record/host.js'
import type {Where} from '../where.js'
import {generateCertificate} from './generate.js'
import {updateHost} from './host.js'
import {rootCertificates, rootcaHostUpdates} from './model.js'
import {updatePods} from './pods.js'
import {certificateId} from './seed.js'
import {currentUpdate, endUpdate, startUpdate} from './update.js'

type Wish = EventVocabulary['rootca.wanted']

function carryOut(c: Where, wish: Wish): void {
  const {hostname = '', phase = '', subject = null, expiryDate = null, force = false, alarms = []} = wish
  if (wish.action === 'start') startUpdate(c, {force, alarms})
  else if (wish.action === 'complete' || wish.action === 'abort') {
    endUpdate(c, wish.action === 'complete' ? 'update-completed' : 'update-aborted')
  } else if (wish.action === 'pods') updatePods(c, phase)
  else if (wish.action === 'host') {
    const find = () => c.region.of(hosts).find({hostname}) ?? refuse(404, `there is no host ${hostname}`)
    updateHost(c, find, phase)
  } else {
    const {error} = generateCertificate(c, {subject, expiryDate})
    if (error !== '') refuse(400, error)
  }
}

const isId = /^[0-9a-f]{16}-\d{38}$/

/** What other services may know of the root CA's update, and have done: by the rules that operators are held to. */
export function offerRootca(sim: Simulation): void {
  sim.provide('rootca', (region) => {
    const where = {sim, region: sim.in(region)}
    const update = currentUpdate(where)
    if (update === undefined) return undefined
    return {
      state: update.state,
      hosts: where.region
        .of(rootcaHostUpdates)
        .all()
        .map(({hostname, state}) => ({hostname, state: state ?? ''})),
    }
  })
  sim.onEvent('rootca.wanted', (wish) => {
    const {region, action, hostname} = wish
    try {
      sim.attempt(() => carryOut({sim, region: sim.in(region)}, wish))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      sim.emit('rootca.refused', {region, action, hostname, reason: error.message})
    }
  })
  sim.onEvent('system.level', ({region, level, value}) => {
    if (level !== 'kube-rootca') return
    // Whoever names no certificate has made a new one.
    const id = isId.test(value) ? value : certificateId(identityIn(sim, region).chance('rootca', value))
    sim.in(region).of(rootCertificates).update('root', {id})
  })
}
