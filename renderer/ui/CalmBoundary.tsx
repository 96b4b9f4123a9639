import { Alert, Button, Group } from '@mantine/core';
import { Component, type ReactNode } from 'react';

interface Props {
  children: ReactNode;
  /** A new value clears the failure: another screen, another project. */
  resetKey: string;
}

/** Keeps a bug in one screen from blanking the window; what was saved is untouched. */
export class CalmBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidUpdate(before: Props) {
    if (this.state.failed && before.resetKey !== this.props.resetKey) this.setState({ failed: false });
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <Alert m={24} color="danger" variant="light" role="alert" title="이 화면을 보여 주지 못했어요">
        프로그램의 잘못이에요. 저장된 내용은 그대로 있어요. 다시 불러와도 같으면 다른 화면에서 이어서 일해
        주세요.
        <Group mt={12}>
          <Button variant="default" size="xs" onClick={() => this.setState({ failed: false })}>
            다시 시도
          </Button>
          <Button variant="default" size="xs" onClick={() => location.reload()}>
            다시 불러오기
          </Button>
        </Group>
      </Alert>
    );
  }
}
