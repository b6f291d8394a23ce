/** The scenarios that come with the simulator, each in a file of that name. */
export const scenarioNames = ['dc', 'aio-sx', 'aio-dx', 'standard', 'bare-metal', 'fresh-bootstrap'] as const

export type ScenarioName = (typeof scenarioNames)[number]
