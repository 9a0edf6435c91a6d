import type { Inline, Mark } from '#lib/items/blocks.ts';
import type { Paper, PaperNode } from '#lib/minutes/paper.ts';

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? sign);

function marked(text: string, marks: readonly Mark[]): string {
	return marks.reduceRight((inner, mark) => {
		if (mark.type === 'bold') return `<strong>${inner}</strong>`;
		return mark.type === 'italic' ? `<em>${inner}</em>` : `<a href="${safe(mark.href)}">${inner}</a>`;
	}, safe(text));
}

const inline = (content: readonly Inline[]): string =>
	content.map((part) => (part.type === 'text' ? marked(part.text, part.marks) : '<br>')).join('');

const all = (nodes: readonly PaperNode[]): string => nodes.map(node).join('\n');

function node(one: PaperNode): string {
	switch (one.type) {
		case 'heading':
			return `<h${one.level}>${one.struck ? `<s>${safe(one.text)}</s>` : safe(one.text)}</h${one.level}>`;
		case 'paragraph':
			return `<p${one.look ? ` class="${one.look}"` : ''}>${inline(one.content)}</p>`;
		case 'list': {
			const [open, close] = one.start === null ? ['<ul>', '</ul>'] : [`<ol start="${one.start}">`, '</ol>'];
			return `${open}${one.items.map((item) => `<li>${all(item)}</li>`).join('')}${close}`;
		}
		case 'table':
			return `<table><tbody>${one.rows
				.map(
					(cells) =>
						`<tr>${cells
							.map(({ header, colspan, rowspan, content }) => {
								const tag = header ? 'th' : 'td';
								const spans = `${colspan > 1 ? ` colspan="${colspan}"` : ''}${rowspan > 1 ? ` rowspan="${rowspan}"` : ''}`;
								return `<${tag}${spans}>${all(content)}</${tag}>`;
							})
							.join('')}</tr>`
				)
				.join('')}</tbody></table>`;
		case 'front':
			return `<dl>${one.rows
				.map(({ label, lines, remark }) => {
					const said = [...lines, ...(remark ? [remark] : [])];
					return `<div><dt>${safe(label)}</dt>${said.map((text) => `<dd>${safe(text)}</dd>`).join('')}</div>`;
				})
				.join('')}</dl>`;
		case 'signatures':
			return `<dl class="signatures">${one.lines
				.map(({ role, name }) => `<div><dt>${safe(role)}</dt><dd>${safe(name)}</dd></div>`)
				.join('')}</dl>`;
	}
}

const style = `:root{color-scheme:light dark}body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.55 Georgia,serif}
h1{font-size:2rem;margin:1rem 0}h2{font-size:1.25rem;margin:2rem 0 .5rem}h3{font-size:1.08rem;margin:1.2rem 0 .4rem}h4{font-size:1rem;margin:1rem 0 .3rem}
dl>div{display:grid;grid-template-columns:9rem 1fr;gap:0 1rem;padding:.5rem 0;border-bottom:1px solid #8886}dt{grid-row:span 99}dd{margin:0;grid-column:2}
.quiet{font-size:.9rem}.signatures>div{margin-top:2.5rem;border-top:1px solid;border-bottom:0}table{border-collapse:collapse}td,th{border:1px solid #8888;padding:.3rem .5rem;text-align:left;vertical-align:top}
footer{display:flex;justify-content:space-between;margin-top:3rem;font-size:.85rem}@media(max-width:30rem){dl>div{display:block}}`;

/** A paper as one web page that needs nothing else: no script, no address but those people wrote. */
export const toHtml = ({ title, foot, nodes }: Paper): Buffer<ArrayBuffer> =>
	Buffer.from(`<!doctype html>
<html lang="sv">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${safe(title)}</title><style>${style}</style></head>
<body><main>
${all(nodes)}
</main>${foot.length > 0 ? `<footer>${foot.map((text) => `<span>${safe(text)}</span>`).join('')}</footer>` : ''}
</body></html>
`);
