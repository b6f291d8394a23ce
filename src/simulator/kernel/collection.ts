/** A kind of document: its name, the field that identifies one, and the fields that are looked up often. */
export interface Collection<T extends object> {
  readonly name: string
  readonly key: keyof T & string
  readonly index: readonly (keyof T & string)[]
  /** The names of the members, however deep, that files and copies must not tell. */
  readonly secret: (doc: T) => readonly string[]
}

/** Declared once, in a service's model: `collection<Lamp>('lamp.lamp', {key: 'uuid', index: ['name']})`. */
export function collection<T extends object>(
  name: string,
  options: {
    key: keyof T & string
    index?: readonly (keyof T & string)[]
    secret?: readonly string[] | ((doc: T) => readonly string[])
  },
): Collection<T> {
  const {key, index = [], secret = []} = options
  return {name, key, index, secret: typeof secret === 'function' ? secret : () => secret}
}
