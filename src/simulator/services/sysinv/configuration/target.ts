/** The genuine server marks a configuration that takes a restart by the highest bit of its uuid. */
export const needsRestart = (target: string | null): boolean =>
  target !== null && Number.parseInt(target[0] ?? '0', 16) >= 8

export function targetOf(uuid: string, restart: boolean): string {
  const first = Number.parseInt(uuid[0] ?? '0', 16)
  return (restart ? first | 8 : first & 7).toString(16) + uuid.slice(1)
}
