import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { itemDocument } from './doc.ts';
import { readItem } from './read-item.ts';
import { safeHref, typedHref } from './blocks.ts';

describe('an item’s texts', () => {
	it('are filled from a simple form, and read back', () => {
		const doc = new Y.Doc();
		itemDocument.edits['fill']?.(doc, {
			text: [
				'Vi vill veta två saker.',
				{ bullets: ['Vilka vi når', 'Vilka vi missar'] },
				{ heading: 'Frågor', level: 3 }
			]
		});
		itemDocument.edits['append']?.(doc, { notes: [{ numbers: ['Ett', 'Två'] }] });
		const json = readItem(doc);
		expect(json.text.map((block) => block.type)).toEqual(['paragraph', 'bulletList', 'heading']);
		expect(json.text[2]).toMatchObject({ level: 3 });
		expect(json.notes).toMatchObject([{ type: 'orderedList', start: 1 }]);
		expect(itemDocument.plain(json)).toBe('Vi vill veta två saker.\nVilka vi når\nVilka vi missar\nFrågor\nEtt\nTvå');
	});

	it('are replaced by filling again, and only the field that is named', () => {
		const doc = new Y.Doc();
		itemDocument.edits['fill']?.(doc, { text: ['Ett'], notes: ['Två'] });
		itemDocument.edits['fill']?.(doc, { text: ['Tre'] });
		expect(itemDocument.plain(readItem(doc))).toBe('Tre\nTvå');
	});

	it('E5 let no element, mark or link through that the editor cannot write', () => {
		const doc = new Y.Doc();
		const words = new Y.XmlText();
		words.insert(0, 'bold', { bold: {}, script: {} });
		words.insert(4, 'evil', { link: { href: 'javascript:alert(1)' } });
		words.insert(8, 'good', { 'link--x1': { href: 'https://exempel.se/a' }, bold: null });
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.setAttribute('onclick', 'x');
		paragraph.insert(0, [words, new Y.XmlElement('iframe'), new Y.XmlElement('hardBreak')]);
		doc.getXmlFragment('text').insert(0, [new Y.XmlElement('script'), paragraph, new Y.XmlText('loose')]);
		expect(readItem(doc).text).toEqual([
			{
				type: 'paragraph',
				content: [
					{ type: 'text', text: 'bold', marks: [{ type: 'bold' }] },
					{ type: 'text', text: 'evil', marks: [] },
					{ type: 'text', text: 'good', marks: [{ type: 'link', href: 'https://exempel.se/a' }] },
					{ type: 'hardBreak' }
				]
			}
		]);
	});

	it('are cut at a depth that no meeting needs', () => {
		const doc = new Y.Doc();
		let inner = new Y.XmlElement('paragraph');
		for (let depth = 0; depth < 200; depth += 1) {
			const list = new Y.XmlElement('bulletList');
			const item = new Y.XmlElement('listItem');
			list.insert(0, [item]);
			item.insert(0, [inner]);
			inner = list;
		}
		doc.getXmlFragment('text').insert(0, [inner]);
		expect(JSON.stringify(readItem(doc)).length).toBeLessThan(1000);
	});

	const links: [string, string | null][] = [
		['https://exempel.se', 'https://exempel.se/'],
		['HTTP://EXEMPEL.SE/x?y=1', 'http://exempel.se/x?y=1'],
		['mailto:namn@exempel.se', 'mailto:namn@exempel.se'],
		['javascript:alert(1)', null],
		[' java\nscript:alert(1)', null],
		['data:text/html,x', null],
		['file:///C:/x.docx', null],
		['/relative', null],
		['', null]
	];
	for (const [href, expected] of links)
		it(`a link to ${JSON.stringify(href)} is ${expected ? 'kept' : 'dropped'}`, () => {
			expect(safeHref(href)).toBe(expected);
		});

	const typed: [string, string | null][] = [
		['exempel.se/rapport', 'https://exempel.se/rapport'],
		['exempel.se:8443/x', 'https://exempel.se:8443/x'],
		[' https://exempel.se ', 'https://exempel.se/'],
		['namn@exempel.se', 'mailto:namn@exempel.se'],
		['javascript:alert(1)', null],
		['ftp://exempel.se', null],
		['rapporten', null],
		['', null]
	];
	for (const [text, expected] of typed)
		it(`typing ${JSON.stringify(text)} as a link gives ${expected ?? 'nothing'}`, () => {
			expect(typedHref(text)).toBe(expected);
		});
});
