import { describe, expect, it } from 'vitest';
import { readPaste } from './paste-table.ts';
import { readListDay, readRole, readYes } from './paste-words.ts';
import type { CheckedRow, PasteNetwork } from './paste-draft.ts';
import { checkPaste, pasteIsClean } from './people-paste.ts';

const named = (name: string, shortName: string) => ({ id: shortName, name, shortName });
const network: PasteNetwork = {
	organisations: [
		named('Arbetsförmedlingen', 'AF'),
		named('Försäkringskassan', 'FK'),
		named('Norrlinge kommun', 'NOR'),
		named('Håby kommun', 'HÅB'),
		named('Häby kommun', 'HÄB')
	],
	groups: [named('Styrelsen', 'Styrelsen'), named('Lokala samverkansgruppen Norrlinge', 'Norrlinge')],
	people: [
		{ membershipId: 'm1', name: 'Vendela Åkerhjelm', email: 'vendela@norrlinge.example' },
		{ membershipId: 'm2', name: 'Torkel Ståhlnacke', email: 'torkel@af.example' }
	],
	seats: [
		{
			id: 's1',
			groupId: 'Norrlinge',
			membershipId: 'm1',
			organisationId: 'NOR',
			role: 'chair',
			callOrder: 1,
			from: '2024-01-01',
			to: null
		},
		{
			id: 's2',
			groupId: 'Norrlinge',
			membershipId: 'm2',
			organisationId: 'AF',
			role: 'substitute',
			callOrder: 2,
			from: '2024-01-01',
			to: null
		}
	],
	today: '2026-03-12'
};
const heading = 'Namn\tE-post\tOrganisation\tGrupp\tRoll\tMandat\tErsättare för\tFrån';
const check = (...lines: string[]) => checkPaste(readPaste([heading, ...lines].join('\n')).rows, network);
const told = (rows: readonly CheckedRow[]) =>
	rows.map((one) =>
		Object.entries(one.problems)
			.map(([column, problem]) => `${column}:${problem.word}`)
			.join(' ')
	);

describe('a list pasted from a spreadsheet', () => {
	const tables: [string, string, string[]][] = [
		[
			'with Swedish headings in another order',
			'Roll\tE-post\tFörnamn\tEfternamn\nLedamot\tA@B.se\tAnna\tEk',
			['1|Anna Ek|a@b.se|Ledamot']
		],
		['with English headings', 'Name\tE-mail\tRole\nAnna Ek\ta@b.se\tChair', ['1|Anna Ek|a@b.se|Chair']],
		['without headings', 'Anna Ek\ta@b.se\tAF\tStyrelsen\tLedamot', ['0|Anna Ek|a@b.se|Ledamot']],
		['with the address first', 'a@b.se\tAnna Ek\tAF\tStyrelsen\tLedamot', ['0|Anna Ek|a@b.se|Ledamot']],
		['with semicolons', 'Namn;E-post;Roll\nAnna Ek;a@b.se;Ledamot', ['1|Anna Ek|a@b.se|Ledamot']],
		['with empty rows and Windows line ends', 'Namn\tE-post\r\n\r\n\t\r\nAnna Ek\ta@b.se\r\n', ['3|Anna Ek|a@b.se|']],
		[
			'with quoted cells over two lines',
			'Namn\tE-post\tRoll\n"Anna\nEk"\ta@b.se\t"Vice ""Ordf"""',
			['1|Anna Ek|a@b.se|Vice "Ordf"']
		],
		[
			'with a lone quotation mark',
			'Namn\tE-post\n"Anna Ek\ta@b.se\nBo Al\tb@b.se',
			['1|"Anna Ek|a@b.se|', '2|Bo Al|b@b.se|']
		],
		[
			'with addresses as a mail program writes them',
			'Anna Ek\tAnna Ek <A@B.se>\nBo Al\tmailto:b@b.se;',
			['0|Anna Ek|a@b.se|', '1|Bo Al|b@b.se|']
		]
	];
	for (const [story, text, expected] of tables)
		it(`N9 is read ${story}`, () => {
			const rows = readPaste(text).rows.map((row) => `${row.line - 1}|${row.name}|${row.email}|${row.role}`);
			expect(rows).toEqual(expected);
		});

	it('N9 says which headings were not read, and stops at the most rows', () => {
		expect(readPaste('Namn\tE-post\tSkostorlek\nAnna\ta@b.se\t38').unread).toEqual(['Skostorlek']);
		const long = readPaste(Array.from({ length: 400 }, (_, n) => `Namn ${n}\tn${n}@b.se`).join('\n'));
		expect([long.rows.length, long.cut]).toEqual([300, true]);
	});

	it.each([
		['Ledamot', 'member'],
		['Ordinarie', 'member'],
		['ORDINARIE LEDAMOT', 'member'],
		['Ersättare', 'substitute'],
		['Ersattare', 'substitute'],
		['Tj ersättare', 'substitute'],
		['Tj. ers.', 'substitute'],
		['Ordförande', 'chair'],
		['Ordf.', 'chair'],
		['Vice Ordf.', 'vice-chair'],
		['Vice ordförande', 'vice-chair'],
		['2:e vice ordförande', 'vice-chair'],
		['Adjungerad', 'co-opted'],
		['Sakkunnig', 'expert'],
		['Observatör', 'observer'],
		['Sekreterare', 'secretary'],
		['Vaktmästare', null]
	])('N9 the role "%s" is %s', (text, role) => expect(readRole(text)).toBe(role));

	it.each([
		['ja', true],
		['X', true],
		['✓', true],
		['nej', false],
		['', false],
		['kanske', null]
	])('N9 mandate "%s" is %s', (text, mandate) => expect(readYes(text)).toBe(mandate));

	it.each([
		['2026-03-01', '2026-03-01'],
		['260301', '2026-03-01'],
		['20260301', '2026-03-01'],
		['2026-03-01 00:00:00', '2026-03-01'],
		['1/3 2026', '2026-03-01'],
		['1 mars 2026', '2026-03-01'],
		['den 1 mars 2026', '2026-03-01'],
		['29 februari 2026', null],
		['1 mars', null],
		['i höst', null]
	])('N9 the day "%s" is %s', (text, day) => expect(readListDay(text)).toBe(day));
});

describe('what is wrong with a pasted list', () => {
	const table: [string, string[], string[]][] = [
		['nothing', ['Ulrik Brandt\tu@fk.example\tFK\tStyrelsen\tLedamot\tja\t\t'], ['']],
		['a missing name and address', ['\t\tFK\tStyrelsen\tLedamot'], ['name:required email:required']],
		['an address that is none', ['Ulrik Brandt\tulrik(at)fk\tFK\tStyrelsen\tLedamot'], ['email:email']],
		[
			'an unknown organisation and group',
			['Ulrik Brandt\tu@x.example\tLänsstyrelsen\tKören'],
			['group:unknown-group organisation:unknown-organisation']
		],
		['a name that could be two', ['Ulrik Brandt\tu@x.example\tHaby\tStyrelsen'], ['organisation:several']],
		[
			'an unknown role, mandate and day',
			['Ulrik Brandt\tu@x.example\tFK\tStyrelsen\tVaktmästare\tkanske\t\t1 mars'],
			['role:unknown-role mandate:mandate from:date']
		],
		['a role without a group', ['Ulrik Brandt\tu@x.example\tFK\t\tLedamot'], ['group:required']],
		[
			'the same seat twice',
			['Ulrik Brandt\tu@x.example\tFK\tStyrelsen', 'Ulrik Brandt\tU@X.example\tForsakringskassan\tstyrelsen'],
			['', 'email:duplicate']
		],
		[
			'one person in two groups is right',
			['Ulrik Brandt\tu@x.example\tFK\tStyrelsen', 'ulrik brandt\tu@x.example\tFK\tNorrlinge'],
			['', '']
		],
		[
			'two names under one address',
			['Ulrik Brandt\tu@x.example\tFK\tStyrelsen', 'Ursula Brandt\tu@x.example\tFK\tNorrlinge'],
			['', 'name:other-name']
		],
		['a second chair', ['Ulrik Brandt\tu@x.example\tFK\tNorrlinge\tOrdf.'], ['role:chair-taken']],
		[
			'two chairs in the list',
			['Ulrik Brandt\tu@x.example\tFK\tStyrelsen\tOrdf', 'Ina Falk\ti@x.example\tAF\tStyrelsen\tOrdförande'],
			['', 'role:chair-taken']
		],
		[
			'a substitute for nobody',
			['Ulrik Brandt\tu@x.example\t\tStyrelsen\tErsättare'],
			['organisation:substitute-homeless']
		],
		[
			'a substitute for somebody who does not sit there',
			['Ulrik Brandt\tu@x.example\tFK\tStyrelsen\tErs\t\tTorkel Ståhlnacke'],
			['substituteFor:substitute-unknown']
		],
		[
			'a substitute for another organisation',
			['Ulrik Brandt\tu@x.example\tFK\tNorrlinge\tErs\t\tVendela Åkerhjelm'],
			['substituteFor:substitute-elsewhere']
		],
		[
			'another role in the same seat',
			['Vendela Åkerhjelm\tvendela@norrlinge.example\tNOR\tNorrlinge\tLedamot'],
			['role:other-seat']
		]
	];
	for (const [story, lines, expected] of table)
		it(`N9 ${story}`, () => expect(told(check(...lines))).toEqual(expected));

	it('N9 a substitute takes the organisation of the seat they stand in for, there already or in the list', () => {
		const rows = check(
			'Ulrik Brandt\tu@x.example\t\tNorrlinge\tErsättare\t\tvendela akerhjelm',
			'Ina Falk\ti@x.example\tFK\tNorrlinge\tLedamot\tx',
			'Moa Dahl\tm@x.example\t\tNorrlinge\tErsättare\tx\ti@x.example',
			'Per Ö\tp@x.example\t\tNorrlinge\tErsättare\tx\tFörsäkringskassan'
		);
		expect(told(rows)).toEqual(['', '', '', '']);
		expect(rows.map((one) => [one.seat?.organisationId, one.seat?.callOrder, one.seat?.substituteFor])).toEqual([
			['NOR', 1, { seatId: 's1' }],
			['FK', 1, null],
			['FK', 1, { line: 3 }],
			['FK', 2, null]
		]);
	});

	it('N9 a substitute is asked after those who stand there already', () => {
		expect(check('Ulrik Brandt\tu@x.example\tAF\tNorrlinge\tErs')[0]?.seat?.callOrder).toBe(3);
	});

	it('N9 somebody who is here already gets the seat alone, and one who sits so already nothing', () => {
		const rows = check(
			'Torkel Stahlnacke\tTorkel@af.example\tAF\tStyrelsen\tLedamot',
			'Vendela Åkerhjelm\tvendela@norrlinge.example\tNOR\tNorrlinge\tOrdförande'
		);
		expect(told(rows)).toEqual(['', '']);
		expect(rows.map((one) => one.notes)).toEqual([['known'], ['known', 'has-seat']]);
		expect(rows.map((one) => [one.membershipId, one.seat === null])).toEqual([
			['m2', false],
			['m1', true]
		]);
		expect(pasteIsClean(rows)).toBe(true);
	});

	it('N9 a real list with everything at once', () => {
		const rows = check(
			'  Ulrik   Brandt \tUlrik.Brandt@FK.example;\tforsakringskassan\tlokala samverkansgruppen NORRLINGE\tOrd. ledamot\tJa\t\t2026-04-01',
			'Ina Falk\tina.falk@fk.example\tFK\tnorrlinge\tTj ersättare\t\tUlrik Brandt\t',
			'Östen Ängfors\tosten@kansliet.example\t\tNorrlinge\tSekr.\t\t\t',
			'Maj Lindqvist Ö\tmaj@gast.example\t\tNorrlinge\tSakkunnig\t\t\t'
		);
		expect(told(rows)).toEqual(['', '', '', '']);
		expect(rows.map((one) => one.notes)).toEqual([[], [], [], ['no-organisation']]);
		expect(rows[0]?.seat).toMatchObject({
			groupId: 'Norrlinge',
			organisationId: 'FK',
			role: 'member',
			mandate: true,
			from: '2026-04-01'
		});
		expect(rows[1]?.seat).toMatchObject({ role: 'substitute', substituteFor: { line: 2 }, from: '2026-03-12' });
	});

	it('N9 an empty list cannot be done', () => expect(pasteIsClean([])).toBe(false));
});
