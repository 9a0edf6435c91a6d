import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { isEmpty, plainText } from '#lib/items/read-item.ts';
import { blockOf } from '#lib/items/doc.ts';
import { bodyOf, briefingText, changedSince, readEdition } from './briefing.ts';
import { buildBriefing, noFacts, type BriefingFacts } from './build.ts';
import { bodyName, briefingDocument, readBriefing } from './doc.ts';

const now = new Date('2026-03-01T09:00:00Z');
const facts: BriefingFacts = {
	...noFacts,
	came: [
		{ hopId: 'h1', noteId: 'n1', title: 'Väntan', what: 'Sju veckor.\nFör länge', from: ['LSG Öst'], asked: 'answer' }
	],
	answers: [{ hopId: 'h2', noteId: 'n2', title: 'Bussen', to: 'Styrelsen', state: 'answered', report: 'Den går.' }],
	proposals: [{ id: 'p1', ordinal: 4, title: 'Ungdomsspår', to: 'referred', body: 'Styrelsen' }],
	decisions: [
		{
			...{ id: 'd1', number: '2026:7', item: 'Budget', text: 'att anta den', body: 'Styrelsen', on: now },
			openAt: '/open/f/minutes/v'
		}
	],
	reports: [{ id: 'r1', body: 'Styrelsen', on: now }],
	meetings: [{ id: 'm1', group: 'LSG Väst', startsAt: new Date('2026-05-04T11:00:00Z') }]
};
const lines = buildBriefing(facts, 'https://s.example', now);

it('X17 builds a paragraph a source under its heading, each with its key, its thing and the way there', () => {
	expect(lines.map(({ section, key, source, href }) => [section, key, source, href])).toEqual([
		['relayed', 'came:h1', 'n1', 'https://s.example/relay/received/h1'],
		['answers', 'answer:h2', 'n2', 'https://s.example/relay/n2'],
		['answers', 'proposal:p1:4', 'p1', 'https://s.example/proposals/p1'],
		['decisions', 'report:r1', 'r1', 'https://s.example/briefings/r1'],
		['decisions', 'decision:d1', 'd1', 'https://s.example/open/f/minutes/v'],
		['ahead', 'meeting:m1', null, null]
	]);
	expect(lines[0]?.text).toBe('Från LSG Öst. Det som önskas: ett svar.\nSju veckor.\nFör länge');
	expect(lines.find(({ key }) => key === 'meeting:m1')?.text).toContain('4 maj 2026');
	expect(buildBriefing(facts, 'https://s.example', now)).toEqual(lines);
	expect(buildBriefing(noFacts, 'https://s.example', now)).toEqual([]);
});

it('X17 builds again what has come since, and leaves alone what people wrote and took out', () => {
	const doc = new Y.Doc();
	const build = (some: typeof lines) => briefingDocument.edits['build']?.(doc, { lines: some });
	build(lines.slice(0, 1));
	const relayed = doc.getXmlFragment(bodyName('relayed'));
	relayed.insert(0, [blockOf('Läs det här först.')]);
	const words = doc.getXmlFragment(bodyName('words'));
	words.insert(0, [blockOf('Välkomna.')]);
	const before = readBriefing(doc);
	build(lines.slice(0, 1));
	expect(readBriefing(doc)).toEqual(before);
	doc.getXmlFragment(bodyName('relayed')).delete(1, 1);
	build(lines);
	const after = readBriefing(doc);
	expect(plainText(bodyOf(after, 'relayed'))).toBe('Läs det här först.');
	expect(plainText(bodyOf(after, 'words'))).toBe('Välkomna.');
	expect(plainText(bodyOf(after, 'answers'))).toContain('Bussen. Styrelsen:');
	expect(after.built).toEqual(lines.map(({ key }) => key).toSorted());
	const copy = new Y.Doc();
	briefingDocument.write(copy, after);
	expect(readBriefing(copy)).toEqual(after);
});

it('X17 builds what two build at once, once', () => {
	const [a, b] = [new Y.Doc(), new Y.Doc()];
	briefingDocument.edits['build']?.(a, { lines });
	Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
	briefingDocument.edits['build']?.(b, { lines });
	expect(readBriefing(b)).toEqual(readBriefing(a));
	expect(briefingDocument.holds?.(a, ['built', 'came:h1'], () => [])).toBe('forged');
	expect(briefingDocument.holds?.(a, ['body:words'], () => [])).toBeNull();
});

it('X19 says which sections have changed since it went out, an emptied one too', () => {
	const doc = new Y.Doc();
	briefingDocument.edits['build']?.(doc, { lines });
	const sent = readEdition(briefingText(readBriefing(doc)));
	expect(sent.every(({ body }) => !isEmpty(body))).toBe(true);
	expect(changedSince(sent, readBriefing(doc))).toEqual([]);
	doc.getXmlFragment(bodyName('words')).insert(0, [blockOf('Välkomna.')]);
	doc.getXmlFragment(bodyName('ahead')).delete(0, 1);
	expect(changedSince(sent, readBriefing(doc))).toEqual(['words', 'ahead']);
});
