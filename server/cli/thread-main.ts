import { loadBundle } from "../bundle.ts"
import type * as commandLine from "./command-line.ts"

/** The name of the bundle of `command-line.ts`, which the build fills in. */
declare const COMMAND_LINE: string

void loadBundle<typeof commandLine>(COMMAND_LINE).exports.startThread()
