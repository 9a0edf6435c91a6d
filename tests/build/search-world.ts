import { briefingText } from '#lib/briefings/briefing.ts';
import { briefingSections } from '#lib/briefings/sections.ts';
import { newId } from '#lib/ids/id.ts';
import type { EntryJson } from '#lib/sheets/entry.ts';
import { context } from '#server/context.ts';
import type { Federation, Group, Meeting } from '#server/db/generated/client.ts';
import { aFederation, aGroup, aMeeting, aPerson, aSeated, insert, type Person } from './rows.ts';
import { aWrittenItem, said } from './search.ts';

/** Stands in one thing of every kind, and nowhere else. */
export const word = 'trollslända';

const step = (key: string, visibility: string) => ({
	...{ key, title: key, instruction: key, minutes: null, visibility, anonymous: false, frame: false },
	fields: [{ kind: 'notes', key: 'f', label: 'f', columns: [{ key: 'c', label: 'c' }] }]
});

const entry = (key: string, text: string, over: Partial<EntryJson> = {}): EntryJson => ({
	...{ id: newId(), step: key, field: 'f', column: 'c', place: 'a0', group: '', text, value: '', owner: '', due: '' },
	...{ shown: false, removed: false, ...over }
});

/** A sheet of three steps, of which the third has not been reached, with notes that may and that may not be found. */
async function aSheet(group: Group, meeting: Meeting): Promise<string> {
	const [id, toolId, documentId] = [newId(), newId(), newId()];
	const now = context().clock.now();
	const { federationId } = group;
	const tool = {
		name: 'Verktyg',
		steps: [step('one', 'alone'), step('two', 'all'), step('pair', 'pair'), step('late', 'all')]
	};
	const entries = [
		entry('one', `visad ${word}`, { shown: true }),
		entry('one', `ovisad ${word}`),
		entry('two', `öppen ${word}`),
		entry('two', `borttagen ${word}`, { removed: true }),
		entry('pair', `parets ${word}`),
		entry('late', `kommande ${word}`)
	];
	await insert(async (db) => {
		await db.toolVersion.create({
			data: {
				...{ id: toolId, federationId, key: toolId.toLowerCase(), language: 'sv', version: 1, origin: 'own' },
				...{ name: 'Verktyg', definition: JSON.stringify(tool), createdAt: now, createdBy: 'test' }
			}
		});
		await db.sheet.create({
			data: {
				...{ id, federationId, groupId: group.id, meetingId: meeting.id, toolVersionId: toolId, title: 'Blad' },
				...{ leaderId: 'test', step: 2, stepSince: now, reached: 2, createdAt: now }
			}
		});
		await db.sheetStep.create({ data: { sheetId: id, place: 0, state: 'revealed', shownAt: now } });
		await db.document.create({
			data: { id: documentId, federationId, kind: 'sheet', subjectId: id, meetingId: meeting.id, createdAt: now }
		});
		await db.projection.create({
			data: { documentId, epoch: 1, cursor: 1, json: JSON.stringify({ entries }), plain: '', at: now }
		});
	});
	return id;
}

export interface SearchWorld {
	readonly federation: Federation;
	readonly group: Group;
	readonly other: Group;
	/** Has got the report of the meeting, and nothing else. */
	readonly told: Group;
	readonly meeting: Meeting;
	readonly itemId: string;
	/** Somebody whose name holds the word. */
	readonly named: Person;
	/** Has the task, and sits only in the other group. */
	readonly tasked: Person;
}

/** A federation in whose first group one thing of every kind says the word; the other group is as full of other words. */
export async function aSearchWorld(): Promise<SearchWorld> {
	const federation = await aFederation();
	const group = await aGroup(federation, { name: `Gruppen ${word}` });
	const other = await aGroup(federation, { name: 'Den andra gruppen' });
	const told = await aGroup(federation, { name: 'Gruppen som får veta' });
	const meeting = await aMeeting(group, { title: `Möte om ${word}` });
	const elsewhere = await aMeeting(other, { title: 'Möte om annat' });
	const named = await aSeated(group, 'member');
	const tasked = await aSeated(other, 'member');
	const itemId = await aWrittenItem(meeting, {
		title: `Punkt ${word}`,
		text: `Text ${word}`,
		notes: `Noterat ${word}`
	});
	await aWrittenItem(elsewhere, { title: 'Annan punkt', text: 'Annan text', notes: 'Annat noterat' });
	await aSheet(group, meeting);
	const now = context().clock.now();
	const own = { federationId: federation.id, groupId: group.id };
	const report = newId();
	await insert(async (db) => {
		const title = 'Rapport från mötet';
		await db.thing.create({ data: { id: report, kind: 'briefing', ...own, title, createdAt: now } });
		await db.briefing.create({
			data: { id: report, ...own, meetingId: meeting.id, kind: 'report', createdAt: now, createdBy: 'test' }
		});
		await db.briefingReceiver.create({
			data: { briefingId: report, groupId: told.id, federationId: federation.id, at: now }
		});
		const edition = (version: number, text: string) => ({
			...{ id: newId(), federationId: federation.id, briefingId: report, version, at: now, by: 'test', sha256: '' },
			json: briefingText({ sections: [{ key: briefingSections[0], body: said(text) }], built: [] })
		});
		await db.briefingEdition.createMany({ data: [edition(1, 'Förra lydelsen'), edition(2, `Rapporterat ${word}`)] });
		await db.account.update({ where: { id: named.account.id }, data: { name: `Trolle ${word}` } });
		await db.decision.create({
			data: {
				...{ id: newId(), ...own, meetingId: meeting.id, itemId, place: 'a0', text: `att ${word}`, state: 'decided' },
				...{ year: 2026, ordinal: 1, createdAt: now, createdBy: 'test', decidedAt: now }
			}
		});
		await db.assignment.create({
			data: {
				...{ id: newId(), ...own, text: `Undersök ${word}`, ownerKind: 'person', ownerId: tasked.membership.id },
				...{ dueKind: 'none', createdAt: now, createdBy: 'test' }
			}
		});
		await db.matter.create({
			data: { id: newId(), ...own, title: `Förslag ${word}`, proposedBy: named.membership.id, createdAt: now }
		});
		await db.proposal.create({
			data: {
				...{ id: newId(), ...own, kind: 'memo', title: `PM ${word}`, retention: 'keep', createdAt: now },
				...{ createdBy: 'test', state: 'sounding' }
			}
		});
		await db.relayNote.create({
			data: { id: newId(), ...own, title: `Medskick ${word}`, what: 'Hej', asked: 'answer', createdAt: now }
		});
		await db.attachment.create({
			data: {
				...{ id: newId(), federationId: federation.id, meetingId: meeting.id, itemId, name: `${word}_2026.pdf` },
				...{ mediaType: 'application/pdf', size: 1, sha256: 'x', createdAt: now, createdBy: 'test' }
			}
		});
		const body = said(`Skrivet ${word}`);
		await db.minutes.create({
			data: {
				...{ id: newId(), ...own, meetingId: meeting.id, createdAt: now },
				paragraphs: { create: { itemId, body: JSON.stringify(body), at: now, by: 'test' } }
			}
		});
	});
	return { federation, group, other, told, meeting, itemId, named, tasked };
}

export const anOfficer = (federation: Federation): Promise<Person> => aPerson(federation, { office: 'process-leader' });
