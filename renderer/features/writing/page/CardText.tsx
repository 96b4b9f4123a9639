import { DraftText, type DraftTextProps } from '../../../editor/DraftText';

/** A field of a card: editable where the card is near, plain text of the same size where it is far away. */
export function CardText({ live, ...props }: DraftTextProps & { live: boolean }) {
  if (live) return <DraftText {...props} />;
  return (
    <span
      className={`draft ${props.className ?? ''}`}
      data-needed={(props.needed && props.value.trim() === '') || undefined}
    >
      <span className="draftStatic">{props.value || props.placeholder || '\u200b'}</span>
    </span>
  );
}
