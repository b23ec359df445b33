// SPDX-License-Identifier: EUPL-1.2
#include "reader_parts.h"

static enum role span_role(const span *s, bool lit)
{
	static const struct {
		unsigned style;
		enum role role;
	} roles[] = {{SPAN_WORD, ROLE_WORD}, {SPAN_LINK, ROLE_LINK}, {SPAN_HEADING, ROLE_HEADING}, {SPAN_STRONG, ROLE_STRONG},
		{SPAN_EMPHASIS, ROLE_EMPHASIS}, {SPAN_DIM, ROLE_DIM}};
	if (lit)
		return ROLE_FOCUS;
	for (size_t i = 0; i < LENGTH(roles); i++)
		if (s->style & roles[i].style)
			return roles[i].role;
	return ROLE_TEXT;
}

bool reader_boxed(const struct reader *r, const line *l)
{
	return r->box >= 0 && l->block == r->lay->lines[r->at].block;
}

static void draw_text_line(const struct reader *r, int y, const line *l, bool focused)
{
	int x = r->r.x + READER_GUTTER, right = r->r.x + r->r.cols;
	long lit = focused ? reader_lit(r) : -1;
	bool placed = false, boxed = focused && reader_boxed(r, l);
	for (size_t i = 0; i < l->count; i++) {
		const span *s = &l->spans[i];
		enum role role = span_role(s, boxed || (lit >= 0 && s->link == lit));
		if (role == ROLE_FOCUS && r->link >= 0 && !placed && &r->lay->lines[r->at] == l) {
			draw_cursor(y, x);
			placed = true;
		}
		x += draw_putn(y, x, right - x, role, s->text, s->len);
	}
}

static void draw_matches(const struct reader *r)
{
	AUTO_CTX(tmp);
	strbuf *text = sb_new(tmp);
	for (size_t i = 0; i < r->nmatches; i++) {
		const struct match *m = &r->matches[i];
		long row = (long)m->line - r->top;
		if (row < 0 || row >= r->r.rows)
			continue;
		reader_flatten(text, &r->lay->lines[m->line]);
		size_t from = text_fit(text->s, text->len, m->col, NULL);
		int x = r->r.x + READER_GUTTER + m->col;
		draw_put(r->r.y + (int)row, r->r.x, READER_GUTTER, ROLE_TEXT, MARK_DOOR);
		draw_putn(r->r.y + (int)row, x, m->cols, ROLE_SELECT, text->s + from, text->len - from);
	}
}

void reader_draw(struct reader *r, bool focused)
{
	int row = (int)(r->at - r->top);
	bool marked = reader_lit(r) >= 0 || r->box >= 0 || (r->nmatches && (long)r->matches[r->match].line == r->at);
	if (focused)
		draw_cursor(r->r.y + row, r->r.x + READER_GUTTER);
	for (int i = 0; i < r->r.rows && r->top + i < (long)r->lay->count; i++)
		draw_text_line(r, r->r.y + i, &r->lay->lines[r->top + i], focused);
	draw_more(r->r, r->top > 0, reader_goes_on(r));
	draw_matches(r);
	if (focused && marked)
		draw_mark(r->r.y + row, r->r.x, READER_GUTTER, true);
	if (r->meaning)
		glossary_box_draw(r->meaning, r->r, r->r.y + row);
}
