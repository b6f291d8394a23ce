import {type Api, withinTime} from '../client/api.js'
import {filledReplies} from '../client/filled.js'
import {Recall} from '../client/recall.js'
import type {ServiceName} from '../client/service.js'

export type Apis = Readonly<Record<ServiceName, Api>>

/** The services where the connection leads, or in a region; `recall` is handed on to the connection. */
export type Reach = (place: {region?: string; recall: Recall}) => Apis

/** One place that is looked at again and again. */
export interface Watched {
  apis: Apis
  recall: Recall
}

/** `patienceMs`: an answer that takes longer counts as none. */
export function watchedPlace(reach: Reach, patienceMs: number, region?: string): Watched {
  const recall = new Recall()
  const apis = reach({...(region !== undefined && {region}), recall})
  // At this border replies get what their types promise: nobody behind it looks whether a word is there.
  const patient = Object.entries(apis).map(([name, api]) => [name, filledReplies(withinTime(api, () => patienceMs))])
  return {apis: Object.fromEntries(patient) as Apis, recall}
}
