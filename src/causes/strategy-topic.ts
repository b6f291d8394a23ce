/** Strategies of the fleet, as the API calls them, and as commands are called. */
const fleetTopics = {
  firmware: 'fw-update',
  'kube-rootca-update': 'kube-rootca-update',
  kubernetes: 'kube-upgrade',
  prestage: 'prestage',
  'sw-deploy': 'sw-deploy',
} as const

export type FleetType = keyof typeof fleetTopics

const fleetTypes = Object.keys(fleetTopics) as FleetType[]

export const isFleetType = (type: string): type is FleetType => Object.hasOwn(fleetTopics, type)

/** Of a strategy of the fleet; of a type that no command is about, nothing. */
export const fleetTopicOf = (type: string): string | undefined => (isFleetType(type) ? fleetTopics[type] : undefined)

/** Of the topic that was typed; of one that only single systems have, nothing. */
export const fleetTypeOf = (topic: string): FleetType | undefined =>
  fleetTypes.find((type) => fleetTopics[type] === topic)

/** Of any strategy, also of one that a single system has: there it is called as commands are, save for one. */
export const topicOf = (type: string): string => fleetTopicOf(type) ?? (type === 'sw-upgrade' ? 'sw-deploy' : type)
