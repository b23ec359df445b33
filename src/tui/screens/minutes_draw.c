// SPDX-License-Identifier: EUPL-1.2
/* The agenda on the left (above, in a narrow window), the point being noted beside it. */
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>
#include <carnet/rules/action.h>
#include "minutes_screen.h"

enum { SIDE_COLS = 72, TREE_SHARE = 34, TREE_ROWS = 3, GAP = 2, MARK_COLS = 2, LABEL_COLS = 11, NOTES_LEAST = 3, NARROW_PAGE = 60 };

/* --- The agenda ----------------------------------------------------------------------------------------------------- */

static const char *tree_title(const void *parent, const struct minutes *m, size_t row)
{
	if (!row)
		return _("The meeting itself");
	const struct input *typed = row == m->at ? form_input(m->f, entity_field(&e_agenda_item, "title")) : NULL;
	return mem_printf(parent, "%zu %s", row, typed && *input_typed(typed) ? input_typed(typed) : record_text(m->points[row - 1], "title"));
}

/* In a narrow window a point has one row; beside the page, one more for what is noted of it; its title is whole where all of them can be. */
enum tree_look { TREE_NARROW, TREE_SIDE, TREE_WHOLE };

static struct rect title_place(const struct minutes *m, int y, int rows)
{
	return (struct rect){y, m->tree.x + MARK_COLS, rows, m->tree.cols - MARK_COLS};
}

static bool is_noted(const struct minutes *m, size_t row, enum tree_look look)
{
	return look != TREE_NARROW && row && *m->marks[row - 1];
}

/* Of each row, measured once a drawing. */
static int *tree_rows(const void *parent, const struct minutes *m, enum tree_look look)
{
	int *rows = NEW_ARRAY(parent, int, m->count + 1);
	for (size_t row = 0; row <= m->count; row++) {
		bool whole = look == TREE_WHOLE || (look == TREE_SIDE && row == m->at);
		rows[row] = (whole ? draw_wrapped_rows(title_place(m, 0, m->tree.rows), tree_title(rows, m, row)) : 1) + is_noted(m, row, look);
	}
	return rows;
}

static void draw_point(const struct minutes *m, size_t row, int y, int rows, bool noted)
{
	AUTO_CTX(tmp);
	bool on = row == m->at;
	enum role role = on ? ROLE_STRONG : ROLE_TEXT;
	int end = m->tree.y + m->tree.rows;
	struct rect r = title_place(m, y, y + rows > end ? end - y : rows);
	draw_put(y, m->tree.x, 1, role, on ? MARK_DOOR : " ");
	draw_wrapped(r, role, tree_title(tmp, m, row));
	if (!noted || y + rows >= end)
		return;
	strbuf *words = sb_new(tmp);
	text_cut(words, m->marks[row - 1], r.cols - 2);
	draw_put(y + rows, r.x + 2, r.cols - 2, ROLE_DIM, words->s);
}

static int tree_height(const int *rows, size_t from, size_t to)
{
	int height = 0;
	for (size_t i = from; i < to; i++)
		height += rows[i];
	return height;
}

static void draw_tree(struct minutes *m, bool side)
{
	AUTO_CTX(tmp);
	int y = m->tree.y, end = m->tree.y + m->tree.rows;
	size_t count = m->count + 1;
	enum tree_look look = !side ? TREE_NARROW : count <= (size_t)m->tree.rows ? TREE_WHOLE : TREE_SIDE;
	const int *rows = tree_rows(tmp, m, look);
	if (look == TREE_WHOLE && tree_height(rows, 0, count) > m->tree.rows)
		rows = tree_rows(tmp, m, look = TREE_SIDE);
	if ((size_t)m->tree_top > m->at)
		m->tree_top = (long)m->at;
	while ((size_t)m->tree_top < m->at && tree_height(rows, (size_t)m->tree_top, m->at + 1) > m->tree.rows)
		m->tree_top++;
	while (m->tree_top > 0 && tree_height(rows, (size_t)m->tree_top - 1, count) <= m->tree.rows)
		m->tree_top--;
	for (size_t row = (size_t)m->tree_top; row < count && y < end; row++) {
		bool noted = is_noted(m, row, look);
		draw_point(m, row, y, rows[row] - noted, noted);
		y += rows[row];
	}
	draw_more(rect_inside(m->tree, 0, 1), m->tree_top > 0, tree_height(rows, (size_t)m->tree_top, count) > m->tree.rows);
}

/* --- The point ------------------------------------------------------------------------------------------------------ */

/* What the program makes of the last action typed. */
static char *echo(const void *parent, const struct minutes *m)
{
	AUTO_ERR e = {0};
	action_line typed;
	char *rest = mem_dup(parent, editor_text(m->actions)), *line;
	const char *last = "";
	while ((line = strsep(&rest, "\n"))) {
		if (*text_trim(parent, line))
			last = text_trim(parent, line);
	}
	if (!*last)
		return mem_dup(parent, _("For example: Maud: send the quote before 30/11; or: call the ARS back / me / 15 Jan."));
	return action_read(parent, m->words, &typed, last, &e) ? mem_printf(parent, "%s.", e.what) : action_line_words(parent, &typed);
}

static int echo_rows(const struct minutes *m)
{
	return m->page.cols < NARROW_PAGE ? 3 : 2;
}

static int stop_rows(const struct minutes *m, size_t i)
{
	const struct stop *st = &minutes_stops(m)[i];
	const struct input *c = minutes_input(m, i);
	int rows = i == m->stop || (c && c->said) ? st->focused : st->rows;
	if (!st->field)
		rows += (int)(m->nknown < KNOWN_MOST ? m->nknown : KNOWN_MOST) + (i == m->stop ? echo_rows(m) : 0);
	return rows;
}

/* The notes have the rows that the others leave. */
static int notes_rows(const struct minutes *m)
{
	int left = m->page.rows;
	for (size_t i = 0; i < minutes_stop_count(m); i++)
		left -= stop_rows(m, i);
	return left > NOTES_LEAST ? left : NOTES_LEAST;
}

static void draw_choices(const struct input *c, struct rect r, bool on)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);
	if (on)
		draw_cursor(r.y, r.x);
	for (const choice *one = c->f->opt.choices; on && one->word; one++) {
		bool chosen = text_same(one->word, input_typed(c));
		sb_addf(b, chosen ? "%s[%s]" : "%s%s", b->len ? "  " : "", choice_shown(c->f, one->word));
	}
	if (on)
		rect_top(&r, draw_wrapped(r, ROLE_TEXT, b->s));
	if (on)
		draw_wrapped(r, ROLE_DIM, _("← → to choose; type to take notes"));
	else
		draw_put(r.y, r.x, r.cols, ROLE_TEXT, c->shown);
}

/* What is not being typed: its first rows; the last of them says when there is more. */
static void draw_text(struct editor *ed, struct rect r, bool on)
{
	AUTO_CTX(tmp);
	const char *s = text_trim(tmp, editor_text(ed));
	if (on) {
		editor_draw(ed, r, true);
		return;
	}
	for (; r.rows > 1 && *s; rect_top(&r, 1)) {
		size_t len = strcspn(s, "\n");
		text_line line = text_wrap(s, len, 0, r.cols);
		draw_put(r.y, r.x, r.cols, ROLE_TEXT, mem_dupn(tmp, s + line.start, line.end - line.start));
		s += line.next + (line.next >= len && s[len] ? 1 : 0);
	}
	strbuf *rest = sb_new(tmp);
	text_cut(rest, s, r.cols);
	if (r.rows > 0)
		draw_put(r.y, r.x, r.cols, ROLE_TEXT, rest->s);
}

static void draw_actions(const struct minutes *m, struct rect r, bool on)
{
	AUTO_CTX(tmp);
	for (size_t i = 0; i < m->nknown && i < KNOWN_MOST; i++) {
		strbuf *line = sb_new(tmp);
		bool more = i + 1 == KNOWN_MOST && m->nknown > KNOWN_MOST;
		const char *words = more ? mem_printf(tmp, _("and %zu others"), m->nknown - i) : m->known[i];
		text_cut(line, words, r.cols);
		draw_put(rect_top(&r, 1).y, r.x, r.cols, ROLE_TEXT, line->s);
	}
	struct rect said = rect_bottom(&r, on ? echo_rows(m) : 0);
	draw_text(m->actions, r, on);
	if (on)
		draw_wrapped(said, ROLE_DIM, echo(tmp, m));
}

static void draw_line_of(struct input *c, struct rect r, bool on)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);
	int cols = input_width(c, r.cols);
	input_draw(c, r.y, r.x, cols, on);
	if (c->said)
		sb_addf(b, MARK_LATE " %s", c->said);
	else if (on && c->f->type == &t_time && !*input_typed(c))
		sb_add(b, _("Ctrl+T: now"));
	else if (on)
		input_echo(b, c);
	enum role role = c->said ? ROLE_ERROR : ROLE_DIM;
	if (r.rows > 1) { /* beside there is little room */
		rect_top(&r, 1);
		draw_wrapped(r, role, b->s);
	} else {
		draw_put(r.y, r.x + cols + 1, r.cols - cols - 1, role, b->s);
	}
}

static void draw_stop(struct minutes *m, size_t i, struct rect r)
{
	bool on = i == m->stop;
	struct input *c = minutes_input(m, i);
	m->spots[i] = r;
	draw_mark(r.y, r.x, 1, on);
	draw_put(r.y, r.x + MARK_COLS, LABEL_COLS - 1, on ? ROLE_FOCUS : ROLE_LABEL, _(minutes_stops(m)[i].label));
	rect_left(&r, MARK_COLS + LABEL_COLS);
	if (!c)
		draw_actions(m, r, on);
	else if (c->text)
		draw_text(c->text, r, on);
	else if (c->line)
		draw_line_of(c, r, on);
	else
		draw_choices(c, r, on);
}

static void draw_page(struct minutes *m)
{
	int notes = notes_rows(m), y[STOPS_MOST + 1] = {0};
	size_t n = minutes_stop_count(m);
	for (size_t i = 0; i < n; i++) {
		int rows = stop_rows(m, i);
		y[i + 1] = y[i] + (rows ? rows : notes);
	}
	m->top = scroll_to(m->top, y[m->stop + 1] - 1, y[n], m->page.rows);
	m->top = scroll_to(m->top, y[m->stop], y[n], m->page.rows);
	/* No stop begins above the first row. */
	for (size_t i = 0; i <= m->stop; i++) {
		if (y[i] >= m->top) {
			m->top = y[i];
			break;
		}
	}
	memset(m->spots, 0, sizeof m->spots);
	for (size_t i = 0; i < n; i++) {
		int from = y[i] - (int)m->top, rows = y[i + 1] - y[i];
		if (from < 0 || from >= m->page.rows)
			continue;
		rows = from + rows > m->page.rows ? m->page.rows - from : rows;
		draw_stop(m, i, (struct rect){m->page.y + from, m->page.x, rows, m->page.cols});
	}
	draw_more(rect_inside(m->page, 0, 1), m->top > 0, m->top + m->page.rows < y[n]);
}

void minutes_draw(struct screen *s)
{
	struct minutes *m = (struct minutes *)s;
	struct rect r = s->rect;
	bool side = r.cols >= SIDE_COLS;
	m->tree = side ? rect_left(&r, r.cols * TREE_SHARE / 100 - 1) : rect_top(&r, r.rows > 3 * TREE_ROWS ? TREE_ROWS : 1);
	if (side)
		rect_left(&r, 1 + GAP); /* the rule between them touches no word */
	else
		draw_rule(rect_top(&r, 1).y, r.x, r.cols);
	m->page = r;
	for (int y = 0; side && y < r.rows; y++)
		draw_put(r.y + y, r.x - GAP, 1, ROLE_RULE, "│");
	draw_tree(m, side);
	draw_page(m);
}
