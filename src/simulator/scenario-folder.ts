/** Built modules lie as deep below the project's root as their sources. */
export const scenarioFolder = (): URL => new URL('../../scenarios/', import.meta.url)
