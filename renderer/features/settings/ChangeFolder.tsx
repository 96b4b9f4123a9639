import { useState } from 'react';
import type { DataFolderReport } from '../../../shared/ipc/calls';
import { settingsText as text } from '../../text/settingsText';
import { Button, Radio, Stack } from '../../ui';
import { FolderFindings } from './FolderFindings';
import styles from './Settings.module.css';

interface ChangeFolderProps {
  report: DataFolderReport;
  isBusy: boolean;
  onChange(bring: 'copy' | 'nothing'): void;
  onOther(): void;
  onBack(): void;
}

/** Another folder, tried, and what becomes of the projects in the present one. */
export function ChangeFolder({ report, isBusy, onChange, onOther, onBack }: ChangeFolderProps) {
  const holdsProjects = report.projectCount > 0;
  const [bring, setBring] = useState<'copy' | 'nothing'>(holdsProjects ? 'nothing' : 'copy');
  return (
    <Stack gap={16}>
      <FolderFindings report={report} />
      {report.mayUse && !report.isPresent && (
        <Radio.Group
          label={text.bring}
          value={bring}
          onChange={(value) => setBring(value === 'copy' ? 'copy' : 'nothing')}
        >
          <Stack gap={10} mt={8}>
            <Radio
              value="copy"
              label={text.bringCopy}
              description={text.bringCopyWhat}
              disabled={holdsProjects || isBusy}
            />
            <Radio
              value="nothing"
              label={text.bringNothing}
              description={text.bringNothingWhat}
              disabled={isBusy}
            />
          </Stack>
        </Radio.Group>
      )}
      <div className={styles.footer}>
        <Button variant="default" disabled={isBusy} onClick={onBack}>
          {text.back}
        </Button>
        <Button variant="default" disabled={isBusy} onClick={onOther}>
          {text.chooseOther}
        </Button>
        <Button
          loading={isBusy}
          disabled={!report.mayUse || report.isPresent}
          onClick={() => onChange(bring)}
        >
          {text.doChange}
        </Button>
      </div>
    </Stack>
  );
}
