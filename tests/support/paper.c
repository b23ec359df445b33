// SPDX-License-Identifier: EUPL-1.2
#include "paper.h"
#include <carnet/base/mem.h>
#include <carnet/base/strbuf.h>
#include <carnet/base/text.h>
#include <string.h>

struct cell {
	char text[32];
	enum role role;
};

struct paper {
	struct surface s;
	struct cell *cells;
};

static struct cell *cell_at(const struct paper *p, int y, int x)
{
	return &p->cells[y * p->s.cols + x];
}

/* One grapheme a cell; the second cell of a wide one is empty. */
static void paint(struct surface *s, int y, int x, enum role role, const char *text, size_t len)
{
	struct paper *p = (struct paper *)s;
	for (size_t at = 0; at < len && x < s->cols;) {
		size_t next = text_next(text, len, at), n = next - at;
		int width = text_widthn(text + at, n);
		for (int i = 0; i < width && x + i < s->cols; i++) {
			struct cell *c = cell_at(p, y, x + i);
			*c = (struct cell){.role = role};
			if (i == 0)
				memcpy(c->text, text + at, n < sizeof c->text ? n : sizeof c->text - 1);
		}
		x += width;
		at = next;
	}
}

struct paper *paper_new(int rows, int cols)
{
	struct paper *p = NEW(NULL, struct paper);
	p->s = (struct surface){.rows = rows, .cols = cols, .paint = paint};
	p->cells = NEW_ARRAY(p, struct cell, (size_t)(rows * cols));
	draw_onto(&p->s);
	paper_blank(p);
	return p;
}

void paper_free(struct paper *p)
{
	draw_onto(NULL);
	talloc_free(p);
}

void paper_blank(struct paper *p)
{
	for (int i = 0; i < p->s.rows * p->s.cols; i++)
		p->cells[i] = (struct cell){.text = " "};
	p->s.cursor_set = false;
}

const char *paper_line(struct paper *p, int y)
{
	strbuf *out = sb_new(p);
	for (int x = 0; x < p->s.cols; x++)
		sb_add(out, cell_at(p, y, x)->text);
	while (out->len && out->s[out->len - 1] == ' ')
		sb_remove(out, out->len - 1, 1);
	return out->s;
}

enum role paper_role(const struct paper *p, int y, int x)
{
	return cell_at(p, y, x)->role;
}

void paper_cursor(const struct paper *p, int *y, int *x)
{
	*y = p->s.cursor_set ? p->s.cursor_y : -1;
	*x = p->s.cursor_set ? p->s.cursor_x : -1;
}

struct key key_named(int code, unsigned mods)
{
	return (struct key){.code = code, .mods = mods};
}

struct key key_char(const char *utf8)
{
	struct key k = {.code = 'x'};
	memcpy(k.text, utf8, strlen(utf8) < sizeof k.text ? strlen(utf8) : sizeof k.text - 1);
	return k;
}

struct key key_paste(const char *text)
{
	return (struct key){.code = K_PASTE, .paste = text, .len = strlen(text)};
}
