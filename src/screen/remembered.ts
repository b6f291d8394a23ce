/**
 * The same answer for the same object. What did not change between two moments is the same object in a fleet, so nothing of
 * 5,000 sites is worked out anew because one of them changed, or because somebody pressed a key.
 */
export function remembered<O extends object, R>(work: (of: O) => R): (of: O) => R {
  const known = new WeakMap<O, {answer: R}>()
  return (of) => {
    const before = known.get(of)
    if (before) return before.answer
    const answer = work(of)
    known.set(of, {answer})
    return answer
  }
}
