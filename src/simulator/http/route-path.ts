/** The parts of a path between its slashes. */
export const partsOf = (path: string): string[] => path.split('/').filter((part) => part !== '')

export const isVariable = (part: string): boolean => part.startsWith(':')

/** What the variable parts of a route's path are called: of `/v1/ihosts/:host` it is `host`, of `/v1/release/*` it is `*`. */
export type ParamIn<Path extends string> = Path extends `${infer Part}/${infer Rest}`
  ? NameOf<Part> | ParamIn<Rest>
  : NameOf<Path>

type NameOf<Part extends string> = Part extends `:${infer Name}` ? Name : Part extends '*' ? '*' : never

/** The variable parts by name; `values` are what stood for them in a request, in their order. */
export function paramsOf<Path extends string>(
  path: Path,
  values: readonly string[],
): Readonly<Record<ParamIn<Path>, string>> {
  const names = partsOf(path).flatMap((part) => (isVariable(part) ? [part.slice(1)] : part === '*' ? [part] : []))
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])) as Record<ParamIn<Path>, string>
}
