/** How properties are tried: the same cases each time; `PROPERTY_RUNS` asks for more of them. */
export const seeded = {numRuns: Number(process.env['PROPERTY_RUNS'] ?? 2000), seed: 17}
