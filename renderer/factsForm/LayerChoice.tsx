import { IconAlertTriangle } from '@tabler/icons-react';
import { layers as allLayers, type Facts } from '../../shared/project/facts';
import { layerTexts, mixedOrder, factsText as text } from '../text/factsText';
import { Alert, Checkbox, SimpleGrid } from '../ui';
import styles from './FactFields.module.css';

/** 3층위: which layers the project changes, with a hint where container and MSA work share one order. */
export function LayerChoice({
  layers,
  onChange,
}: {
  layers: Facts['layers'];
  onChange(layers: Facts['layers']): void;
}) {
  const isMixed = layers.includes('인프라') && layers.includes('애플리케이션');
  return (
    <div>
      <Checkbox.Group
        label={text.layersTitle}
        description={text.layersWhat}
        value={layers}
        onChange={(chosen) => onChange(allLayers.filter((layer) => chosen.includes(layer)))}
      >
        <SimpleGrid cols={3} spacing={12} mt={8}>
          {allLayers.map((layer) => (
            <Checkbox.Card key={layer} value={layer} className={styles.card}>
              <Checkbox.Indicator />
              <span>
                <span className={styles.cardName}>{layerTexts[layer].name}</span>
                <span className={styles.cardWhat}>{layerTexts[layer].what}</span>
                <span className={styles.cardProof}>{layerTexts[layer].proof}</span>
              </span>
            </Checkbox.Card>
          ))}
        </SimpleGrid>
      </Checkbox.Group>
      {isMixed && (
        <Alert
          mt={12}
          color="warning"
          role="status"
          icon={<IconAlertTriangle aria-hidden />}
          title={mixedOrder.title}
        >
          <ul className={styles.mixed}>
            {mixedOrder.risks.map((risk) => (
              <li key={risk}>{risk}</li>
            ))}
          </ul>
          {mixedOrder.advice}
        </Alert>
      )}
    </div>
  );
}
