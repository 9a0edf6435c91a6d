import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { cleanPaste } from './paste.ts';

const clean = (html: string) => cleanPaste(html, (text) => new JSDOM(text).window.document);
const word = readFileSync(new URL('./paste-from-word.fixture.html', import.meta.url), 'utf8');

describe('a paste from Word', () => {
	const html = clean(word);

	it('keeps headings, the topmost as level 2', () => {
		expect(html).toContain('<h2>Underlag till samverkansgruppen</h2>');
		expect(html).toContain('<h3>Vad vi vet</h3>');
	});

	it('keeps bold, italic and links, and drops links into a file', () => {
		expect(html).toContain(
			'<p>Mottagningen har varit öppen <strong>sedan 1 oktober</strong> och följs upp av <em>styrgruppen</em>. Läs mer på <a href="https://exempel.se/rapport?id=4&amp;del=2">rapportens sida</a> eller skriv till <a href="mailto:kansliet@exempel.se">kansliet</a>. Se även rubriken Vad vi vet.</p>'
		);
	});

	it('makes real lists of list paragraphs, with the inner level inside', () => {
		expect(html).toContain(
			'<ul><li><p>Väntan har minskat</p><ul><li><p>från sju veckor</p></li><li><p>till elva dagar</p></li></ul></li><li><p>Fler samtal med <strong>tre</strong> parter</p></li></ul>'
		);
		expect(html).toContain('<ol><li><p>Fasta tider</p></li><li><p>Gemensam mall</p></li></ol>');
		expect(html).toContain('<ol start="3"><li><p>Uppföljning i höst</p></li></ol>');
	});

	it('keeps tables with their cells', () => {
		expect(html).toContain(
			'<table><tbody><tr><td colspan="2"><p><strong>Antal</strong></p></td></tr><tr><td><p>Kvinnor</p></td><td><p>14</p></td></tr></tbody></table>'
		);
	});

	it('leaves Word’s own marks behind', () => {
		expect(html).not.toMatch(/mso|o:p|style|class|<!|xml|&nbsp;|·|<span/i);
		expect(html).not.toContain('<p></p>');
	});
});

describe('a paste from elsewhere', () => {
	const table: [name: string, from: string, expected: string][] = [
		[
			'Word on the web, where every list item is a list of its own',
			'<div class="ListContainerWrapper"><ul class="BulletListStyle1"><li data-aria-level="1"><p>Ett</p></li></ul></div><div class="ListContainerWrapper"><ul><li data-aria-level="2"><p>Under</p></li></ul></div><div><ul><li data-aria-level="1"><p>Två</p></li></ul></div>',
			'<ul><li><p>Ett</p><ul><li><p>Under</p></li></ul></li><li><p>Två</p></li></ul>'
		],
		[
			'Google Docs, which wraps all in a bold that is not bold',
			'<b style="font-weight:normal;" id="docs-internal-guid-1"><p><span style="font-weight:700">Fet</span><span> och inte</span></p></b>',
			'<p><strong>Fet</strong> och inte</p>'
		],
		['nested lists', '<ul><li>a<ul><li>b</li></ul></li></ul>', '<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>'],
		['loose words and breaks', 'Ett<br>två <i>tre</i>', '<p>Ett<br>två <em>tre</em></p>'],
		['a script', '<p onclick="x()">Hej<script>alert(1)</script></p><style>p{}</style>', '<p>Hej</p>'],
		['an evil link', '<a href="javascript:alert(1)">Tryck</a>', '<p>Tryck</p>'],
		['text that looks like HTML', '<p>1 &lt; 2 &amp; "x"</p>', '<p>1 &lt; 2 &amp; &quot;x&quot;</p>'],
		['our own editor', '<p data-pm-slice="1 1 []">x</p>', '<p data-pm-slice="1 1 []">x</p>'],
		['nothing', '', '']
	];
	for (const [name, from, expected] of table)
		it(name, () => {
			expect(clean(from)).toBe(expected);
		});
});
