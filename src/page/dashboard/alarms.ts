import {panel} from './dom.js'
import type {Kept} from './kept.js'
import {Rows} from './rows.js'
import {alarmColumns} from './tables.js'
import type {AlarmRow} from './told.js'

/** The alarms of the system controller itself. */
export class AlarmsPanel {
  readonly section: HTMLElement
  readonly #rows: Rows<AlarmRow>

  constructor(now: () => number) {
    this.#rows = new Rows<AlarmRow>({
      caption: 'Alarms of the system controller',
      columns: alarmColumns(now),
      by: 'severity',
      empty: 'No alarm on the system controller.',
    })
    this.section = panel('alarms', 'Alarms of the system controller', this.#rows.element).section
  }

  show(kept: Kept): void {
    this.#rows.show(kept.list('alarms'))
  }
}
