import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { newId } from '#lib/ids/id.ts';
import { addEntry, moveEntry } from '#lib/sheets/doc.ts';
import { entriesOf } from '#lib/sheets/read-sheet.ts';
import { deal } from '#server/breakouts/deal.ts';
import { breakoutDocumentId, breakoutOf } from '#server/breakouts/find.ts';
import { projectNow } from '#server/documents/project.ts';
import { addToSheet } from '#server/sheets/edit-sheet.ts';
import { goTo } from '#server/sheets/go.ts';
import { joinSheet } from '#server/sheets/join.ts';
import { onItsWay } from '#server/sheets/mark-shut.ts';
import { readSheet } from '#server/sheets/read.ts';
import { setTimer } from '#server/sheets/set-timer.ts';
import { startSheet } from '#server/sheets/start-sheet.ts';
import { takeInTool } from '#server/tools/take-in.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aPerson, aSeated, type Person } from '../build/rows.ts';
import { actorFor, sessionCookieFor } from '../build/session.ts';
import { plainClient } from './sync-client.ts';
import { until } from './wait.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());
const after: (() => void)[] = [];
afterEach(() => after.splice(0).forEach((run) => run()));

const step = (key: string, visibility: string) => ({
	...{ key, title: key, instruction: 'Skriv', minutes: 5, visibility },
	fields: [{ kind: 'notes', key: 'notes', label: 'Lappar', columns: [{ key: 'up', label: 'Upp' }] }]
});
const tool = JSON.stringify({
	...{ format: 'samsyn-tool/1', key: 'own-door', version: 1, language: 'sv', name: 'Eget', purpose: 'Prov' },
	source: { text: 'Egen' },
	steps: [step('write', 'all'), step('more', 'all'), step('pairs', 'pair')]
});

/** A sheet with two who write, and one note. */
async function aSheet() {
	const federation = await aFederation();
	const group = await aGroup(federation);
	await takeInTool(await actorFor(await aPerson(federation, { office: 'process-leader' })), tool);
	const chair = await actorFor(await aSeated(group, 'chair'));
	const people = [await aSeated(group, 'member'), await aSeated(group, 'member')];
	const { sheetId } = await startSheet(chair, { groupId: group.id, tool: 'own-door:sv', title: 'Vår dag' });
	for (const one of people) await joinSheet(await actorFor(one), { sheetId });
	await addToSheet(chair, { sheetId, step: 0, field: 'notes', column: 'up', text: 'I tid' });
	return { chair, people, sheetId, document: (await readSheet(chair, sheetId, null)).document.id };
}

/** A page of somebody's own making, over a plain socket. */
async function changedPage(person: Person | undefined, document: string) {
	const client = plainClient(portal.origin, await sessionCookieFor(person as Person), document);
	after.push(() => client.end());
	await until(() => client.provider.synced, 'the document');
	return client;
}
const draft = (text: string, key: string) => ({ id: newId(), step: key, field: 'notes', column: 'up', text });
const marked = (client: Awaited<ReturnType<typeof changedPage>>, key: string) => client.doc.getMap('shut').has(key);
const wordsOf = async (document: string) => {
	const { json } = await portal.context.documents.read(document);
	return (json as { entries: { text: string }[] }).entries.map(({ text }) => text);
};

it('L100 a changed page writes nothing in a step whose time is out, and may again with more time', async () => {
	const { chair, people, sheetId, document } = await aSheet();
	const [changed, other] = [await changedPage(people[0], document), await changedPage(people[1], document)];
	await setTimer(chair, { sheetId, minutes: 1, shuts: true });
	addEntry(changed.doc, draft('på sluttampen', 'write'));
	await until(async () => (await wordsOf(document)).includes('på sluttampen'), 'what was written in time');
	portal.clock.advance(60_000 + onItsWay);
	portal.context.jobs.kick();
	await until(() => marked(changed, 'write') && marked(other, 'write'), 'the mark');

	// What is no writing in the step goes on.
	const [first = ''] = [...entriesOf(other.doc).keys()];
	moveEntry(other.doc, first, { by: 1 });
	addEntry(other.doc, draft('i nästa steg', 'more'));
	await until(async () => (await wordsOf(document)).includes('i nästa steg'), 'another step');
	addEntry(changed.doc, draft('för sent', 'write'));
	await until(() => changed.ended.includes(4423), 'the door shut');
	entriesOf(other.doc).delete(first);
	await until(() => other.ended.includes(4423), 'the door shut for the other');
	await projectNow(document);
	const { entries } = await readSheet(chair, sheetId, null);
	expect(entries.map(({ text }) => text).toSorted()).toEqual(['I tid', 'i nästa steg', 'på sluttampen']);

	await setTimer(chair, { sheetId, minutes: 2, shuts: true });
	const again = await changedPage(people[0], document);
	await until(() => !marked(again, 'write'), 'the mark taken away');
	addEntry(again.doc, draft('mer tid', 'write'));
	await until(async () => (await wordsOf(document)).includes('mer tid'), 'writing again');
	expect(again.ended).toEqual([]);
});

it('L100 nor does a pair’s, dealt before the time was out or after', async () => {
	const { chair, people, sheetId } = await aSheet();
	await goTo(chair, { sheetId, step: 2 });
	portal.clock.advance(6_000);
	await deal(chair, { sheetId, step: 2, way: 'random' });
	await setTimer(chair, { sheetId, minutes: 1, shuts: true });
	portal.clock.advance(60_000 + onItsWay);
	portal.context.jobs.kick();
	const { membershipId } = await actorFor(people[0] as Person);
	const mine = async () => {
		const id = await breakoutOf(portal.context.read, sheetId, 2, membershipId);
		return breakoutDocumentId(portal.context.read, id ?? '');
	};
	const document = await mine();
	const changed = await changedPage(people[0], document);
	await until(() => marked(changed, 'pairs'), 'the mark');
	addEntry(changed.doc, draft('för sent', 'pairs'));
	await until(() => changed.ended.includes(4423), 'the door shut');
	expect(await wordsOf(document)).toEqual([]);
});
