import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import type { Federation, Group } from '#server/db/generated/client.ts';
import { addToSheet } from '#server/sheets/edit-sheet.ts';
import { keepOwn } from '#server/sheets/keep-own.ts';
import { readSheet } from '#server/sheets/read.ts';
import { reveal } from '#server/sheets/reveal.ts';
import { startSheet } from '#server/sheets/start-sheet.ts';
import { takeInTool } from '#server/tools/take-in.ts';
import { aFederation, aGroup, aPerson, aSeated, insert } from './rows.ts';
import { actorFor } from './session.ts';

/** A tool with an anonymous step of notes and a scale, an open one of the same, and a step for all. */
export const gatheringTool = JSON.stringify({
	...{ format: 'samsyn-tool/1', key: 'own-gathering', version: 1, language: 'sv', name: 'Läget', purpose: 'Prov' },
	source: { text: 'Egen' },
	steps: [
		{
			...{ key: 'belief', title: 'Tilltro', instruction: 'Skriv', minutes: 5, visibility: 'alone', anonymous: true },
			fields: [
				{ kind: 'notes', key: 'notes', label: 'Lappar', columns: [{ key: 'up', label: 'Upp' }] },
				{ kind: 'scale', key: 'how', label: 'Hur går det?', from: 1, to: 5, low: 'Trögt', high: 'Lätt' }
			]
		},
		{
			...{ key: 'open', title: 'Öppet', instruction: 'Skriv', minutes: 5, visibility: 'alone' },
			fields: [
				{ kind: 'notes', key: 'ideas', label: 'Idéer', columns: [{ key: 'new', label: 'Nytt' }] },
				{ kind: 'scale', key: 'trust', label: 'Tillit', from: 1, to: 5, low: 'Liten', high: 'Stor' }
			]
		},
		{
			...{ key: 'all', title: 'Alla', instruction: 'Prata', minutes: null, visibility: 'all' },
			fields: [{ kind: 'text', key: 'seen', label: 'Det vi ser' }]
		}
	]
});

/** A federation whose office has the tool. */
export async function aGatheringFederation() {
	const federation = await aFederation();
	const office = await actorFor(await aPerson(federation, { office: 'process-leader' }));
	await takeInTool(office, gatheringTool);
	return { federation, office };
}

/** A group that is led by a chair, with so many members. */
export async function aCircle(federation: Pick<Federation, 'id'>, members: number, over: Partial<Group> = {}) {
	const group = await aGroup(federation, over);
	const chair = await actorFor(await aSeated(group, 'chair'));
	const people: Actor[] = [];
	for (let n = 0; n < members; n++) people.push(await actorFor(await aSeated(group, 'member')));
	return { group, chair, people };
}

/** A sheet of the tool, with what each says of each field, shown step by step; and words that all wrote together. */
export async function aGatheredSheet(
	{ group, chair, people }: Awaited<ReturnType<typeof aCircle>>,
	said: {
		readonly meetingId?: string;
		readonly notes?: readonly string[];
		readonly how?: readonly number[];
		readonly ideas?: readonly string[];
		readonly trust?: readonly number[];
		readonly seen?: readonly string[];
	}
): Promise<string> {
	const start = { groupId: group.id, tool: 'own-gathering:sv', title: 'Vår dag', meetingId: said.meetingId ?? '' };
	const { sheetId } = await startSheet(chair, start);
	const each = async (step: number, values: readonly unknown[] = [], field: string, column?: string) => {
		for (const [index, value] of values.entries()) {
			const words = column ? { column, text: String(value) } : { values: [String(value)] };
			await keepOwn(people[index % people.length] as Actor, { sheetId, step, id: newId(), field, ...words });
		}
	};
	await each(0, said.notes, 'notes', 'up');
	await each(0, said.how, 'how');
	await each(1, said.ideas, 'ideas', 'new');
	await each(1, said.trust, 'trust');
	// As if the work had gone through its steps.
	await insert((db) => db.sheet.update({ where: { id: sheetId }, data: { step: 2, reached: 2 } }));
	for (const [step, values] of [
		[0, [...(said.notes ?? []), ...(said.how ?? [])]],
		[1, [...(said.ideas ?? []), ...(said.trust ?? [])]]
	] as const)
		if (values.length > 0)
			await reveal(chair, { sheetId, step }).then(
				({ key }) => context().jobs.settled(key),
				() => undefined
			);
	for (const text of said.seen ?? []) await addToSheet(people[0] ?? chair, { sheetId, step: 2, field: 'seen', text });
	return sheetId;
}

/** The note of a sheet that says so. */
export async function noteId(actor: Actor, sheetId: string, text: string): Promise<string> {
	const { entries } = await readSheet(actor, sheetId, null);
	return entries.find((entry) => entry.text === text)?.id ?? '';
}
