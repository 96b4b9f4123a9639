import { parentPort } from 'node:worker_threads';
import { fail } from '../../shared/ipc/failure';

parentPort?.postMessage({ type: 'done', result: fail({ type: 'notAvailableHere', what: '문서 작업' }) });
