import { execFileSync } from 'node:child_process';

/** Before any test: the messages are compiled if they have changed. */
export default function setup(): void {
	execFileSync(process.execPath, ['scripts/compile-messages.mjs'], { stdio: 'inherit' });
}
