/** IPv4 and IPv6 addresses as numbers, so that they can be compared, masked and counted. */
export interface Address {
  readonly version: 4 | 6
  readonly value: bigint
}

export function parseAddress(text: string): Address | undefined {
  const four = version4(text)
  if (four !== undefined) return {version: 4, value: four}
  const six = version6(text)
  return six === undefined ? undefined : {version: 6, value: six}
}

function version4(text: string): bigint | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined
  return parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n)
}

function version6(text: string): bigint | undefined {
  const plain = text.replace(/(?<=:)[\d.]+\.[\d.]+$/, tailGroups)
  if (!/^[0-9a-fA-F:]+$/.test(plain) || plain.split('::').length > 2) return undefined
  const [head = '', tail] = plain.split('::')
  const before = groupsOf(head)
  const after = tail === undefined ? [] : groupsOf(tail)
  const missing = 8 - before.length - after.length
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined
  const groups = [...before, ...Array.from({length: missing}, () => '0'), ...after]
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined
  return groups.reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n)
}

const groupsOf = (text: string): string[] => (text === '' ? [] : text.split(':'))

/** The last 32 bits may be written as an IPv4 address: `::ffff:10.0.0.1`. */
function tailGroups(text: string): string {
  const value = version4(text)
  return value === undefined ? text : `${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`
}

/** The longest run of zero groups is left out, as everybody writes IPv6. */
export function addressText({version, value}: Address): string {
  if (version === 4) return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join('.')
  const groups = Array.from({length: 8}, (_, at) => ((value >> BigInt(112 - 16 * at)) & 0xffffn).toString(16))
  const runs = [
    ...groups
      .map((group) => (group === '0' ? '0' : '-'))
      .join('')
      .matchAll(/0{2,}/g),
  ]
  const longest = runs.sort((a, b) => b[0].length - a[0].length)[0]
  if (longest === undefined) return groups.join(':')
  return `${groups.slice(0, longest.index).join(':')}::${groups.slice(longest.index + longest[0].length).join(':')}`
}
