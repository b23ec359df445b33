// SPDX-License-Identifier: EUPL-1.2
#include <string.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include "command.h"

enum { MEASURED = 200, NARROWEST = 4, GAP = 2 };

struct table {
	struct cli *c;
	const column *columns;
	size_t count;
	int *width;
	char ***held; /* rows kept until the widths are known */
	size_t nheld;
	bool header, drawn;
};

static void plain_row(table *t, const char *const *cells)
{
	for (size_t i = 0; i < t->count; i++) {
		if (i > 0)
			sb_addc(t->c->out, '\t');
		out_visible(t->c, cells[i]);
	}
	out_text(t->c, "\n");
}

table *table_new(struct cli *c, const column *columns, size_t count, bool header)
{
	table *t = NEW(c, table);

	t->c = c;
	t->columns = columns;
	t->count = count;
	t->header = header;
	t->width = NEW_ARRAY(t, int, count);
	for (size_t i = 0; i < count; i++)
		t->width[i] = header ? text_width(columns[i].title) : 0;
	if (c->screen)
		t->held = NEW_ARRAY(t, char **, MEASURED);
	return t;
}

/* Titles wait for the first row: a list that fails before it prints nothing but its error. */
static void plain_titles(table *t)
{
	const char **titles = NEW_ARRAY(t, const char *, t->count);

	t->drawn = true;
	for (size_t i = 0; i < t->count; i++)
		titles[i] = t->columns[i].title;
	if (t->header)
		plain_row(t, titles);
}

static void pad(const table *t, strbuf *line, size_t i, const char *cell)
{
	bool last = i + 1 == t->count;

	if (t->columns[i].right)
		text_pad_left(line, cell, t->width[i]);
	else if (last)
		text_cut(line, cell, t->width[i]);
	else
		text_pad(line, cell, t->width[i]);
	if (!last)
		sb_repeat(line, " ", GAP);
}

static void drawn_row(table *t, const char *const *cells, bool title)
{
	AUTO_CTX(tmp);
	strbuf *line = sb_new(tmp), *cell = sb_new(tmp);
	bool bold = title && !cli_no_color(t->c);

	for (size_t i = 0; i < t->count; i++) {
		sb_clear(cell);
		visible_line(cell, cells[i]);
		pad(t, line, i, cell->s);
	}
	out_format(t->c, bold ? "\033[1m%s\033[0m\n" : "%s\n", line->s);
}

/* The widest column that may be narrowed, or count. */
static size_t widest(const table *t)
{
	size_t best = t->count;

	for (size_t i = 0; i < t->count; i++)
		if (!t->columns[i].whole && t->width[i] > NARROWEST && (best == t->count || t->width[i] > t->width[best]))
			best = i;
	return best;
}

/* Takes cells from the widest columns until all of them fit on the terminal. */
static void narrow(table *t)
{
	int sum = GAP * (int)(t->count - 1);
	size_t i;

	for (i = 0; i < t->count; i++)
		sum += t->width[i];
	for (; sum > t->c->width && (i = widest(t)) < t->count; sum--)
		t->width[i]--;
}

static void draw_held(table *t)
{
	int sum = GAP * (int)(t->count - 1);
	const char **titles = NEW_ARRAY(t, const char *, t->count);

	narrow(t);
	for (size_t i = 0; i < t->count; i++) {
		titles[i] = t->columns[i].title;
		sum += t->width[i];
	}
	if (t->header) {
		drawn_row(t, titles, true);
		sb_repeat(t->c->out, "─", sum);
		out_text(t->c, "\n");
	}
	for (size_t i = 0; i < t->nheld; i++)
		drawn_row(t, (const char *const *)t->held[i], false);
	t->drawn = true;
}

static void hold(table *t, const char *const *cells)
{
	char **row = NEW_ARRAY(t, char *, t->count);

	for (size_t i = 0; i < t->count; i++) {
		int width = text_width(cells[i]);
		row[i] = mem_dup(row, cells[i]);
		if (width > t->width[i])
			t->width[i] = width;
	}
	t->held[t->nheld++] = row;
	if (t->nheld == MEASURED)
		draw_held(t);
}

void table_row(table *t, const char *const *cells)
{
	if (!t->c->screen && !t->drawn)
		plain_titles(t);
	if (!t->c->screen)
		plain_row(t, cells);
	else if (t->drawn)
		drawn_row(t, cells, false);
	else
		hold(t, cells);
}

void table_end(table *t)
{
	if (!t->drawn)
		(t->c->screen ? draw_held : plain_titles)(t);
	talloc_free(t);
}
