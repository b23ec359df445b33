// SPDX-License-Identifier: EUPL-1.2
#include "glossary_box.h"
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/doc/render.h>
#include <string.h>

enum { BOX_COLS = 60 };

struct glossary_box {
	char *title;
	doc *meaning;
};

struct glossary_box *glossary_box_new(const void *parent, library *l, const char *id)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	word *w;
	if (library_word(l, tmp, id, &w, &e) != 0)
		return NULL;
	struct glossary_box *box = NEW(parent, struct glossary_box);
	box->title = mem_dup(box, w->id);
	box->meaning = doc_new(box, "");
	if (w->full && *w->full && strcmp(w->full, w->id) != 0)
		doc_strong(box->meaning, doc_add(box->meaning, box->meaning->root, N_PARAGRAPH), w->full);
	doc_add_markdown(box->meaning, NULL, w->means, 0);
	if (w->nsee) {
		strbuf *see = sb_new(tmp);
		for (size_t i = 0; i < w->nsee; i++)
			sb_addf(see, "%s%s", i ? ", " : "", w->see[i]);
		doc_paragraph(box->meaning, NULL, mem_printf(tmp, _("See also: %s"), see->s));
	}
	return box;
}

/* Where a box of rows × cols goes: under y, over it, or as much as fits on the larger side. */
static struct rect place(struct rect r, int y, int rows, int cols)
{
	int under = r.y + r.rows - y - 1, over = y - r.y;
	if (rows <= under || under >= over)
		return (struct rect){y + 1, r.x, rows < under ? rows : under, cols};
	rows = rows < over ? rows : over;
	return (struct rect){y - rows, r.x, rows, cols};
}

void glossary_box_draw(const struct glossary_box *box, struct rect r, int y)
{
	AUTO_CTX(tmp);
	int cols = r.cols < BOX_COLS ? r.cols : BOX_COLS;
	layout *lay = doc_layout(tmp, box->meaning, cols > 6 ? cols - 4 : 2, false);
	struct rect at = place(r, y, (int)lay->count + 2, cols), inside = rect_inside(at, 1, 2);
	draw_box(at, box->title, NULL);
	for (int row = 0; row < inside.rows && row < (int)lay->count; row++) {
		int x = inside.x;
		for (size_t i = 0; i < lay->lines[row].count; i++) {
			const span *s = &lay->lines[row].spans[i];
			x += draw_putn(inside.y + row, x, inside.x + inside.cols - x, s->style & SPAN_STRONG ? ROLE_STRONG : ROLE_TEXT, s->text, s->len);
		}
	}
	draw_cursor(inside.y, inside.x);
}
