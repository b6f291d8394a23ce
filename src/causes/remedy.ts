import {explain} from './alarm-catalogue.js'
import type {AlarmFact} from './fact.js'
import {typed} from './typed.js'

/** What the catalogue advises, where that needs no more to be typed. */
const whole =
  /^((certificate|controllerfs|device image-state|host|ptp instance|service|servicegroup|software) list|health query|remotelogging show|kube (rootca update|upgrade) show)$/
/** The same where the name of a host is all that it needs. */
const ofHost = /^host ([a-z]+ (list|show)|lock|unlock)$/

/** Who tells more of it than the alarm does: by its id, and what it is about. */
const whoTells: readonly (readonly [id: RegExp, entity: RegExp, command: (prompt: string, name: string) => string])[] =
  [
    [/^750\.00/, /^k8s_application=(.+)$/, (prompt, name) => typed`${prompt} application why ${name}`],
    [/^280\.00[123]$/, /^subcloud=([^.=]+)/, (_prompt, name) => typed`stx subcloud why ${name}`],
    [/^900\./, /()/, (prompt) => `${prompt} orchestration why`],
  ]

/** What to type next because of an alarm; `host`: the one that it is of, if it is of one. */
export function remedyOf(
  prompt: string,
  {alarm_id, entity_instance_id}: Pick<AlarmFact, 'alarm_id' | 'entity_instance_id'>,
  host?: string | null,
): string {
  for (const [id, entity, command] of whoTells) {
    const name = id.test(alarm_id) ? entity.exec(entity_instance_id)?.[1] : undefined
    if (name !== undefined) return command(prompt, name)
  }
  const [, advice = ''] = /stx ([a-z][\w-]*(?: [a-z][\w-]*)*)/.exec(explain(alarm_id)[0]?.action ?? '') ?? []
  if (whole.test(advice)) return `${prompt} ${advice}`
  if (host && ofHost.test(advice)) return `${prompt} ${advice}${typed` ${host}`}`
  return typed`stx alarm explain ${alarm_id}`
}
