// SPDX-License-Identifier: EUPL-1.2
#include "making.h"

#include <string.h>

#include <carnet/doc/render.h>

#include "reading.h"

const char *making_say(const making *m, const char *key)
{
	const item *own = content_first(m->c, &c_wording);
	const char *said = own ? item_text(own, key) : "";
	return said[0] || !m->c->base ? said : library_wording(m->c->base, m->md, key);
}

void making_heading(making *m, int level, const char *text)
{
	sb_repeat(m->md, "#", level);
	sb_addc(m->md, ' ');
	markdown_escape(m->md, text);
	sb_add(m->md, "\n\n");
}

void making_paragraph(making *m, const char *plain)
{
	markdown_escape(m->md, plain);
	sb_add(m->md, "\n\n");
}

void making_bullets(making *m, const cell *list)
{
	for (size_t i = 0; i < list->count; i++)
		sb_addf(m->md, "- %s\n", list->list[i].s);
	sb_addc(m->md, '\n');
}

void making_end(making *m)
{
	while (m->md->len && m->md->s[m->md->len - 1] == '\n')
		sb_remove(m->md, m->md->len - 1, 1);
	sb_add(m->md, "\n\n");
}

void making_markdown(making *m, const char *md)
{
	sb_add(m->md, md);
	making_end(m);
}

void making_told(making *m, const char *label, const char *text)
{
	sb_addf(m->md, "*%s* ", label);
	markdown_escape(m->md, text);
}

/* ---- tables ---- */

static void table_cell(making *m, const char *text)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);
	markdown_escape(b, text);
	sb_addc(m->md, ' ');
	for (const char *s = b->s; *s; s++) {
		if (*s == '|')
			sb_addc(m->md, '\\');
		sb_addc(m->md, *s);
	}
	sb_add(m->md, " |");
}

void making_table_line(making *m, const char *const *cells)
{
	sb_addc(m->md, '|');
	for (; *cells; cells++)
		table_cell(m, *cells);
	sb_addc(m->md, '\n');
}

void making_table_head(making *m, const char *const *cells)
{
	making_table_line(m, cells);
	sb_addc(m->md, '|');
	for (; *cells; cells++)
		sb_add(m->md, " --- |");
	sb_addc(m->md, '\n');
}
