/** Things with a weight that are to be given to takers with room; `costs[thing][taker]` is missing where it cannot be. */
export interface Problem {
  readonly weights: readonly number[]
  readonly costs: readonly (readonly (number | undefined)[])[]
  readonly rooms: readonly number[]
}

export interface Assignment {
  /** The taker of each thing; nothing for one without a home. */
  readonly takers: readonly (number | undefined)[]
  /** The weight without a home. */
  readonly homeless: number
  readonly cost: number
  /** Whether nothing better was left to look for. */
  readonly exact: boolean
}

/** Choices that are looked at before an answer is called near the best: of a real fleet it takes some hundreds. */
const MOST_CHOICES = 30_000
const ROUNDS = 60

/** First as little as possible without a home, then what costs least. Costs and weights are whole numbers. */
export function assign({weights, costs, rooms}: Problem): Assignment {
  const free = costs.map((row) => row.map((cost) => (cost === undefined ? undefined : 0)))
  // Having no home is one more taker, with room for all.
  const first = search({weights, costs: free.map((row, at) => [...row, weights[at]]), rooms: [...rooms, sum(weights)]})
  const homeless = first.cost
  const second = search({weights, costs: costs.map((row) => [...row, 0]), rooms: [...rooms, homeless]}, first.takers)
  return {
    takers: second.takers.map((taker) => (taker === rooms.length ? undefined : taker)),
    homeless,
    cost: second.cost,
    exact: first.exact && second.exact,
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

interface Found {
  readonly takers: readonly number[]
  readonly cost: number
  readonly exact: boolean
}

/**
 * Branch and bound. The bound charges each taker's room at a price, so that things need not compete for it; prices rise
 * where more is wanted than there is. What has been reached as cheaply before, with the same room left, is not looked at again.
 */
function search({weights, costs, rooms}: Problem, known?: readonly number[]): Found {
  const order = weights.map((_, thing) => thing).sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b)
  const costOf = (takers: readonly number[]) =>
    takers.reduce((total, taker, thing) => total + (costs[thing]?.[taker] ?? 0), 0)
  let best: {takers: readonly number[]; cost: number} | undefined = known && {takers: known, cost: costOf(known)}
  const prices = pricesFor({weights, costs, rooms})
  const charged = (thing: number, taker: number, by: readonly number[]) =>
    (costs[thing]?.[taker] ?? Number.POSITIVE_INFINITY) + (by[taker] ?? 0) * (weights[thing] ?? 0)
  /** For each thing the takers that it may have, the most promising first. */
  const choices = weights.map((_, thing) =>
    rooms
      .map((_room, taker) => taker)
      .filter((taker) => costs[thing]?.[taker] !== undefined)
      .sort((a, b) => charged(thing, a, prices) - charged(thing, b, prices) || a - b),
  )
  const none = rooms.map(() => 0)
  const rest = (by: readonly number[]) => {
    const sums = [0]
    for (const thing of [...order].reverse()) {
      sums.unshift((sums[0] ?? 0) + Math.min(...(choices[thing] ?? []).map((taker) => charged(thing, taker, by))))
    }
    return sums
  }
  const [priced, plain] = [rest(prices), rest(none)]
  const left = [...rooms]
  const takers: number[] = weights.map(() => -1)
  const seen = new Map<string, number>()
  let looked = 0
  const visit = (depth: number, cost: number): void => {
    if (looked > MOST_CHOICES) return
    const thing = order[depth]
    if (thing === undefined) {
      if (best === undefined || cost < best.cost) best = {takers: [...takers], cost}
      return
    }
    const held = left.reduce((total, room, taker) => total + room * (prices[taker] ?? 0), 0)
    const least = cost + Math.max(plain[depth] ?? 0, (priced[depth] ?? 0) - held)
    if (best !== undefined && Math.ceil(least - 1e-6) >= best.cost) return
    const state = `${depth} ${left.join()}`
    if ((seen.get(state) ?? Number.POSITIVE_INFINITY) <= cost) return
    seen.set(state, cost)
    const weight = weights[thing] ?? 0
    for (const taker of choices[thing] ?? []) {
      if ((left[taker] ?? 0) < weight) continue
      looked += 1
      left[taker] = (left[taker] ?? 0) - weight
      takers[thing] = taker
      visit(depth + 1, cost + (costs[thing]?.[taker] ?? 0))
      left[taker] = (left[taker] ?? 0) + weight
    }
  }
  visit(0, 0)
  if (best === undefined) throw new Error('there is always a home, be it none')
  return {...best, exact: looked <= MOST_CHOICES}
}

/** Prices of room at which about as much is wanted as there is; any prices make a bound that holds. */
function pricesFor({weights, costs, rooms}: Problem): number[] {
  const prices = rooms.map(() => 0)
  let bestPrices = [...prices]
  let bestBound = Number.NEGATIVE_INFINITY
  const scale = Math.max(
    1,
    ...costs.flatMap((row, thing) => row.map((cost) => (cost ?? 0) / Math.max(1, weights[thing] ?? 1))),
  )
  for (let round = 0; round < ROUNDS; round += 1) {
    const wanted = rooms.map(() => 0)
    let bound = -prices.reduce((total, price, taker) => total + price * (rooms[taker] ?? 0), 0)
    weights.forEach((weight, thing) => {
      let [least, whom] = [Number.POSITIVE_INFINITY, -1]
      costs[thing]?.forEach((cost, taker) => {
        if (cost === undefined) return
        const whole = cost + (prices[taker] ?? 0) * weight
        if (whole < least) [least, whom] = [whole, taker]
      })
      bound += least
      if (whom >= 0) wanted[whom] = (wanted[whom] ?? 0) + weight
    })
    if (bound > bestBound) {
      bestBound = bound
      bestPrices = [...prices]
    }
    const step = (scale * 0.5) / (1 + round / 4)
    rooms.forEach((room, taker) => {
      const over = ((wanted[taker] ?? 0) - room) / Math.max(1, room, wanted[taker] ?? 0)
      prices[taker] = Math.max(0, (prices[taker] ?? 0) + step * over)
    })
  }
  return bestPrices
}
