import { describe, expect, it } from 'vitest';
import { ChangeMeeting, PlanMeeting, PlanYear } from './schema.ts';

const form = { groupId: 'g', date: '2026-03-12', start: '13.00', end: '15.00' };
const problems = (schema: typeof PlanMeeting | typeof PlanYear | typeof ChangeMeeting, input: object) =>
	Object.fromEntries(
		(schema.safeParse(input).error?.issues ?? []).map((issue) => [issue.path.join('.'), issue.message])
	);

describe('the form of a meeting', () => {
	it('M2 reads day and times as Swedish local time, in winter and in summer', () => {
		expect(PlanMeeting.parse(form)).toMatchObject({
			startsAt: new Date('2026-03-12T12:00:00Z'),
			endsAt: new Date('2026-03-12T14:00:00Z'),
			year: 2026,
			agenda: 'standing',
			called: []
		});
		expect(PlanMeeting.parse({ ...form, date: '2026-06-12' }).startsAt).toEqual(new Date('2026-06-12T11:00:00Z'));
	});

	it('M2 counts a meeting in the year of its Swedish day', () => {
		expect(PlanMeeting.parse({ ...form, date: '2027-01-01', start: '0.15', end: '1' })).toMatchObject({
			startsAt: new Date('2026-12-31T23:15:00Z'),
			year: 2027
		});
	});

	const wrong: [name: string, change: object, problem: Record<string, string>][] = [
		['no day', { date: '' }, { date: 'field.required' }],
		['a day that does not exist', { date: '2026-02-30' }, { date: 'field.date' }],
		['a time that does not exist', { start: '25.00' }, { start: 'field.date' }],
		['the hour that summer time leaps over', { date: '2026-03-29', start: '2.30' }, { start: 'field.date' }],
		['an end before the start', { end: '12.00' }, { end: 'field.end-before-start' }],
		['an end at the start', { end: '13.00' }, { end: 'field.end-before-start' }],
		['a title of 201 characters', { title: 'x'.repeat(201) }, { title: 'field.too-long' }],
		['a link without TLS', { videoLink: 'http://meet.example.se/1' }, { videoLink: 'field.link' }],
		['a script as link', { videoLink: 'javascript:alert(1)' }, { videoLink: 'field.link' }],
		['a link with a password in it', { videoLink: 'https://a:b@meet.example.se' }, { videoLink: 'field.link' }],
		['a link with spaces', { videoLink: 'https://meet.example.se/ 1' }, { videoLink: 'field.link' }],
		['an agenda nobody knows', { agenda: 'random' }, { agenda: 'field.invalid' }]
	];
	for (const [name, change, problem] of wrong)
		it(`M1 refuses ${name}`, () => {
			expect(problems(PlanMeeting, { ...form, ...change })).toEqual(problem);
			if (!('agenda' in change))
				expect(problems(ChangeMeeting, { ...form, meetingId: 'm', ...change })).toEqual(problem);
		});

	it('M1 names the row that is wrong in a plan of a year', () => {
		const { date, start, end } = form;
		const rows = [
			{ date, start, end },
			{ date: '2026-06-11', start: '15.00', end: '13.00' },
			{ date: 'juni', start, end }
		];
		expect(problems(PlanYear, { groupId: 'g', rows })).toEqual({
			'rows.1.end': 'field.end-before-start',
			'rows.2.date': 'field.date'
		});
		expect(problems(PlanYear, { groupId: 'g', rows: [] })).toEqual({ rows: 'field.required' });
	});
});
