/** As sysinv-field.ts has them: the platform's own resources. */
export const platformFields: readonly (readonly [path: string, list: string, keys: string])[] = [
  ['idns', 'idnss', 'uuid nameservers +action? +forisystemid:int isystem_uuid links:list created_at updated_at?'],
  ['intp', 'intps', 'uuid ntpservers +action? +forisystemid:int isystem_uuid links:list created_at updated_at?'],
  [
    'iuser',
    'iusers',
    'uuid root_sig? passwd_hash? passwd_expiry_days? passwd_last_change? +action? +forisystemid:int isystem_uuid links:list created_at updated_at?',
  ],
  ['ptp', 'ptps', 'uuid mode transport mechanism links:list isystem_uuid created_at updated_at?'],
  [
    'iextoam',
    'iextoams',
    'uuid oam_subnet oam_gateway_ip oam_floating_ip oam_c0_ip oam_c1_ip oam_start_ip oam_end_ip region_config:bool +action? +forisystemid:int isystem_uuid links:list created_at updated_at?',
  ],
  [
    'remotelogging',
    'remoteloggings',
    'uuid ip_address? enabled:bool transport port:int key_file? +action? links:list isystem_uuid created_at updated_at?',
  ],
  [
    'service_parameter',
    'parameters',
    'uuid service section name value personality? resource? links:list +created_at +updated_at?',
  ],
  [
    'kube_host_upgrades',
    'kube_host_upgrades',
    'id:int uuid target_version status control_plane_version kubelet_version host_id:int links:list +created_at +updated_at?',
  ],
]
