import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from '../../../server/config.ts';
import { checkIn } from '../../../server/attendance/check-in.ts';
import { startMeeting } from '../../../server/meetings/start-meeting.ts';
import { closePortal, openPortal } from '../../../server/start.ts';
import { aMeetingWith, plainItems } from '../../build/meetings.ts';
import { aFederation, aGroup, anOrganisation, aPerson, aSeat, type Person } from '../../build/rows.ts';
import { actorFor, sessionCookieFor } from '../../build/session.ts';
import { startBuiltPortal } from '../../e2e/built-portal.ts';
import { percentile } from '../figures.ts';
import { writeFigures } from '../performance-page.ts';
import { openPage, type RoomPage } from './page.ts';

// npm run bench -- room: sixty people in one meeting's room, ten of them by long polling, over the built portal. From the
// moment somebody sends a form until each page has read what it changed, as our own pages do: told that a topic is stale,
// asking after 0 to 300 ms. --write puts the table into docs/performance.md.
const people = 60;
const polling = 10;
const changes = 20;
const write = process.argv.includes('--write');

interface Change {
	readonly name: string;
	/** Somebody's act, and whether a page that shows this has seen it. */
	make(turn: number): { act: Promise<void>; seen(page: Shown): boolean };
}

/** What the changes look at of the room's data and of its list of speakers. */
interface Shown {
	readonly meeting?: { readonly currentItemId: string | null };
	readonly items?: readonly { readonly id: string }[];
	readonly floor?: { readonly lines: readonly { readonly id: string }[] };
	readonly polls?: {
		readonly polls: readonly { readonly id: string; readonly question: string; readonly state: string }[];
	};
}

const data = mkdtempSync(join(tmpdir(), 'samsyn-room-'));
const settings = { SAMSYN_DATA: data, SAMSYN_DEMO: 'off', SAMSYN_LOG: 'silent', PORT: '0' };

/** A board of sixty whose meeting has begun. */
async function furnish() {
	await openPortal(readConfig({ ...settings, PORT: '3000' }));
	const federation = await aFederation();
	const group = await aGroup(federation, { decides: true, recordKind: 'minutes' });
	const organisations = [];
	while (organisations.length < 12) organisations.push(await anOrganisation(federation));
	const seated: Person[] = [];
	while (seated.length < people) {
		const person = await aPerson(federation);
		const organisationId = organisations[seated.length % 12]?.id ?? null;
		await aSeat(group, person, seated.length === 0 ? 'chair' : 'member', { organisationId });
		seated.push(person);
	}
	const [chair] = seated;
	if (!chair) throw new Error('nobody sits in the group');
	const actor = await actorFor(chair);
	const meeting = await aMeetingWith(actor, group.id, plainItems(12));
	for (const person of seated) await checkIn(await actorFor(person), { meetingId: meeting, form: 'video' });
	await startMeeting(actor, { meetingId: meeting });
	const cookies: string[] = [];
	for (const person of seated) cookies.push(await sessionCookieFor(person));
	await closePortal();
	return { meeting, cookies };
}

const { meeting, cookies } = await furnish();
const portal = await startBuiltPortal(data, settings);
const latest = new Map<number, Shown>();
let look = () => {};
const pages: RoomPage[] = [];
for (const [index, cookie] of cookies.entries())
	pages.push(
		await openPage({
			origin: portal.origin,
			cookie,
			meeting,
			polling: index >= people - polling,
			shows(part) {
				latest.set(index, { ...latest.get(index), ...part });
				look();
			}
		})
	);
const [chair] = pages;
if (!chair) throw new Error('nobody is in the room');
const shown = (): Shown => latest.get(0) ?? {};
const itemAt = (turn: number): string => shown().items?.[turn % 12]?.id ?? '';
const pollOf = (page: Shown, turn: number) => page.polls?.polls.find(({ question }) => question === `Fråga ${turn}`);

const kinds: readonly Change[] = [
	{
		name: 'another item is taken up',
		make(turn) {
			const itemId = itemAt(turn + 1);
			return { act: chair.act('take', { itemId }), seen: (page) => page.meeting?.currentItemId === itemId };
		}
	},
	{
		name: 'somebody asks for the floor, or no longer',
		make() {
			const before = shown().floor?.lines ?? [];
			const [line] = before;
			const itemId = shown().meeting?.currentItemId ?? '';
			return line
				? {
						act: chair.act('withdrawRequest', { requestId: line.id }),
						seen: ({ floor }) => floor?.lines.every(({ id }) => id !== line.id) === true
					}
				: { act: chair.act('askFloor', { itemId, kind: 'floor' }), seen: ({ floor }) => floor?.lines.length === 1 };
		}
	},
	{
		name: 'a vote is opened, or closed',
		make(turn) {
			const itemId = shown().meeting?.currentItemId ?? '';
			if (turn % 2 === 0)
				return {
					act: chair.act('openPoll', { itemId, kind: 'open', question: `Fråga ${turn}`, options: 'Ja\nNej' }),
					seen: (page) => pollOf(page, turn)?.state === 'open'
				};
			return {
				act: chair.act('closePoll', { pollId: pollOf(shown(), turn - 1)?.id ?? '' }),
				seen: (page) => pollOf(page, turn - 1)?.state === 'closed'
			};
		}
	}
];

const rows: string[] = [];
for (const kind of kinds) {
	const times: number[] = [];
	const before = pages.reduce((sum, page) => sum + page.asked(), 0);
	for (let turn = 0; turn < changes; turn += 1) {
		const began = performance.now();
		const missing = new Set(pages.keys());
		const { act, seen } = kind.make(turn);
		await new Promise<void>((resolve, reject) => {
			const late = setTimeout(() => reject(new Error(`${kind.name}: ${missing.size} never saw it`)), 30_000);
			look = () => {
				for (const index of missing)
					if (seen(latest.get(index) ?? {})) {
						missing.delete(index);
						times.push(performance.now() - began);
					}
				if (missing.size > 0) return;
				clearTimeout(late);
				resolve();
			};
			act.then(() => look(), reject);
		});
		await pause(500);
	}
	const asked = pages.reduce((sum, page) => sum + page.asked(), 0) - before;
	const ms = (share: number) => `${Math.round(percentile(times, share))} ms`;
	rows.push(`| ${kind.name} | ${ms(0.5)} | ${ms(0.95)} | ${ms(1)} | ${(asked / changes / people).toFixed(1)} |`);
	console.log(rows.at(-1));
}
for (const page of pages) page.close();
await portal.stop();
rmSync(data, { recursive: true, force: true });

if (write)
	await writeFigures(
		'room',
		[
			`Measured ${new Date().toISOString().slice(0, 10)}; ${changes} changes of each kind.`,
			'',
			'| what somebody does | seen by half | by 95 of 100 | by the last | questions a page asks |',
			'| --- | --- | --- | --- | --- |',
			...rows
		].join('\n')
	);
process.exit(0);
