/** Names with their values, in their order; a name may come again. */
export type Pairs<Value = string> = Iterable<readonly [name: string, value: Value]>

/** The pairs of an object, without the members that are not given; pairs as they are. */
export function pairsOf<Value>(members: Readonly<Record<string, Value | undefined>> | Pairs<Value>): [string, Value][] {
  const pairs = isPairs(members) ? [...members] : Object.entries(members)
  return pairs.flatMap(([name, value]): [string, Value][] => (value === undefined ? [] : [[name, value as Value]]))
}

const isPairs = (members: object): members is Pairs<never> => Symbol.iterator in members

/** As programs of the platform write it: `name=value`; a name without a value stands alone. */
export const pairText = ([name, value]: readonly [string, string | null]): string =>
  value === null ? name : `${name}=${value}`
