import {expect} from 'vitest'

const isOf: Record<string, (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string',
  int: Number.isInteger,
  number: (value) => typeof value === 'number',
  bool: (value) => typeof value === 'boolean',
  list: Array.isArray,
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
}

const nameOf = (key: string) => key.replace(/^[+~-]/, '').replace(/[:?].*/, '')

/** The keys in their order, with their types: `name:type`, `?` may be null, `~` may be absent, `+` and `-` are dropped by callers. */
export function expectKeys(row: Record<string, unknown>, known: readonly string[]): void {
  const keys = known.filter((key) => !key.startsWith('~') || nameOf(key) in row)
  expect(Object.keys(row)).toEqual(keys.map(nameOf))
  for (const key of keys) {
    const [, name = '', type = 'text', empty = ''] = /^[+~-]?(\w+)(?::(\w+))?(\?)?$/.exec(key) ?? []
    const fits = (isOf[type]?.(row[name]) ?? false) || (empty === '?' && row[name] === null)
    expect(fits || `${name} is ${JSON.stringify(row[name])}, not ${type}`).toBe(true)
  }
}
