/** A value as Python's repr() writes it: the genuine server puts such texts into its refusals. */
export function pythonText(value: unknown): string {
  if (value === null || value === undefined) return 'None'
  if (value === true) return 'True'
  if (value === false) return 'False'
  if (typeof value === 'string') return value.includes("'") && !value.includes('"') ? `"${value}"` : `'${value}'`
  if (Array.isArray(value)) return `[${value.map(pythonText).join(', ')}]`
  if (typeof value === 'object') {
    return `{${Object.entries(value)
      .map(([name, one]) => `'${name}': ${pythonText(one)}`)
      .join(', ')}}`
  }
  return String(value)
}

/** What Python's int() says about a text that is no whole number. */
export const notWhole = (value: unknown): string => `invalid literal for int() with base 10: ${pythonText(value)}`
