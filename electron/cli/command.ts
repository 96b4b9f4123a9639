import type { Content } from '../../shared/content/content';
import type { ContentProblem } from '../../shared/content/contentFiles';
import type { Result } from '../../shared/ipc/failure';
import type { z } from '../../shared/zod';
import type { FileSystem } from '../storage/fileSystem';

/** An option that takes a value: `--out 파일`. */
export interface CommandOption {
  name: string;
  /** What stands for the value in the help. */
  value: string;
  description: string;
  isRequired?: boolean;
}

/** An option without a value: `--replace`. */
export interface CommandFlag {
  name: string;
  description: string;
}

/** What a command gets: its positional arguments (empty texts where there are none) and its options as written. */
export interface Arguments {
  input: string;
  secondInput: string;
  options: Readonly<Record<string, string>>;
  flags: ReadonlySet<string>;
}

export interface Context {
  /** Turns a path as written into an absolute one. */
  resolve(path: string): string;
  content(): Promise<Result<Content>>;
  /** Everything for which `content` refuses what is in templates. */
  contentDamage(): Promise<ContentProblem[]>;
  now(): Date;
  newId(): string;
  version: string;
  fileSystem: FileSystem;
}

export interface Report {
  /** Printed with `--json`, after `"ok": true`. */
  json: Record<string, unknown>;
  /** Printed on stdout without `--json`, Korean lines. */
  lines?: string[];
  /** Printed on stderr, Korean sentences. */
  sentences?: string[];
  /** The answer is that something is wrong: exit code 1. */
  isUnsound?: boolean;
}

export interface Command {
  name: string;
  /** One Korean sentence. */
  summary: string;
  input?: { name: string; description: string; isOptional?: boolean };
  /** A second positional argument, needed where the command has one. */
  secondInput?: { name: string; description: string };
  options: CommandOption[];
  flags?: CommandFlag[];
  /** What `--json` answers beside `ok`, Korean. */
  answer: string;
  /** The JSON the command reads, for `--schema` and `--example`. */
  reads?: { what: string; schema: z.ZodType; example: unknown };
  /** Further wrong usage than parsing finds, a Korean sentence. */
  misuse?(given: Arguments): string | null;
  run(given: Arguments, context: Context): Promise<Result<Report>>;
}
