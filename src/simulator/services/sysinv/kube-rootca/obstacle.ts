import {refuse} from '../../../http/refusal.js'
import {type Host, nameOf} from '../record/host.js'
import type {Where} from '../where.js'
import {rootcaHostUpdates, rootcaUpdates} from './model.js'
import {meaningOf} from './state.js'

/** What the pods or the host are taken through keeps it where it is. */
export function checkRootca(host: Host, c: Where, action: 'unlock' | 'swact'): void {
  const update = c.region.of(rootcaUpdates).all()[0]
  if (update === undefined) return
  const begins = `Can not ${action} ${nameOf(host)} while kubernetes root ca update phase `
  if (meaningOf(update.state).busy === 'pods') {
    refuse(400, `${begins}in progress. Wait for update phase to complete.`)
  }
  const state = c.region.of(rootcaHostUpdates).find({hostname: nameOf(host)})?.state ?? null
  if (state !== null && meaningOf(state).busy === 'host') {
    const is = action === 'swact' ? 'is ' : ''
    refuse(400, `${begins}${is}in progress. Wait for update phase to complete on host.`)
  }
}
