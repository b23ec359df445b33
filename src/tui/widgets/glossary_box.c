// SPDX-License-Identifier: EUPL-1.2
#include "glossary_box.h"
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/doc/render.h>
#include <string.h>

enum { BOX_COLS = 60 };

struct glossary_box {
	char *title;
	doc *meaning;
	long top, shown, count;  /* lines: first one shown, shown when last drawn, all */
};

static const char *name_of(library *l, const void *parent, const char *id)
{
	AUTO_ERR e = {0};
	word *w;
	return library_word(l, parent, id, &w, &e) == 0 ? w->name : id;
}

struct glossary_box *glossary_box_new(const void *parent, library *l, const char *id)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	word *w;
	if (library_word(l, tmp, id, &w, &e) != 0)
		return NULL;
	struct glossary_box *box = NEW(parent, struct glossary_box);
	box->title = mem_dup(box, w->name);
	box->meaning = doc_new(box, "");
	if (w->full && *w->full && strcmp(w->full, w->name) != 0)
		doc_strong(box->meaning, doc_add(box->meaning, box->meaning->root, N_PARAGRAPH), w->full);
	doc_add_markdown(box->meaning, NULL, w->means, 0);
	if (w->nsee) {
		strbuf *see = sb_new(tmp);
		for (size_t i = 0; i < w->nsee; i++)
			sb_addf(see, "%s%s", i ? ", " : "", name_of(l, tmp, w->see[i]));
		doc_paragraph(box->meaning, NULL, mem_printf(tmp, _("See also: %s"), see->s));
	}
	return box;
}

/* Where a box of rows × cols goes: under y, over it, or over all there is: half a sentence may say the contrary of the whole. */
static struct rect place(struct rect r, int y, int rows, int cols)
{
	if (rows <= r.y + r.rows - y - 1)
		return (struct rect){y + 1, r.x, rows, cols};
	if (rows <= y - r.y)
		return (struct rect){y - rows, r.x, rows, cols};
	return (struct rect){r.y, r.x, rows < r.rows ? rows : r.rows, cols};
}

bool glossary_box_act(struct glossary_box *box, enum action a)
{
	const struct {
		enum action a;
		long by;
	} moves[] = {{ACT_UP, -1}, {ACT_DOWN, 1}, {ACT_PAGE_UP, -box->shown}, {ACT_PAGE_DOWN, box->shown}, {ACT_TICK, box->shown}};
	for (size_t i = 0; box->count > box->shown && i < LENGTH(moves); i++) {
		if (moves[i].a != a)
			continue;
		long to = box->top + moves[i].by, last = box->count - box->shown;
		box->top = to < 0 ? 0 : to > last ? last : to;
		return true;
	}
	return false;
}

void glossary_box_draw(struct glossary_box *box, struct rect r, int y)
{
	AUTO_CTX(tmp);
	int cols = r.cols < BOX_COLS ? r.cols : BOX_COLS;
	layout *lay = doc_layout(tmp, box->meaning, cols > 6 ? cols - 4 : 2, false);
	struct rect at = place(r, y, (int)lay->count + 2, cols), inside = rect_inside(at, 1, 2);
	box->shown = inside.rows;
	box->count = (long)lay->count;
	box->top = scroll_to(box->top, box->top, box->count, inside.rows);
	draw_window(r, at, box->title, box->top + box->shown < box->count ? _("↓ more") : box->top ? _("↑ above") : NULL);
	for (int row = 0; row < inside.rows && box->top + row < box->count; row++) {
		const line *l = &lay->lines[box->top + row];
		int x = inside.x;
		for (size_t i = 0; i < l->count; i++) {
			const span *s = &l->spans[i];
			x += draw_putn(inside.y + row, x, inside.x + inside.cols - x, s->style & SPAN_STRONG ? ROLE_STRONG : ROLE_TEXT, s->text, s->len);
		}
	}
	draw_cursor(inside.y, inside.x);
}
