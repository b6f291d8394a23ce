/** A kind of document: its name, the field that identifies one, and the fields that are looked up often. */
export interface Collection<T extends object> {
  readonly name: string
  readonly key: keyof T & string
  readonly index: readonly (keyof T & string)[]
}

/** Declared once, in a service's model: `collection<HostRecord>('sysinv.host', {key: 'uuid', index: ['hostname']})`. */
export function collection<T extends object>(
  name: string,
  options: {key: keyof T & string; index?: readonly (keyof T & string)[]},
): Collection<T> {
  return {name, key: options.key, index: options.index ?? []}
}
