import type { DocumentOutline, Input } from '../../../shared/ipc/calls';
import { quickInjectText as text } from '../../text/quickInjectText';
import { Radio } from '../../ui';
import styles from './QuickInject.module.css';

export type Place = Input<'wordDocument.inject'>['place'];

/** Where it goes: instead of a `{{…}}` placeholder, or right after a heading. Unsuitable places say why. */
export function PlacePicker({
  outline,
  place,
  onChange,
}: {
  outline: DocumentOutline | null;
  place: Place | null;
  onChange(place: Place): void;
}) {
  const value = place
    ? place.kind === 'placeholder'
      ? `placeholder:${place.text}`
      : place.kind === 'paragraph'
        ? `heading:${place.index}`
        : null
    : null;
  const choose = (chosen: string) => {
    const [kind] = chosen.split(':', 1);
    const rest = chosen.slice((kind?.length ?? 0) + 1);
    onChange(
      kind === 'placeholder'
        ? { kind: 'placeholder', text: rest }
        : { kind: 'paragraph', index: Number(rest), position: 'after' },
    );
  };
  return (
    <section aria-labelledby="inject-place" className={styles.column}>
      <h3 id="inject-place" className={styles.heading}>
        <span className={styles.number}>3</span>
        {text.placeStep}
      </h3>
      {!outline && <p className={styles.none}>{text.missing.document}</p>}
      {outline && outline.placeholders.length + outline.headings.length === 0 && (
        <p className={styles.none}>{text.noPlaces}</p>
      )}
      {outline && outline.placeholders.length + outline.headings.length > 0 && (
        <Radio.Group value={value} onChange={choose} aria-labelledby="inject-place">
          <div className={styles.places}>
            <h4 className={styles.subheading}>{text.placeholders}</h4>
            {outline.placeholders.length === 0 && <p className={styles.none}>{text.noPlaceholders}</p>}
            {outline.placeholders.map((one) => (
              <Radio
                key={one.text}
                className={styles.item}
                value={`placeholder:${one.text}`}
                disabled={one.problem !== null || one.count > 1}
                label={<code className={styles.code}>{one.text}</code>}
                description={one.problem ?? (one.count > 1 ? text.times(one.count) : undefined)}
              />
            ))}
            <h4 className={styles.subheading}>{text.headings}</h4>
            {outline.headings.length === 0 && <p className={styles.none}>{text.noHeadings}</p>}
            {outline.headings.map((one) => (
              <Radio
                key={one.index}
                className={styles.item}
                data-level={Math.min(4, one.level)}
                value={`heading:${one.index}`}
                disabled={one.problem !== null}
                label={one.text}
                description={one.problem ?? undefined}
              />
            ))}
          </div>
        </Radio.Group>
      )}
    </section>
  );
}
