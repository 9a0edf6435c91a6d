import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startBuiltPortal } from './built-portal.ts';
import { insertSessions, jobsDue } from './sessions.ts';

const template = 'test-results/template';

/** Once per run: a data folder with the demo federation in it and sessions for its people, which every test copies. */
export default async function makeTemplate(): Promise<void> {
	rmSync(template, { recursive: true, force: true });
	const portal = await startBuiltPortal(template, { SAMSYN_DEMO: 'on' });
	const file = join(template, 'samsyn.sqlite');
	const patience = Date.now() + 60_000;
	while (jobsDue(file) > 0 && Date.now() < patience) await pause(100);
	await portal.stop();
	insertSessions(file);
}

/** A data folder of one's own that begins as the template. Out: its path. */
export function copyTemplate(name: string): string {
	const data = `test-results/${name}`;
	rmSync(data, { recursive: true, force: true });
	cpSync(template, data, { recursive: true });
	return data;
}
