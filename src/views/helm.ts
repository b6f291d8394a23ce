import type {HelmChart, HelmOverrides} from '../client/sysinv/kube/helm.js'
import {columns, type View} from '../output/view.js'

export const helmChartView: View<HelmChart> = {
  list: [
    {field: 'name', label: 'chart name'},
    {field: 'namespaces', label: 'overrides namespaces'},
    {field: 'enabled', label: 'chart enabled', optional: true},
  ],
  sort: 'name',
}

const usual = ['name', 'namespace', 'attributes', 'system_overrides', 'user_overrides', 'combined_overrides']

export const helmOverridesView: View<HelmOverrides> = {
  show: (overrides) => columns(...(overrides ? Object.keys(overrides) : usual)),
  alphabetical: true,
  localTime: true,
}
