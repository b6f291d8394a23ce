/**
 * What the genuine server was seen to send: the keys in their order, `+` what only a single one has, `-` what only lists
 * have, `~` what some rows have; text unless it says otherwise, `?` may be null.
 */
export const fields: readonly (readonly [path: string, list: string, keys: string])[] = [
  [
    'isystems',
    'isystems',
    [
      'uuid name system_type system_mode description? contact? location? latitude? longitude? +services:int',
      'software_version timezone? links:list +ihosts:list capabilities:object region_name distributed_cloud_role?',
      'service_project_name? security_feature? created_at updated_at?',
    ].join(' '),
  ],
  [
    'ihosts',
    'ihosts',
    [
      'id:int uuid hostname invprovision mgmt_mac mgmt_ip bm_ip? bm_type? bm_username? personality subfunctions',
      'subfunction_oper subfunction_avail serialid? administrative operational availability action? ihost_action?',
      'inv_state vim_progress_status task? mtce_info? reserved:bool config_status? config_applied config_target',
      'clock_synchronization uptime:int location:object? capabilities:object +forisystemid:int isystem_uuid peers?',
      'links:list +iinterfaces:list +ports:list +ethernet_ports:list +inodes:list +icpus:list +imemorys:list',
      '+istors:list +idisks:list +partitions:list +ceph_mon:list +ipvs:list +ilvgs:list +host_fs:list',
      '+kube_update_ca:list +isensors:list +isensorgroups:list +pci_devices:list +lldp_agents:list',
      '+lldp_neighbours:list +labels:list boot_device rootfs_device hw_settle install_output console tboot',
      'ttys_dcd:bool apparmor install_state? install_state_info? max_cpu_mhz_configured? min_cpu_mhz_allowed',
      'max_cpu_mhz_allowed cstates_available iscsi_initiator_name? nvme_host_id? nvme_host_nqn? device_image_update?',
      'reboot_needed:bool sw_version created_at updated_at?',
    ].join(' '),
  ],
  [
    'inodes',
    'inodes',
    [
      'uuid numa_node:int capabilities:object links:list +icpus:list +imemorys:list +ports:list +created_at',
      '+updated_at?',
    ].join(' '),
  ],
  [
    'icpus',
    'icpus',
    [
      'uuid cpu:int core:int thread:int cpu_family cpu_model allocated_function +function? +cpulist?',
      '+num_cores_on_processor0? +num_cores_on_processor1? +num_cores_on_processor2? +num_cores_on_processor3?',
      'numa_node:int capabilities:object ihost_uuid inode_uuid links:list created_at updated_at?',
    ].join(' '),
  ],
  [
    'imemorys',
    'imemorys',
    [
      'uuid memtotal_mib:int memavail_mib:int platform_reserved_mib:int hugepages_configured:bool',
      'vswitch_hugepages_size_mib:int vswitch_hugepages_reqd? vswitch_hugepages_nr:int vswitch_hugepages_avail:int',
      'vm_pending_as_percentage:bool vm_hugepages_nr_2M_pending? vm_hugepages_2M_percentage? vm_hugepages_nr_2M:int',
      'vm_hugepages_avail_2M:int vm_hugepages_nr_1G_pending? vm_hugepages_1G_percentage? vm_hugepages_nr_1G:int',
      'vm_hugepages_nr_4K:int vm_hugepages_use_1G:bool vm_hugepages_avail_1G:int? vm_hugepages_possible_2M:int',
      'vm_hugepages_possible_1G:int minimum_platform_reserved_mib:int numa_node:int capabilities:object ihost_uuid',
      'inode_uuid links:list created_at updated_at?',
    ].join(' '),
  ],
  [
    'idisks',
    'idisks',
    [
      'uuid device_node device_type device_num:int device_id device_path device_wwn? size_mib:int available_mib:int',
      'serial_id capabilities:object ihost_uuid istor_uuid? ipv_uuid? +partitions:list links:list rpm created_at',
      'updated_at?',
    ].join(' '),
  ],
  [
    'istors',
    'istors',
    [
      'uuid osdid:int function state capabilities:object ihost_uuid idisk_uuid links:list +idisks:list',
      'journal_location? journal_size_mib:int? journal_path? journal_node? +fortierid:int tier_uuid tier_name created_at',
      'updated_at?',
    ].join(' '),
  ],
  [
    'ilvgs',
    'ilvgs',
    [
      'uuid vg_state lvm_vg_name lvm_vg_uuid? lvm_vg_access? lvm_max_lv:int lvm_cur_lv:int lvm_max_pv:int',
      'lvm_cur_pv:int lvm_vg_size:int lvm_vg_avail_size:int lvm_vg_total_pe:int lvm_vg_free_pe:int capabilities:object',
      'ihost_uuid links:list +ipvs:list created_at updated_at?',
    ].join(' '),
  ],
  [
    'ipvs',
    'ipvs',
    [
      'uuid pv_state pv_type disk_or_part_uuid disk_or_part_device_node disk_or_part_device_path lvm_pv_name',
      'lvm_vg_name lvm_pv_uuid lvm_pv_size:int lvm_pe_total:int lvm_pe_alloced:int capabilities:object ihost_uuid',
      'forilvgid:int ilvg_uuid links:list +idisks:list +partitions:list created_at updated_at?',
    ].join(' '),
  ],
  [
    'controller_fs',
    'controller_fs',
    [
      'uuid name size:int logical_volume replicated:bool state capabilities:object +forisystemid:int isystem_uuid',
      '+action? links:list created_at updated_at?',
    ].join(' '),
  ],
  [
    'storage_backend',
    'storage_backends',
    [
      'uuid backend name state +forisystemid:int isystem_uuid task? services? capabilities:object links:list created_at',
      'updated_at? +confirmed:bool network',
    ].join(' '),
  ],
  [
    'storage_ceph',
    'storage_ceph',
    [
      'uuid cinder_pool_gib:int glance_pool_gib:int ephemeral_pool_gib:int object_pool_gib:int kube_pool_gib:int',
      'object_gateway:bool tier_name tier_uuid ceph_total_space_gib:int links:list created_at updated_at? backend name',
      'state task? services? capabilities:object +confirmed:bool network',
    ].join(' '),
  ],
  [
    'ceph_mon',
    'ceph_mon',
    'uuid device_path? ihost_uuid hostname ceph_mon_gib:int state task? links:list created_at updated_at?',
  ],
  [
    'drbdconfig',
    'drbdconfigs',
    [
      'uuid link_util:int num_parallel:int rtt_ms:number +action? +forisystemid:int isystem_uuid links:list created_at',
      'updated_at?',
    ].join(' '),
  ],
  ['services', 'services', 'id:int status state desired_state name node_name'],
  ['servicenodes', 'nodes', 'id:int name administrative_state ready_state operational_state availability_status'],
  ['servicegroup', 'sm_servicegroup', 'status state desired_state name service_group_name node_name condition uuid'],
  ['networks', 'networks', 'id:int uuid type name dynamic:bool pool_uuid primary_pool_family +created_at +updated_at?'],
  [
    'network_addresspools',
    'network_addresspools',
    [
      'id:int uuid address_pool_id:int address_pool_uuid address_pool_name network_id:int network_uuid network_name',
      '+created_at +updated_at?',
    ].join(' '),
  ],
  [
    'interface_networks',
    'interface_networks',
    [
      'id:int uuid forihostid:int interface_uuid ifname network_id:int network_uuid network_name network_type',
      '+created_at +updated_at?',
    ].join(' '),
  ],
  [
    'interface_datanetworks',
    'interface_datanetworks',
    [
      'id:int uuid forihostid:int interface_uuid ifname datanetwork_id:int datanetwork_uuid datanetwork_name',
      '+created_at +updated_at?',
    ].join(' '),
  ],
  [
    'datanetworks',
    'datanetworks',
    [
      'id:int uuid network_type name description? mtu:int multicast_group? port_num:int? ttl:int? mode? +created_at',
      '+updated_at?',
    ].join(' '),
  ],
  [
    'addrpools',
    'addrpools',
    [
      '+id:int uuid name network prefix:int family:int order controller0_address? controller0_address_id:int?',
      'controller1_address? controller1_address_id:int? floating_address? floating_address_id:int? gateway_address?',
      'gateway_address_id:int? ranges:list +created_at +updated_at?',
    ].join(' '),
  ],
  [
    'addresses',
    'addresses',
    '+id:int uuid ~interface_uuid ifname? address prefix:int +name enable_dad:bool forihostid:int? pool_uuid +created_at +updated_at?',
  ],
  [
    'ports',
    'ports',
    [
      'uuid type name namedisplay? pciaddr dev_id:int pclass? pvendor? pdevice? psvendor? psdevice? numa_node:int',
      'sriov_totalvfs:int? sriov_numvfs:int? sriov_vfs_pci_address? sriov_vf_driver? sriov_vf_pdevice_id? driver',
      'capabilities:object numchannels? maxchannels? sriov_vf_numchannels? sriov_vf_maxchannels? dpdksupport:bool',
      'host_uuid interface_uuid node_uuid? links:list lldp_agents:list lldp_neighbours:list created_at updated_at?',
    ].join(' '),
  ],
  [
    'ethernet_ports',
    'ethernet_ports',
    [
      'uuid type name namedisplay? pciaddr dev_id:int pclass? pvendor? pdevice? psvendor? psdevice? numa_node:int',
      'sriov_totalvfs:int? sriov_numvfs:int? sriov_vfs_pci_address? sriov_vf_driver? sriov_vf_pdevice_id? driver mac',
      'mtu:int speed:int link_mode:int duplex? autoneg? bootp? capabilities:object numchannels? maxchannels?',
      'sriov_vf_numchannels? sriov_vf_maxchannels? dpdksupport:bool host_uuid interface_uuid node_uuid? links:list',
      'created_at updated_at?',
    ].join(' '),
  ],
  [
    'lldp_agents',
    'lldp_agents',
    [
      'uuid status host_uuid port_uuid port_name port_namedisplay? links:list +tlvs:list chassis_id port_identifier',
      'port_description system_description system_name system_capabilities management_address ttl dot1_lag?',
      'dot1_vlan_names? dot3_mac_status? dot3_max_frame? created_at updated_at?',
    ].join(' '),
  ],
  [
    'lldp_neighbours',
    'lldp_neighbours',
    [
      'uuid msap host_uuid port_uuid port_name port_namedisplay? links:list +tlvs:list chassis_id system_description?',
      'system_name system_capabilities? management_address? port_identifier port_description dot1_lag? dot1_port_vid?',
      'dot1_vid_digest? dot1_management_vid? dot1_vlan_names dot1_proto_vids? dot1_proto_ids? dot3_mac_status?',
      'dot3_max_frame? dot3_power_mdi? ttl created_at updated_at?',
    ].join(' '),
  ],
  [
    'clusters',
    'clusters',
    [
      '+id:int uuid cluster_uuid type name deployment_model +peers:list +tiers:list links:list +storage_tiers:list',
      '+created_at +updated_at?',
    ].join(' '),
  ],
  [
    'storage_tiers',
    'storage_tiers',
    [
      'uuid name type status capabilities:object backend_uuid cluster_uuid stors:list links:list +istors:list',
      'created_at updated_at?',
    ].join(' '),
  ],
  [
    'host_fs',
    'host_fs',
    'uuid name size:int logical_volume state capabilities:object ihost_uuid links:list created_at updated_at?',
  ],
]
