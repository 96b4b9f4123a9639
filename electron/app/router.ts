import { type CallName, calls, type Input, type Output } from '../../shared/ipc/calls';
import { fail, type Result } from '../../shared/ipc/failure';
import { inputProblems } from '../../shared/ipc/inputProblems';

export type Handler<C extends CallName> = (input: Input<C>) => Promise<Result<Output<C>>>;
export type Handlers = { [C in CallName]: Handler<C> };

/** Where every call enters the app, whichever host carries it. Resolves always: failures are values. */
export type Router = (name: string, input: unknown) => Promise<Result<unknown>>;

/**
 * Checks the input against the contract and answers with the handler's result. A bug in a handler is given to
 * `report`, which logs it and returns the reference the user can quote.
 */
export function createRouter(
  handlers: Handlers,
  report: (call: string, bug: unknown) => Promise<string>,
): Router {
  return async (name, input) => {
    if (!isCallName(name)) return fail({ type: 'unknownCall', call: String(name).slice(0, 100) });
    const parsed = calls[name].input.safeParse(input);
    if (!parsed.success) return fail({ type: 'invalidInput', problems: inputProblems(parsed.error) });
    try {
      const handler = handlers[name] as (input: unknown) => Promise<Result<unknown>>;
      return await handler(parsed.data);
    } catch (bug) {
      return fail({ type: 'unexpected', reference: await report(name, bug) });
    }
  };
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(calls, name);
}
