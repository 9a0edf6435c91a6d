import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FillAgenda } from '#lib/agenda/schema.ts';
import { newId } from '#lib/ids/id.ts';
import { overwriteGetLocale } from '#lib/i18n/paraglide/runtime.js';
import { wordsOf } from '#lib/minutes/plain.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { giveAssignment } from '#server/assignments/give-assignment.ts';
import { recordFor } from '#server/attendance/record-for.ts';
import { serve } from '#server/attendance/serve.ts';
import { context } from '#server/context.ts';
import { decide } from '#server/decisions/decide.ts';
import { prepareDecision } from '#server/decisions/prepare-decision.ts';
import { readDocument } from '#server/documents/read.ts';
import { inviteGuest } from '#server/guests/invite-guest.ts';
import { chooseAdjusters } from '#server/minutes/choose-adjusters.ts';
import { projectTexts } from '#server/minutes/fresh.ts';
import { readMinutes } from '#server/minutes/read.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { countHands } from '#server/votes/count-hands.ts';
import { openPoll } from '#server/votes/open-poll.ts';
import { aHeldMeeting } from '../build/held.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { insert } from '../build/rows.ts';
import type { Seating } from '../build/table.ts';

// Whole meetings in the shapes that federations have on paper, with made-up people and matters, played over the real
// commands; what the minutes say is held against every fact of the paper.
let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
	overwriteGetLocale(() => 'sv');
});
afterAll(() => portal.close());

const pass = (minutes: number) => portal.clock.advance(minutes * 60_000);

/** A meeting with its number, and what its secretary does. */
async function aPaper<S extends Seating>(
	seating: S,
	settings: Parameters<typeof aHeldMeeting>[2],
	items: FillAgenda['items'],
	ordinal: number
) {
	const held = await aHeldMeeting(portal.clock, seating, settings, items);
	const { meetingId, itemId } = held;
	await insert((db) => db.meeting.update({ where: { id: meetingId }, data: { ordinal } }));
	const lead: Actor = held.at(Object.keys(seating)[0] as keyof S & string).actor;
	return {
		...held,
		lead,
		async note(which: number | string, ...notes: string[]) {
			const { id } = await readDocument(lead, 'item', await itemId(which));
			await context().documents.edit(id, newId(), 'fill', { notes });
		},
		async decides(which: number | string, text: string, kind: 'decision' | 'election' = 'decision') {
			const { decisionId } = await prepareDecision(lead, { meetingId, itemId: await itemId(which), text, kind });
			await decide(lead, { decisionId, form: 'acclamation' });
			return decisionId;
		},
		async minutes() {
			await projectTexts(await meetingFacts(context().read, meetingId));
			const { content } = await readMinutes(lead, meetingId);
			const paragraph = (title: string) => content.paragraphs.find((one) => one.title === title);
			return {
				content,
				words: wordsOf(content),
				numbers: content.paragraphs.flatMap(({ number, title }) => (number ? [[number, title]] : [])),
				front: (key: string) => content.front.find((row) => row.key === key)?.lines ?? [],
				/** Facts of a paragraph: their kind and their lines. */
				facts: (title: string) =>
					[...(paragraph(title)?.before ?? []), ...(paragraph(title)?.after ?? [])].map(({ kind, lines }) => [
						kind,
						lines
					])
			};
		}
	};
}

describe('a board of a county: paragraphs afresh at each meeting, under headings', () => {
	const seating = {
		Ordföranden: ['chair', 'RLJ'],
		FkLedamot: ['vice-chair', 'FK'],
		AfLedamot: ['member', 'AF'],
		SölLedamot: ['member', 'SÖL'],
		KarEtt: ['member', 'KAR'],
		KarTvå: ['member', 'KAR'],
		FkErsättare: ['substitute', 'FK', 'FkLedamot'],
		SölErsättare: ['substitute', 'SÖL', 'SölLedamot'],
		KarErsättare: ['substitute', 'KAR', 'KarTvå'],
		RonErsättare: ['substitute', 'RON'],
		Chefen: ['secretary']
	} as const satisfies Seating;
	const items: FillAgenda['items'] = [
		{ title: 'Mötets öppnande' },
		{ title: 'Dagordning' },
		{ title: 'Föregående protokoll' },
		{ title: 'Avrapportering', kind: 'section' },
		{ title: 'Kontrollplan' },
		{ title: 'Dialog', kind: 'section' },
		{ title: 'En grannes resa' },
		{ title: 'Övrigt', kind: 'other', items: ['Konferens', 'Målet'].map((title) => ({ title, numbered: false })) },
		{ title: 'Mötet avslutas', numbered: false }
	];
	const settings = {
		decides: true,
		recordKind: 'minutes',
		numbering: 'per-meeting',
		numberPrefix: '§',
		name: 'Styrelsen'
	};

	it('J12 2026:5 says who served for whom, which organisation was missing, sub-item decisions and what is to be done by when', async () => {
		const paper = await aPaper(seating, settings, items, 5);
		const { lead, meetingId, at, group } = paper;
		await paper.comes('room', 'Ordföranden', 'AfLedamot', 'KarEtt', 'SölErsättare', 'KarErsättare', 'RonErsättare');
		await paper.comes('room', 'Chefen');
		await paper.start();
		for (const [substitute, holder] of [
			['SölErsättare', 'SölLedamot'],
			['KarErsättare', 'KarTvå']
		] as const)
			await serve(at(substitute).actor, { meetingId, forSeatId: at(holder).seat.id });
		const guest = await inviteGuest(lead, {
			...{ meetingId, name: 'Grannens chef', organisation: 'Förbundet i Grannlän' },
			items: [await paper.itemId('En grannes resa')]
		});
		await paper.note(1, 'Ordföranden öppnade mötet.');
		pass(5);
		await paper.take(2);
		await paper.decides(2, 'att godkänna dagordningen');
		await paper.take(3);
		await paper.decides(3, 'att godkänna föregående protokoll');
		await paper.take(4);
		await paper.note(4, 'Chefen föredrog planen.');
		const plan = await paper.decides(
			4,
			'att godkänna planen\natt ge förbundschefen i uppdrag att föreslå nästa års plan'
		);
		await giveAssignment(lead, {
			...{ groupId: group.id, decisionId: plan, text: 'Föreslå nästa års plan' },
			...{ owner: 'role:director', due: 'next' }
		});
		pass(20);
		await paper.take(5);
		await recordFor(at('Chefen').actor, { meetingId, who: guest.guestId, kind: 'arrive', form: 'room' });
		pass(40);
		await paper.take(6);
		await paper.note('Konferens', 'Alla bör planera in konferensen.');
		await paper.decides('Målet', 'att se över hur målet är skrivet');
		pass(10);
		await paper.end();
		await chooseAdjusters(lead, { meetingId, adjusters: [at('AfLedamot').person.membership.id] });

		const { content, words, numbers, front, facts } = await paper.minutes();
		expect(content.title).toBe('Protokoll 2026:5');
		expect(numbers).toEqual([
			['§1', 'Mötets öppnande'],
			['§2', 'Dagordning'],
			['§3', 'Föregående protokoll'],
			['§4', 'Kontrollplan'],
			['§5', 'En grannes resa'],
			['§6', 'Övrigt']
		]);
		const serving = front('serving').join('\n');
		expect(serving).toMatch(/Ordföranden.*ordförande/);
		expect(serving).toMatch(/SölErsättare.*tjänstgjorde för SölLedamot/);
		expect(serving).toMatch(/KarErsättare.*tjänstgjorde för KarTvå/);
		expect(serving).not.toMatch(/RonErsättare|FkLedamot/);
		expect(front('substitutes').join('\n')).toContain('RonErsättare');
		for (const name of ['FkLedamot', 'FkErsättare', 'SölLedamot', 'KarTvå'])
			expect(front('absent').join('\n')).toContain(name);
		expect(front('guests').join('\n')).toMatch(/Grannens chef.*Förbundet i Grannlän/);
		expect(facts('Kontrollplan')).toContainEqual([
			'decision',
			['att godkänna planen', 'att ge förbundschefen i uppdrag att föreslå nästa års plan']
		]);
		expect(facts('Kontrollplan').find(([kind]) => kind === 'assignment')?.[1]).toEqual([
			expect.stringMatching(/Föreslå nästa års plan.*förbundschef.*nästa möte/i)
		]);
		expect(facts('Målet')).toContainEqual(['decision', ['att se över hur målet är skrivet']]);
		expect(facts('Konferens').map(([kind]) => kind)).not.toContain('decision');
		for (const said of ['Ordföranden öppnade mötet.', 'Alla bör planera in konferensen.', 'Avrapportering', 'Dialog'])
			expect(words).toContain(said);
		expect(content.signatures.map(({ name }) => name)).toEqual(
			expect.arrayContaining(['Ordföranden', 'AfLedamot', 'Chefen'])
		);
	});
});

describe('a board of two municipalities: paragraphs through the year, one by picture', () => {
	const seating = {
		Ordföranden: ['chair', 'RLJ'],
		Karl: ['member', 'KGA'],
		Ada: ['member', 'AF'],
		Dag: ['member', 'DGF'],
		Frida: ['member', 'FK'],
		Ekonomen: ['secretary'],
		Chefen: ['co-opted']
	} as const satisfies Seating;
	const titles = ['Mötets öppnande', 'Dagordning', 'Val av justerare', 'Föregående protokoll', 'Ekonomi', 'Insatser'];
	const settings = {
		...{ decides: true, recordKind: 'minutes', numbering: 'per-year', numberPrefix: '§ ', numberStart: 26 },
		...{ name: 'Styrelsen', minutesLabel: 'hash' }
	};

	it('J12 # 3 – 2026 has § 26–31, who was there by picture, the adjuster and the secretary', async () => {
		const paper = await aPaper(
			seating,
			settings,
			titles.map((title) => ({ title })),
			3
		);
		const { meetingId, at } = paper;
		await paper.comes('room', 'Ordföranden', 'Karl', 'Ada', 'Dag', 'Ekonomen', 'Chefen');
		await paper.comes('video', 'Frida');
		await paper.start();
		for (const number of [27, 28, 29, 30, 31]) {
			pass(10);
			await paper.take(number);
			if (number === 27) await paper.decides(27, 'att godkänna dagordningen');
			if (number === 28) await paper.decides(28, 'att utse Karl till justerare', 'election');
			if (number === 29) await paper.decides(29, 'att lägga protokollet till handlingarna');
		}
		await paper.note(30, 'Riktvärdet är 42 procent av årsbudgeten och utfallet är 36.');
		pass(10);
		await paper.end();
		await chooseAdjusters(at('Ekonomen').actor, { meetingId, adjusters: [at('Karl').person.membership.id] });

		const { content, words, numbers, front } = await paper.minutes();
		expect(content.title).toBe('Protokoll # 3 – 2026');
		expect(numbers.map(([number]) => number)).toEqual([26, 27, 28, 29, 30, 31].map((number) => `§ ${number}`));
		const serving = front('serving');
		expect(serving).toHaveLength(5);
		expect(serving.find((line) => line.startsWith('Frida'))).toContain('på distans');
		expect(serving.filter((line) => line.includes('på distans'))).toHaveLength(1);
		expect(front('others').join('\n')).toMatch(/Chefen[\s\S]*Ekonomen|Ekonomen[\s\S]*Chefen/);
		expect(front('adjusters')).toEqual(['Karl']);
		expect(words).toContain('26–31');
		for (const said of ['att utse Karl till justerare', 'Riktvärdet är 42 procent av årsbudgeten och utfallet är 36.'])
			expect(words).toContain(said);
		expect(content.signatures.map(({ name }) => name)).toEqual(
			expect.arrayContaining(['Ordföranden', 'Karl', 'Ekonomen'])
		);
	});
});

describe('a preparatory group: points without paragraphs, and a show of hands that advises', () => {
	const members = Object.fromEntries(
		Array.from({ length: 21 }, (_, index) => [`Deltagare ${index + 1}`, ['member', `O${index % 7}`]])
	) as unknown as Seating;
	const seating = { Chefen: ['chair'], ...members } as Seating;

	it('J12 nine against four, seven took no side: shown as advice, with who asked, and one present who did not raise a hand', async () => {
		const settings = {
			...{ decides: false, recordKind: 'notes', numbering: 'plain', numberPrefix: '', quorum: 'none' },
			name: 'Beredningsgruppen'
		};
		const titles = ['Välkommen', 'Rapport', 'Ansökan om ett projekt', 'Övrigt', 'Nästa möte'];
		const paper = await aPaper(
			seating,
			settings,
			titles.map((title) => ({ title })),
			1
		);
		const { lead, meetingId } = paper;
		await paper.comes('room', 'Chefen', ...Object.keys(members).slice(0, 20));
		await paper.start();
		pass(10);
		await paper.take(2);
		pass(10);
		await paper.take(3);
		await paper.note(3, 'Gruppen diskuterar länge.');
		const { pollId } = await openPoll(lead, {
			...{ meetingId, itemId: await paper.itemId(3), kind: 'hands', question: 'Ställer sig gruppen bakom ansökan?' },
			options: [{ text: 'Nej' }, { text: 'Ja' }]
		});
		const { options } = await context().read.poll.findUniqueOrThrow({ where: { id: pollId } });
		const [no, yes] = (JSON.parse(options) as { id: string }[]).map(({ id }) => id);
		await countHands(lead, {
			...{ pollId, abstained: '7', note: 'Tre av dem som röstade ja är själva sökande.' },
			counts: { [no ?? '']: '9', [yes ?? '']: '4' }
		});
		await paper.take(4);
		await paper.end();

		const { content, words, facts, numbers } = await paper.minutes();
		expect(content.kind).toBe('notes');
		expect(numbers.map(([number]) => number)).toEqual(['1.', '2.', '3.', '4.', '5.']);
		const [, vote] = facts('Ansökan om ett projekt').find(([kind]) => kind === 'vote') ?? [];
		const told = String(vote);
		for (const fact of [/Nej\D*9/, /Ja\D*4/, /7/, /sökande/]) expect(told).toMatch(fact);
		expect(JSON.stringify(content)).toMatch(/rådgivande/i);
		expect(words).not.toContain('§');
		expect(words).toContain('Gruppen diskuterar länge.');
		expect(facts('Ansökan om ett projekt').map(([kind]) => kind)).not.toContain('decision');
	});
});
