import { IconAdjustments, IconBook2, IconListCheck } from '@tabler/icons-react';
import { Tabs } from '../../../ui';
import { type SidePanel as Panel, useWriting } from '../writingStore';
import { ChecksPanel } from './ChecksPanel';
import styles from './Panel.module.css';
import { ParametersPanel } from './ParametersPanel';
import { ProvenancePanel } from './ProvenancePanel';

/** 점검, 근거 and 기준값. */
export function SidePanel() {
  const panel = useWriting((state) => state.panel);
  return (
    <Tabs
      className={styles.tabs}
      value={panel}
      onChange={(value) => useWriting.getState().set({ panel: (value ?? 'checks') as Panel })}
      keepMounted={false}
    >
      <Tabs.List grow justify="center" aria-label="점검, 근거, 기준값">
        <Tabs.Tab value="checks" leftSection={<IconListCheck size={17} aria-hidden />}>
          점검
        </Tabs.Tab>
        <Tabs.Tab value="provenance" leftSection={<IconBook2 size={17} aria-hidden />}>
          근거
        </Tabs.Tab>
        <Tabs.Tab value="parameters" leftSection={<IconAdjustments size={17} aria-hidden />}>
          기준값
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="checks" className={styles.panel}>
        <ChecksPanel />
      </Tabs.Panel>
      <Tabs.Panel value="provenance" className={styles.panel}>
        <ProvenancePanel />
      </Tabs.Panel>
      <Tabs.Panel value="parameters" className={styles.panel}>
        <ParametersPanel />
      </Tabs.Panel>
    </Tabs>
  );
}
