import {causeOfStrategy} from '../causes/strategy.js'
import type {Apis} from '../cli/apis.js'
import {strategies} from '../client/dcmanager/strategy.js'
import {type Explanation, explanationOf} from '../views/why.js'
import {filledIn, type Place} from './why-reading.js'

/** Why the strategy of the fleet is as it is, in two requests, however many subclouds it is about. */
export async function explainStrategy(apis: Apis, {now}: Pick<Place, 'now'>): Promise<Explanation> {
  const {dcmanager} = filledIn(apis)
  const fleet = strategies(dcmanager)
  const strategy = await fleet.current()
  const steps = strategy === undefined ? [] : await fleet.steps()
  return explanationOf({strategy: strategy?.type ?? 'none'}, causeOfStrategy({strategy, steps, now: now()}))
}
