import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { closeSheet } from '#server/sheets/close-sheet.ts';
import { joinSheet } from '#server/sheets/join.ts';
import { keepOwn } from '#server/sheets/keep-own.ts';
import { putTogether } from '#server/sheets/put-together.ts';
import { readSheetFile } from '#server/sheets/read-export.ts';
import { readSheet } from '#server/sheets/read.ts';
import { reveal } from '#server/sheets/reveal.ts';
import { setMode } from '#server/sheets/set-mode.ts';
import { showTogether } from '#server/sheets/show-together.ts';
import { startSheet } from '#server/sheets/start-sheet.ts';
import { agreeToName } from '#server/synthesis/agree-to-name.ts';
import { readOverTime } from '#server/synthesis/read-over-time.ts';
import { readSynthesis } from '#server/synthesis/read.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { questions } from '../build/questions.ts';
import { insert } from '../build/rows.ts';
import { aCircle, aGatheringFederation } from '../build/sheets.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const no = (code: string) => ({ code });

/** Two groups below the least, of four and three, each with its sheet of the same tool; the office leads both. */
async function scene({ people = 4, least = 5 as 5 | 7 } = {}) {
	const { federation, office } = await aGatheringFederation();
	const [north, south] = [
		await aCircle(federation, people, { name: 'Norra gruppen' }),
		await aCircle(federation, 3, { name: 'Södra gruppen' })
	];
	const start = async ({ group, people: members }: typeof north, itsLeast: 5 | 7 = 5) => {
		const which = { groupId: group.id, tool: 'own-gathering:sv', title: 'Vår dag', least: itsLeast };
		const { sheetId } = await startSheet(office, which);
		for (const one of members) await joinSheet(one, { sheetId });
		return sheetId;
	};
	return { federation, office, north, south, start, a: await start(north), b: await start(south, least) };
}
const write = async (sheetId: string, people: readonly Actor[], word: string, how = 3) => {
	for (const [index, one] of people.entries()) {
		const at = { sheetId, step: 0 };
		await keepOwn(one, { ...at, id: newId(), field: 'notes', column: 'up', text: `${word} ${index}` });
		await keepOwn(one, { ...at, id: newId(), field: 'how', values: [String(how)] });
	}
};
const show = async (actor: Actor, sheetId: string) => {
	const { key } = await reveal(actor, { sheetId, step: 0 });
	await portal.context.jobs.settled(key);
};
const shownIn = async (actor: Actor, sheetId: string) =>
	(await readSheet(actor, sheetId, 0)).entries.filter(({ step }) => step === 'belief');

describe('groups below the least that answer together', () => {
	it('L103 count as one, and each gets the same answers, without a name, a group or a trace', async () => {
		const { office, north, south, a, b } = await scene();
		expect((await readSheet(office, a, 0)).looking).toMatchObject({ together: null, joinable: [{ id: b }] });
		expect((await readSheet(north.people[0] as Actor, a, 0)).looking.joinable).toEqual([]);
		await putTogether(office, { sheetId: a, step: 0, otherId: b });
		const told = (await readSheet(south.people[0] as Actor, b, 0)).looking;
		expect([told.together, told.joinable]).toEqual([{ groups: ['Norra gruppen'], least: 5, writers: null }, []]);
		await write(a, north.people, 'nord');
		await expect(reveal(office, { sheetId: a, step: 0 })).rejects.toMatchObject(no('sheet.too-few'));
		await write(b, south.people, 'syd', 5);
		expect((await readSheet(office, b, 0)).looking.together?.writers).toBe(7);
		await show(office, b);
		const words = ['nord 0', 'nord 1', 'nord 2', 'nord 3', 'syd 0', 'syd 1', 'syd 2'];
		const [ofA, ofB] = [await shownIn(office, a), await shownIn(office, b)];
		for (const all of [ofA, ofB]) {
			expect(all.flatMap(({ text }) => text || []).toSorted()).toEqual(words);
			expect(
				all
					.filter(({ field }) => field === 'how')
					.map(({ value }) => value)
					.toSorted()
					.join('')
			).toBe('3333555');
		}
		// Names of their own on each sheet: nothing leads from one to the other, or to a private file.
		expect(ofA.filter(({ id }) => ofB.some((one) => one.id === id))).toEqual([]);
		const { read, own } = portal.context;
		expect(await read.sheetAuthor.count({ where: { sheetId: { in: [a, b] } } })).toBe(0);
		for (const id of [a, b]) expect(own.sheets.all(id, 'belief+together')).toEqual([]);
		expect(await read.sheetStep.findMany({ where: { sheetId: a } })).toMatchObject([{ room: null, remote: null }]);
		expect((await readSheetFile(office, a)).steps[0]).toMatchObject({ together: true, withheld: false });
		// On its own neither is ever shown, and showing again changes nothing.
		for (const id of [a, b])
			await expect(reveal(office, { sheetId: id, step: 0 })).rejects.toMatchObject(no('sheet.shown'));
		const row = await read.sheetTogether.findFirstOrThrow({ where: { sheetId: a } });
		await showTogether({ togetherId: row.id, place: 0 });
		expect(await shownIn(office, a)).toHaveLength(14);
	});

	it('L103 a job that ended between the two sheets is done to its end, once', async () => {
		const { office, north, south, a, b } = await scene();
		await putTogether(office, { sheetId: a, step: 0, otherId: b });
		await write(a, north.people, 'nord');
		await write(b, south.people, 'syd');
		const edit = portal.context.documents.edit.bind(portal.context.documents);
		let calls = 0;
		portal.context.documents.edit = (...args) => (++calls === 2 ? Promise.reject(new Error('cut')) : edit(...args));
		const { key } = await reveal(office, { sheetId: a, step: 0 });
		await expect(portal.context.jobs.settled(key)).rejects.toThrow('cut');
		portal.context.documents.edit = edit;
		const row = await portal.context.read.sheetTogether.findFirstOrThrow({ where: { sheetId: a } });
		await showTogether({ togetherId: row.id, place: 0 });
		for (const id of [a, b]) expect(await shownIn(office, id)).toHaveLength(14);
	});

	it('L103 the highest number of all holds, also when its sheet is closed after people have written', async () => {
		const { office, north, south, a, b } = await scene({ people: 7, least: 7 });
		await putTogether(office, { sheetId: a, step: 0, otherId: b });
		await write(a, north.people.slice(0, 6), 'nord');
		await write(b, south.people.slice(0, 2), 'syd');
		const { key } = await closeSheet(office, { sheetId: b });
		await portal.context.jobs.settled(key);
		const first = north.people[0] as Actor;
		const refused = { code: 'sheet.too-few', details: { least: 7 } };
		await expect(reveal(office, { sheetId: a, step: 0 })).rejects.toMatchObject(refused);
		// What they were told still stands on the page, and so does what they wrote.
		const { together, own, state } = (await readSheet(first, a, 0)).looking;
		expect([together?.least, own.length, state]).toEqual([7, 2, 'open']);
		await write(a, north.people.slice(6), 'sist');
		await show(office, a);
		const words = (await shownIn(office, a)).flatMap(({ text }) => text || []);
		expect(words.toSorted()).toEqual(['nord 0', 'nord 1', 'nord 2', 'nord 3', 'nord 4', 'nord 5', 'sist 0']);
		expect(await shownIn(office, b)).toEqual([]);
	});

	it('L103 asks as often, of the database and of what is private, for ten sheets as for two', async () => {
		const { federation, office, a, b, start } = await scene();
		const count = async () => {
			const { own } = portal.context;
			const { sheets } = own;
			let looked = 0;
			const get = (of: object, key: string | symbol) => {
				if (/^(who|written|all|counts|own)$/.test(String(key))) looked++;
				return Reflect.get(of, key) as unknown;
			};
			Object.assign(own, { sheets: new Proxy(sheets, { get }) });
			const { result, asked } = await questions(portal.context, () => readSheet(office, a, 0));
			Object.assign(own, { sheets });
			const { joinable, together } = result.looking;
			return { asked, looked, sheets: joinable.length + (together?.groups.length ?? 0) };
		};
		const two = await count();
		const ten: string[] = [];
		for (let n = 0; n < 8; n++) ten.push(await start(await aCircle(federation, 1)));
		expect([two.sheets, await count()]).toEqual([1, { ...two, sheets: 9 }]);
		await putTogether(office, { sheetId: a, step: 0, otherId: b });
		const joined = await count();
		for (const otherId of ten) await putTogether(office, { sheetId: a, step: 0, otherId });
		expect([joined.sheets, await count()]).toEqual([1, { ...joined, sheets: 9 }]);
	});

	it('L104 a word that is written while the groups are put together lies with what they answer together', async () => {
		const { own, write: writer } = portal.context;
		const { keys } = own.sheets;
		const hold = keys.hold.bind(keys);
		const word = (sheetId: string, text: string) =>
			({ sheetId, step: 0, id: newId(), field: 'notes', column: 'up', text }) as const;
		const lies = async (writes: Actor, sheetId: string, text: string) => {
			expect((await readSheet(writes, sheetId, 0)).looking.own).toMatchObject([{ text }]);
			expect(own.sheets.all(sheetId, 'belief')).toEqual([]);
		};
		// It knows its key, and before it is written all of the change is done.
		const one = await scene();
		const first = one.north.people[0] as Actor;
		let changed = false;
		keys.hold = (key, put) =>
			hold(async () => {
				const known = await key();
				if (!changed) await putTogether(one.office, { sheetId: one.a, step: 0, otherId: one.b });
				changed = true;
				return known;
			}, put);
		await keepOwn(first, word(one.a, 'före'));
		await lies(first, one.a, 'före');
		// The change has seen that nobody has written and is not committed yet.
		const two = await scene();
		const second = two.north.people[0] as Actor;
		const late: Promise<void>[] = [];
		const comes = Promise.withResolvers<undefined>();
		keys.hold = (key, put) => {
			comes.resolve(undefined);
			return hold(key, put);
		};
		const $transaction = ((body: (db: unknown) => Promise<unknown>, options: object) =>
			writer.$transaction(async (db) => {
				const done = await body(db);
				late.push(keepOwn(second, word(two.a, 'under')));
				await comes.promise;
				// Whoever did not wait would have written by now.
				await readSheet(two.office, two.a, 0);
				return done;
			}, options)) as typeof writer.$transaction;
		Object.assign(portal.context, { write: { $transaction } });
		await putTogether(two.office, { sheetId: two.a, step: 0, otherId: two.b });
		Object.assign(portal.context, { write: writer });
		keys.hold = hold;
		await Promise.all(late);
		await lies(second, two.a, 'under');
	});

	it('L139 is offered to a big enough group too, and of a small one also behind many newer sheets of others', async () => {
		const { federation, office, north, a, b, start } = await scene({ people: 7 });
		const offered = async (actor: Actor, sheetId: string) =>
			(await readSheet(actor, sheetId, 0)).looking.joinable.map(({ id }) => id).toSorted();
		expect(await offered(office, a)).toEqual([b]);
		expect(await offered(north.people[0] as Actor, a)).toEqual([]);
		// Who leads two groups finds the second however many newer sheets others have.
		const one = await aCircle(federation, 2);
		const [mine, theirs] = [await start(one), await start(one)];
		const of = await portal.context.read.sheet.findUniqueOrThrow({ where: { id: a } });
		const newer = Array.from({ length: 70 }, () => ({
			...of,
			...{ id: newId(), title: 'Nyare', leaderId: 'x', createdAt: portal.clock.now() }
		}));
		await insert((db) => db.sheet.createMany({ data: newer }));
		await insert((db) =>
			db.sheet.update({ where: { id: theirs }, data: { createdAt: new Date(of.createdAt.getTime() - 1000) } })
		);
		expect(await offered(one.chair, mine)).toEqual([theirs]);
	});

	it('L139 a file tells the number that held for all of them', async () => {
		const { office, north, a, b } = await scene({ people: 7, least: 7 });
		await putTogether(office, { sheetId: a, step: 0, otherId: b });
		await write(a, north.people, 'nord');
		await show(office, a);
		const { steps, least } = await readSheetFile(office, a);
		expect([least, steps.map((step) => step.least).slice(0, 2)]).toEqual([5, [7, 5]]);
	});

	it('L104 is chosen by whoever leads both, before anybody has written, of the same tool; and taken back only until then', async () => {
		const { office, north, south, a, b } = await scene();
		const together = (actor: Actor, otherId = b) => putTogether(actor, { sheetId: a, step: 0, otherId });
		await expect(together(north.chair)).rejects.toMatchObject(no('thing.missing'));
		await expect(together(north.people[0] as Actor)).rejects.toMatchObject(no('access.denied'));
		await expect(together((await scene()).office)).rejects.toMatchObject(no('thing.missing'));
		await expect(together(office, a)).rejects.toMatchObject(no('sheet.not-together'));
		await expect(putTogether(office, { sheetId: a, step: 1, otherId: b })).rejects.toMatchObject(
			no('sheet.not-together')
		);
		await together(office);
		await together(office);
		await setMode(office, { sheetId: b, step: 0, mode: '' });
		expect((await readSheet(office, a, 0)).looking.together).toBeNull();
		await together(office);
		await write(a, north.people.slice(0, 1), 'nord');
		// Who wrote did so for both groups: that is not undone, and nobody is shown apart or by name.
		for (const mode of ['', 'open', 'oral'] as const)
			await expect(setMode(office, { sheetId: b, step: 0, mode })).rejects.toMatchObject(no('sheet.written'));
		await write(a, north.people, 'nord');
		await write(b, south.people, 'syd');
		// Who leads one of them does not show the other's.
		await expect(reveal(north.chair, { sheetId: a, step: 0 })).rejects.toMatchObject(no('thing.missing'));
		const late = await scene();
		await write(late.a, late.north.people, 'nord');
		const tooLate = putTogether(late.office, { sheetId: late.b, step: 0, otherId: late.a });
		await expect(tooLate).rejects.toMatchObject(no('sheet.written'));
		// A sheet that is closed is waited for no longer; what was written there is gone, and counts for nobody.
		await closeSheet(office, { sheetId: a });
		await expect(reveal(south.chair, { sheetId: b, step: 0 })).rejects.toMatchObject(no('sheet.too-few'));
	});

	it('L105 stand in a synthesis once, as several groups, and in no group’s own', async () => {
		const { office, north, south, a, b } = await scene();
		await putTogether(office, { sheetId: a, step: 0, otherId: b });
		await write(a, north.people, 'nord');
		await write(b, south.people, 'syd', 5);
		await show(office, a);
		await agreeToName(north.chair, { sheetId: a, agrees: true });
		const of = async (chosen: readonly string[]) => (await readSynthesis(office, 'own-gathering', chosen)).file;
		const scale = async (chosen: readonly string[]) => (await of(chosen)).scales.find(({ id }) => id === 'belief.how');
		const whole = await scale([]);
		expect(whole?.rows.map(({ group, figures }) => [group, figures.answers])).toEqual([
			['Flera grupper tillsammans', 7]
		]);
		expect(whole?.total?.answers).toBe(7);
		// Whichever of them is chosen, it is the same: nothing can be taken from it.
		for (const one of [a, b]) expect(await scale([one])).toEqual(whole);
		const notes = (await of([])).notes.find(({ id }) => id === 'belief.notes')?.columns[0]?.notes ?? [];
		expect([notes.length, new Set(notes.map(({ group }) => group))]).toEqual([
			7,
			new Set(['Flera grupper tillsammans'])
		]);
		expect(await readOverTime(office, north.group.id)).toEqual([]);
	});
});
