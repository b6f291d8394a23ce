export class Leash {
  variables(options?: string): {NODE_OPTIONS: string}
  letGo(): Promise<void>
}
