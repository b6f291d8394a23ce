export class Leash {
  variables(options?: string): {LEASH: string; NODE_OPTIONS: string}
  letGo(): Promise<void>
}
