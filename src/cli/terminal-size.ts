/**
 * A terminal that says it has no columns does not know its size, as those of some scripts and containers do: what is drawn
 * for none has no end.
 */
export function assumeSize(stream: {columns?: number; rows?: number}): void {
  if (stream.columns === 0) stream.columns = 80
  if (stream.rows === 0) stream.rows = 24
}
