/** A JSON object as Python writes it, for members that sysinv takes as text: what is stored is then the same. */
export function pythonJson(members: Record<string, string | readonly string[]>): string {
  const entries = Object.entries(members).map(([name, value]) => {
    const text =
      typeof value === 'string' ? JSON.stringify(value) : `[${value.map((one) => JSON.stringify(one)).join(', ')}]`
    return `${JSON.stringify(name)}: ${text}`
  })
  const inAscii = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  return `{${entries.join(', ')}}`.replaceAll(/[\u0080-\uffff]/g, inAscii)
}
