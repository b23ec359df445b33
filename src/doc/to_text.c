// SPDX-License-Identifier: EUPL-1.2
/* Plain text: the layout printed without colours. */
#include <carnet/doc/render.h>

#include <carnet/base/mem.h>
#include <carnet/base/text.h>


static void title(strbuf *out, const doc *d, int width)
{
	int w = text_width(d->title);
	sb_addf(out, "%s\n", d->title);
	sb_repeat(out, "─", w < width ? w : width);
	sb_add(out, "\n\n");
}

void doc_to_text(strbuf *out, const doc *d, int width)
{
	AUTO_CTX(tmp);
	if (!doc_has_title(d))
		title(out, d, width);
	const layout *l = doc_layout(tmp, d, width, false);
	for (size_t i = 0; i < l->count; i++) {
		const line *ln = &l->lines[i];
		for (size_t j = 0; j < ln->count; j++)
			sb_addn(out, ln->spans[j].text, ln->spans[j].len);
		while (out->len && out->s[out->len - 1] == ' ')
			sb_remove(out, out->len - 1, 1);
		sb_addc(out, '\n');
	}
}
