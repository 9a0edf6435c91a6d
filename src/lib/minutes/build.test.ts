import { describe, expect, it } from 'vitest';
import { buildMinutes } from './build.ts';
import type { Fact, FactKind, MinutesContent } from './content.ts';
import { aDecision, anItem, aPoll, someFacts, words } from '../../../tests/build/minutes-facts.ts';
import type { MinutesFacts } from './facts.ts';

const row = ({ front }: MinutesContent, key: string) => front.find((one) => one.key === key)?.lines;
const said = (over: Partial<MinutesFacts>, kind: FactKind): Fact[] => {
	const [paragraph] = buildMinutes(someFacts(over)).paragraphs;
	return [...(paragraph?.before ?? []), ...(paragraph?.after ?? [])].filter((fact) => fact.kind === kind);
};
const lines = (over: Partial<MinutesFacts>, kind: FactKind) => said(over, kind).flatMap((fact) => fact.lines);

describe('the front page', () => {
	it('J1 says what, where, when, who, and who signs', () => {
		const content = buildMinutes(someFacts());
		expect([content.title, content.kind, content.federation.orgNumber]).toEqual([
			'Protokoll 2026:3',
			'minutes',
			'222000-0001'
		]);
		expect(row(content, 'place')).toEqual(['Stadshuset, måndag 16 mars 2026 kl. 9.02–11.40']);
		expect(row(content, 'serving')).toEqual(['Ada Ek (S), Provorten, ordförande']);
		expect(row(content, 'absent')).toEqual(['Cy Vik, anmält förhinder']);
		expect(row(buildMinutes(someFacts({ attendance: null })), 'called')).toEqual(['Di Ro']);
		expect(row(content, 'secretary')).toEqual(['Eva Sol']);
		expect(row(content, 'adjusters')).toEqual(['Bo Al']);
		expect(row(content, 'numbers')).toEqual(['26–37']);
		expect(content.signatures).toEqual([
			{ role: 'Sekreterare', name: 'Eva Sol' },
			{ role: 'Ordförande', name: 'Ada Ek (S)' },
			{ role: 'Justerande', name: 'Bo Al' }
		]);
	});

	it('J1 numbers the minutes as the group does, and names the next meeting', () => {
		const next = { startsAt: new Date('2026-08-29T07:00:00Z'), endsAt: new Date('2026-08-29T10:00:00Z') };
		const { group } = someFacts();
		const content = buildMinutes(someFacts({ group: { ...group, minutesLabel: 'hash' }, next }));
		expect(content.title).toBe('Protokoll # 3 – 2026');
		expect(content.closing).toEqual(['Nästa möte: lördag 29 augusti 2026 kl. 9.00–12.00.']);
	});

	it('J1 of notes nobody signs; before the meeting it is the agenda', () => {
		const { group, meeting } = someFacts();
		const notes = buildMinutes(someFacts({ group: { ...group, recordKind: 'notes', numberPrefix: '' } }));
		expect([notes.kind, notes.title, notes.signatures]).toEqual(['notes', 'Mötesanteckningar 2026:3', []]);
		expect(row(notes, 'numbers')).toBeUndefined();
		const planned = { ...meeting, state: 'planned', startedAt: null, endedAt: null };
		const agenda = buildMinutes(someFacts({ meeting: planned, attendance: null, seated: ['Ada Ek, ordförande'] }));
		expect([agenda.kind, agenda.title, row(agenda, 'seated')]).toEqual([
			'agenda',
			'Dagordning 2026:3',
			['Ada Ek, ordförande']
		]);
	});

	it('J1 says in which order the items were taken, and when the meeting paused', () => {
		const events = [
			{ kind: 'paused', at: new Date('2026-03-16T09:00:00Z'), itemId: 'i1' },
			{ kind: 'resumed', at: new Date('2026-03-16T09:15:00Z'), itemId: 'i1' }
		];
		const content = buildMinutes(someFacts({ events, order: ['§ 28', '§ 26'] }));
		expect(row(content, 'order')).toEqual(['Ärendena togs i ordningen § 28, § 26.']);
		expect(row(content, 'pauses')).toEqual(['10.00–10.15']);
		expect(content.front.find(({ key }) => key === 'serving')?.remark).not.toBe('');
		expect(lines({ events }, 'attendance')).toContain('Mötet ajourneras kl. 10.00.');
	});
});

describe('a paragraph', () => {
	it('J1 has number, text, attendance, presenter and papers', () => {
		const item = anItem({
			...{ presenter: 'Eva Sol', notes: words('Utfallet är 36 procent.') },
			files: [{ id: 'f', name: 'budget.pdf', size: 2000, sha256: 'ab' }]
		});
		const [paragraph] = buildMinutes(someFacts({ items: [item] })).paragraphs;
		expect(paragraph).toMatchObject({ number: '§ 26', title: 'Budget', kind: 'item', body: item.notes });
		expect(paragraph?.before.map((fact) => fact.lines)).toEqual([
			['Beslut, Eva Sol'],
			['Kom: Bo Al (kl. 9.20).', 'Anmäler jäv: Cy Vik.']
		]);
		expect(paragraph?.files).toEqual(item.files);
	});

	it('J1 holds what was prepared and what was noted apart', () => {
		const [paragraph] = buildMinutes(
			someFacts({ items: [anItem({ text: words('A'), notes: words('B') })] })
		).paragraphs;
		expect(paragraph?.body.map(({ type }) => type)).toEqual(['heading', 'paragraph', 'heading', 'paragraph']);
	});

	it('J15 says from when another led, and on the front page and at the signatures who led which paragraphs', () => {
		const led = (over: Partial<MinutesFacts['leads'][number]>) =>
			lines({ leads: [{ itemId: 'i1', at: null, who: 'Bo Al', of: 'item', ...over }] }, 'attendance');
		const at = new Date('2026-03-16T09:15:00Z');
		expect(led({})).toContain('Bo Al leder ärendet.');
		expect(led({ at })).toContain('Bo Al leder ärendet från kl. 10.15.');
		expect(led({ at, of: 'meeting' })).toContain('Bo Al leder mötet från kl. 10.15.');
		const one = { name: 'Ada Ek (S)', paragraphs: '', usual: true, standIn: null };
		expect(row(buildMinutes(someFacts({ chairs: [one] })), 'chair')).toBeUndefined();
		const chairs = [
			{ ...one, paragraphs: '§§ 26–27, 29' },
			{ ...one, name: 'Bo Al', paragraphs: '§ 28', usual: false, standIn: 'Cy Vik' }
		];
		const standIns = [{ name: 'Cy Vik', forWhom: 'Bo Al', reason: 'Uppdraget har upphört.' }];
		const paper = buildMinutes(someFacts({ chairs, standIns }));
		expect(row(paper, 'chair')).toEqual(['Ada Ek (S), §§ 26–27, 29', 'Bo Al, § 28']);
		expect(row(paper, 'stand-ins')).toEqual(['Cy Vik i stället för Bo Al: Uppdraget har upphört.']);
		expect(paper.signatures.slice(1, 3)).toEqual([
			{ role: 'Ordförande §§ 26–27, 29', name: 'Ada Ek (S)' },
			{ role: 'Ordförande § 28', name: 'Cy Vik' }
		]);
	});

	it('J1 struck, deferred, referred back, carried', () => {
		expect(lines({ items: [anItem({ struck: true })] }, 'about')).toEqual(['Struket från dagordningen']);
		const of = (outcome: 'deferred' | 'referred' | 'carried') => {
			const left = { outcome, reason: 'underlag saknas.', to: 'beredningen' };
			return lines({ items: [anItem({ left })] }, 'outcome');
		};
		expect(of('deferred')).toEqual(['Bordlagt: underlag saknas.']);
		expect(of('referred')).toEqual(['Återremitterat till beredningen: underlag saknas.']);
		expect(of('carried')[0]).toMatch(/underlag saknas\.$/);
		const before = { label: '2026:1', number: '§ 5', startsAt: new Date('2026-01-15T09:00:00Z'), reason: '', to: '' };
		const origins = [{ ...before, outcome: 'deferred' as const }];
		expect(lines({ items: [anItem({ origins })] }, 'history')).toEqual([
			'Möte 2026:1, § 5 den torsdag 15 januari 2026. Bordlagt.'
		]);
	});

	it('J1 gives the tasks with who has them and by when', () => {
		const assignments = [{ itemId: 'i1', text: 'Se över målen', owner: 'förbundschef', due: 'till nästa möte' }];
		expect(lines({ assignments }, 'assignment')).toEqual(['Se över målen – förbundschef, till nästa möte']);
	});
});

describe('a decision on paper', () => {
	it('J1 has its att-satser under the group’s name and its number in the register', () => {
		const decisions = [aDecision({ text: 'att anta budgeten\natt ge förbundschefen i uppdrag att följa upp' })];
		expect(said({ decisions }, 'decision')).toEqual([
			{
				...{ kind: 'decision', label: 'Styrelsens beslut 2026:14' },
				lines: ['att anta budgeten', 'att ge förbundschefen i uppdrag att följa upp']
			}
		]);
		expect(said({ decisions }, 'took-part')).toEqual([]);
	});

	it('J1 in a group that advises it is a position', () => {
		const group = { ...someFacts().group, decides: false };
		expect(said({ group, decisions: [aDecision({ number: null })] }, 'decision')[0]?.label).toBe('Ställningstagande');
	});

	it('J1 has motions, the order they were put in, who took part, reservations, notes, reasons and addressees', () => {
		const motions = [
			{ kind: 'reject', text: '', by: 'Cy Vik', joined: ['Bo Al'], turn: 1, outcome: 'lost' },
			{ kind: 'change', text: 'att vänta ett år', by: 'Bo Al', joined: [], turn: 2, outcome: 'carried' }
		];
		const reservations = [
			{ kind: 'reservation', by: 'Cy Vik', text: 'Pengarna räcker inte.' },
			{ kind: 'note', by: 'Bo Al', text: 'Frågan följs.' }
		];
		const more = { reasons: 'Läget.', addressees: 'Parterna\nRevisorerna', withoutQuorum: true, form: 'unanimous' };
		const decisions = [aDecision({ motions, reservations, ...more })];
		expect(lines({ decisions }, 'motions')).toEqual([
			'Cy Vik yrkar avslag på förslaget. Bo Al instämmer.',
			'Bo Al yrkar ändring: att vänta ett år.'
		]);
		expect(lines({ decisions }, 'propositions')).toEqual([
			'Yrkandet om avslag (Cy Vik): avslås.',
			'Yrkandet om ändring (Bo Al): bifalls.'
		]);
		expect(lines({ decisions }, 'took-part')).toEqual(['Ada Ek och Bo Al']);
		expect(lines({ decisions }, 'reservation')).toEqual(['Cy Vik reserverar sig mot beslutet: Pengarna räcker inte.']);
		expect(lines({ decisions }, 'note')).toEqual(['Bo Al: Frågan följs.']);
		expect(lines({ decisions }, 'addressees')).toEqual(['Parterna, Revisorerna']);
		expect(lines({ decisions }, 'reasons').slice(0, 1)).toEqual(['Beslutet är enhälligt.']);
		expect(lines({ decisions }, 'reasons')[1]).toMatch(/^Beslutet fattades trots att/);
	});
});

describe('a vote on paper', () => {
	it('J1 names who voted for what when it was open, and stands with its decision', () => {
		const decisions = [aDecision({ pollId: 'p1', form: 'vote' })];
		expect(lines({ polls: [aPoll()], decisions }, 'vote')).toEqual([
			'Ska ansökan stödjas?',
			'Ja: 2 (Ada Ek och Bo Al)',
			'Nej: 1 (Cy Vik)',
			'Röstberättigade: 3',
			'Utfall: Ja'
		]);
	});

	it('J1 says only numbers when it was not, and that it was advisory', () => {
		const options = [4, 9].map((votes, index) => ({ text: ['Ja', 'Nej'][index] ?? '', votes, names: [] }));
		const poll = aPoll({ kind: 'hands', advisory: true, options, abstained: { votes: 7, names: [] }, entitled: 0 });
		expect(said({ polls: [poll] }, 'vote')).toEqual([
			{
				...{ kind: 'vote', label: 'Rådgivande omröstning' },
				lines: ['Ska ansökan stödjas?', 'Ja: 4', 'Nej: 9', 'Avstår: 7', 'Utfall: Ja']
			}
		]);
	});

	it('J1 says how equal votes were settled, and why a vote was voided', () => {
		for (const [tie, line] of [
			['chair', 'Lika röstetal. Ordförandens röst avgör.'],
			['lot', 'Lika röstetal. Lotten avgör.'],
			['none', 'Lika röstetal.']
		] as const)
			expect(lines({ polls: [aPoll({ tie })] }, 'vote')).toContain(line);
		expect(lines({ polls: [aPoll({ state: 'voided', voidedReason: 'Fel fråga.' })] }, 'vote')).toEqual([
			'Ska ansökan stödjas?',
			'Omröstningen upphävdes. Fel fråga.'
		]);
	});
});
