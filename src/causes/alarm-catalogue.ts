import {catalogueTable} from './alarm-catalogue-table.js'

/** What an alarm or log id stands for, wherever it appears. */
export interface CatalogueEntry {
  id: string
  type: string
  severity: string[]
  entity: string[]
  meaning: string
  service_affecting: string
  mgmt_affecting: string
  degrade_affecting: string
  action: string | null
}

function read(line: string): CatalogueEntry {
  const [id = '', type = '', severity = '', entity = '', service = '', mgmt = '', degrade = '', ...words] =
    line.split(' | ')
  const [meaning = '', action = '-'] = words
  return {
    id,
    type,
    severity: severity.split(' '),
    entity: entity.split(', '),
    meaning,
    service_affecting: service,
    mgmt_affecting: mgmt,
    degrade_affecting: degrade,
    action: action === '-' ? null : action,
  }
}

/** Those whose id is, or begins with, what was asked for: `100.101`, `100.` or nothing for all. */
export function explain(id = ''): CatalogueEntry[] {
  const all = catalogueTable.trim().split('\n').map(read)
  const exact = all.filter((entry) => entry.id === id)
  return exact.length > 0 ? exact : all.filter((entry) => entry.id.startsWith(id))
}
