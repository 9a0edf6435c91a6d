import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#lib/ids/id.ts';
import { nextNight } from '#server/documents/night.ts';
import { keepVersion } from '#server/history/keep-version.ts';
import { documentsToThin, thinVersions } from '#server/history/thin-versions.ts';
import { anAgenda } from '../build/documents.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aMeeting, insert } from '../build/rows.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
	// The log has a clock of its own: what it keeps now has lain there for a while.
	portal.clock.set(new Date(Date.now() + 2 * 3600_000));
});
afterAll(() => portal.close());

/** A document with so many versions, all of one day so many days ago. */
async function versions(count: number, daysAgo: number) {
	const { documents } = portal.context;
	const document = await anAgenda(await aMeeting(await aGroup(await aFederation())));
	const ids: string[] = [];
	for (let at = 0; at < count; at += 1) {
		await documents.edit(document, newId(), 'add', { id: newId(), title: `${at}` });
		ids.push((await keepVersion(document, 'auto')) ?? '');
	}
	const day = new Date(portal.clock.now().getTime() - daysAgo * 86_400_000);
	await insert((db) => db.documentVersion.updateMany({ where: { documentId: document }, data: { at: day } }));
	return { document, ids };
}

it('H3 thinning waits for the night', async () => {
	await versions(1, 0);
	const { read } = portal.context;
	const jobs = await read.job.findMany({ where: { kind: 'history.thin' } });
	expect(jobs.map(({ dueAt, doneAt }) => [dueAt, doneAt])).toEqual([[nextNight(portal.clock.now()), null]]);
});

it('H3 only texts that have something to thin are looked at, and what lies in the log without a row goes', async () => {
	const { read, documents } = portal.context;
	const [young, lone, old] = [await versions(3, 1), await versions(1, 30), await versions(3, 30)];
	expect(await documentsToThin(read, portal.clock.now())).toEqual([old.document]);
	// As a crash leaves it between the two: the row is gone, the text is not.
	await insert((db) => db.documentVersion.delete({ where: { id: young.ids[0] ?? '' } }));
	await thinVersions();
	const left = async ({ document }: { document: string }) => (await documents.history.ids(document)).toSorted();
	expect(await left(young)).toEqual(young.ids.slice(1).toSorted());
	expect(await left(lone)).toEqual(lone.ids);
	expect(await left(old)).toEqual(old.ids.slice(-1));
	expect(await documentsToThin(read, portal.clock.now())).toEqual([]);
});
