import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {centralRegion} from '../../../regions.js'
import type {Simulation} from '../../../simulation.js'
import {byRef} from '../row.js'
import {type Subcloud, subclouds} from './model.js'

/** Another site's dcmanager says so by its name as a program; it knows subclouds by their regions. */
export const fromPeer = (c: Call): boolean => c.header('user-agent') === 'dcmanager/1.0'
export const fromCertMonitor = (c: Call): boolean => c.header('user-agent') === 'cert-mon/1.0'

/** By number where the reference is all digits; by name, and for other programs by region. */
export function lookUpSubcloud(c: Call, ref: string): Subcloud | undefined {
  const name = fromPeer(c) || fromCertMonitor(c) ? {region: ref} : {name: ref}
  return byRef(c.region.of(subclouds), ref, name)
}

export const findSubcloud = (c: Call<'subcloud'>): Subcloud =>
  lookUpSubcloud(c, c.params.subcloud) ?? refuse(404, 'Subcloud not found')

/** Others are asked for a subcloud by its name, and know regions. */
export function provideNames(sim: Simulation): void {
  sim.provide('subcloudRegion', (name) => sim.in(centralRegion).of(subclouds).find({name})?.region)
}
