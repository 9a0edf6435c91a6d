import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Federation, Group, Meeting, Seat } from '#server/db/generated/client.ts';
import { anAgenda } from './documents.ts';
import { startPortal, type TestPortal } from './portal.ts';
import { aFederation, aGroup, aMeeting, aPerson, aSeat, aSeated, type Person } from './rows.ts';

interface Scene {
	/** The same for all tests of the file; a test that starts it again puts the new one here. */
	portal: TestPortal;
	readonly federation: Federation;
	readonly group: Group;
	readonly chair: Person;
	readonly member: Person;
	readonly memberSeat: Seat;
	readonly meeting: Meeting;
	/** The agenda of the meeting, as a document to write in. A test may turn to another. */
	document: string;
	/** What the log's projection of the document says. */
	stored(): Promise<string>;
	/** What is let go when the test is over. */
	afterwards(end: () => void): void;
}

/**
 * A portal for a test file, and for every test in it a group of its own with a chair, a member (Maja Modell) and the
 * agenda of a planned meeting that they write in. Called once, at the top of the file: it begins and ends by itself.
 */
export function writingScene(): Scene {
	const endings: (() => void)[] = [];
	const scene = {
		stored: async () => (await scene.portal.context.documents.read(scene.document)).plain,
		afterwards: (end) => void endings.push(end)
	} as Scene;
	beforeAll(async () => {
		scene.portal = await startPortal();
		Object.assign(scene, { federation: await aFederation() });
	});
	afterAll(() => scene.portal.close());
	beforeEach(async () => {
		const group = await aGroup(scene.federation);
		const chair = await aSeated(group, 'chair');
		const member = await aPerson(scene.federation, { name: 'Maja Modell' });
		const memberSeat = await aSeat(group, member, 'member');
		const meeting = await aMeeting(group);
		Object.assign(scene, { group, chair, member, memberSeat, meeting, document: await anAgenda(meeting) });
	});
	afterEach(() => {
		for (const end of endings.splice(0)) end();
	});
	return scene;
}
