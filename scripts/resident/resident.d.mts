export function residents(
  programs: readonly string[],
  options?: {env?: Record<string, string | undefined>},
): Promise<{programs: Record<string, string>; close(): Promise<void>}>
