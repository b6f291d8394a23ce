/** Work that takes longer than `afterMs` is waited for beside the others, and so much of it at most. */
export interface Aside {
  most: number
  afterMs: () => number
}

/** Does the work for each, so many at a time; the first that throws ends it. Answers in the order of the items. */
export function inParallel<T, R>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<R>,
  aside?: Aside,
): Promise<R[]> {
  const results: R[] = []
  const left = items.entries()
  let steppedAside = 0
  let working = 0
  let over = false
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      over = true
      reject(error)
    }
    const leave = () => {
      working--
      if (working === 0) resolve(results)
    }
    const hire = () => {
      working++
      worker().then(leave, fail)
    }
    const worker = async () => {
      for (const [at, item] of left) {
        if (over) return
        let isAside = false
        const stepAside = () => {
          if (over || steppedAside >= (aside?.most ?? 0)) return
          isAside = true
          steppedAside++
          hire()
        }
        const timer = aside && setTimeout(stepAside, aside.afterMs())
        try {
          results[at] = await work(item)
        } finally {
          clearTimeout(timer)
        }
        // Somebody else has taken this one's place.
        if (isAside) {
          steppedAside--
          return
        }
      }
    }
    for (let hired = 0; hired < Math.max(1, Math.min(most, items.length)); hired++) hire()
  })
}
