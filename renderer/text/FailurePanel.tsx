import type { Failure } from '../../shared/ipc/failure';
import { explainFailure } from '../../shared/ipc/failureText';
import { Alert, Button, Text } from '../ui';

/** A failure where it happened: what, what to do, and another try where that can help. */
export function FailurePanel({ failure, onRetry }: { failure: Failure; onRetry?: () => void }) {
  const { what, todo } = explainFailure(failure);
  return (
    <Alert color="danger" title={what} role="alert" variant="light">
      <Text size="sm">{todo}</Text>
      {onRetry && (
        <Button variant="default" size="xs" mt={12} onClick={onRetry}>
          다시 시도
        </Button>
      )}
    </Alert>
  );
}
