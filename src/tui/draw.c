// SPDX-License-Identifier: EUPL-1.2
#include "draw.h"
#include <carnet/base/strbuf.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <string.h>

static struct surface *surface;
/* Reused by every call: text made safe to draw, and lines put together here. */
static strbuf *scratch, *built;
static bool is_behind;

void draw_onto(struct surface *s)
{
	surface = s;
	if (!s) {
		TALLOC_FREE(scratch);
		TALLOC_FREE(built);
	} else if (!scratch) {
		scratch = sb_new(NULL);
		built = sb_new(NULL);
	}
}

struct surface *draw_surface(void)
{
	return surface;
}

void draw_behind(bool behind)
{
	is_behind = behind;
}

static void paint(int y, int x, enum role role, const char *text, size_t len)
{
	bool lit = role == ROLE_FOCUS || role == ROLE_SELECT;
	surface->paint(surface, y, x, lit && is_behind ? ROLE_TEXT : role, text, len);
}

static bool plain_ascii(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)s[i] < 0x20 || (unsigned char)s[i] >= 0x7f)
			return false;
	return true;
}

int draw_putn(int y, int x, int cols, enum role role, const char *text, size_t len)
{
	if (y < 0 || y >= surface->rows || x < 0 || x >= surface->cols || cols <= 0)
		return 0;
	if (cols > surface->cols - x)
		cols = surface->cols - x;
	int used = 0;
	if (plain_ascii(text, len)) {
		used = len < (size_t)cols ? (int)len : cols;
		len = (size_t)used;
	} else {
		if (text_needs_visible(text, len)) {
			sb_clear(scratch);
			text_visible(scratch, text, len, false);
			text = scratch->s;
			len = scratch->len;
		}
		len = text_fit(text, len, cols, &used);
	}
	if (len)
		paint(y, x, role, text, len);
	return used;
}

int draw_put(int y, int x, int cols, enum role role, const char *text)
{
	return draw_putn(y, x, cols, role, text, strlen(text));
}

void draw_ready(int y, int x, enum role role, const char *text, size_t len)
{
	if (len && y >= 0 && y < surface->rows)
		paint(y, x, role, text, len);
}

void draw_pad(int y, int x, int cols, enum role role, const char *text)
{
	sb_clear(built);
	text_pad(built, text, cols);
	draw_putn(y, x, cols, role, built->s, built->len);
}

void draw_mark(int y, int x, int cols, bool on)
{
	draw_pad(y, x, cols, on ? ROLE_FOCUS : ROLE_TEXT, on && !is_behind ? MARK_FOCUS : "");
}

/* What goes on after these words is not said. */
static void put_cut(int y, int x, int cols, enum role role, const char *text, size_t len)
{
	AUTO_CTX(tmp);
	sb_clear(built);
	text_cut(built, mem_printf(tmp, "%.*s …", (int)len, text), cols);
	draw_putn(y, x, cols, role, built->s, built->len);
}

/* What follows the first line of a wrapped text. */
static const char *next_line(const char *text, int cols, text_line *first)
{
	size_t len = strcspn(text, "\n");
	*first = text_wrap(text, len, 0, cols);
	return text + first->next + (first->next == len && text[len]);
}

static int wrapped(struct rect r, enum role role, const char *text, bool draw)
{
	int rows = 0;
	for (; *text && rows < r.rows && r.cols > 0; rows++) {
		text_line l;
		const char *next = next_line(text, r.cols, &l);
		if (draw && rows + 1 == r.rows && *next)
			put_cut(r.y + rows, r.x, r.cols, role, text, strcspn(text, "\n"));
		else if (draw)
			draw_putn(r.y + rows, r.x, r.cols, role, text, l.end);
		text = next;
	}
	return rows;
}

int draw_wrapped(struct rect r, enum role role, const char *text)
{
	return wrapped(r, role, text, true);
}

int draw_wrapped_rows(struct rect r, const char *text)
{
	return wrapped(r, ROLE_TEXT, text, false);
}

int draw_told(struct rect r, enum role role, const char *const words[], size_t n, bool draw)
{
	int rows = 0;
	for (size_t i = 0; i < n; i++) {
		int taken = words[i] ? wrapped(r, role, words[i], draw) : 0;
		rect_top(&r, taken);
		rows += taken;
	}
	return rows;
}

static const char *after(const char *text, int rows, int cols)
{
	text_line l;
	while (rows-- > 0 && *text)
		text = next_line(text, cols, &l);
	return text;
}

const char *draw_wrapped_after(const char *text, int rows, int cols)
{
	const char *left = after(text, rows, cols);
	return *left ? left : text;
}

int draw_read_on(struct rect r, const char *text, int above, bool back)
{
	int step = r.rows > 1 ? r.rows - 1 : 1; /* a line is seen again */
	if (back)
		return above > step ? above - step : 0;
	return r.rows > 0 && *after(text, above + r.rows, r.cols) ? above + step : above;
}

/* A sign one cell wide, again and again: nothing to measure. */
static void draw_run(int y, int x, int cols, enum role role, const char *sign)
{
	if (y < 0 || y >= surface->rows || x < 0 || x >= surface->cols)
		return;
	if (cols > surface->cols - x)
		cols = surface->cols - x;
	sb_clear(built);
	sb_repeat(built, sign, cols);
	if (built->len)
		paint(y, x, role, built->s, built->len);
}

void draw_fill(struct rect r, enum role role)
{
	for (int y = r.y; y < r.y + r.rows; y++)
		draw_run(y, r.x, r.cols, role, " ");
}

void draw_rule(int y, int x, int cols)
{
	if (cols > 0)
		draw_run(y, x, cols, ROLE_RULE, "─");
}

void draw_more(struct rect r, bool above, bool below)
{
	if (above)
		draw_put(r.y, r.x, 1, ROLE_DIM, "↑");
	if (below)
		draw_put(r.y + r.rows - 1, r.x, 1, ROLE_DIM, "↓");
}

/* One horizontal edge, with words in it: "┌ Title ───┐". */
static void edge(int y, int x, int cols, const char *left, const char *right, const char *words)
{
	draw_rule(y, x, cols);
	draw_put(y, x, 1, ROLE_RULE, left);
	draw_put(y, x + cols - 1, 1, ROLE_RULE, right);
	if (!words || cols < 6)
		return;
	sb_clear(built);
	sb_add(built, " ");
	text_cut(built, words, cols - 4);
	sb_add(built, " ");
	draw_putn(y, x + 1, cols - 2, ROLE_TITLE, built->s, built->len);
}

void draw_box(struct rect r, const char *title, const char *foot)
{
	if (r.rows < 2 || r.cols < 2)
		return;
	draw_fill(rect_inside(r, 1, 1), ROLE_TEXT);
	for (int y = r.y + 1; y < r.y + r.rows - 1; y++) {
		draw_put(y, r.x, 1, ROLE_RULE, "│");
		draw_put(y, r.x + r.cols - 1, 1, ROLE_RULE, "│");
	}
	edge(r.y, r.x, r.cols, "┌", "┐", title);
	edge(r.y + r.rows - 1, r.x, r.cols, "└", "┘", foot);
}

void draw_window(struct rect under, struct rect r, const char *title, const char *foot)
{
	draw_fill((struct rect){r.y, under.x, r.rows, under.cols}, ROLE_TEXT);
	draw_box(r, title, foot);
}

void draw_cursor(int y, int x)
{
	int last_row = surface->rows - 1, last_col = surface->cols - 1;
	surface->cursor_y = y < 0 ? 0 : y > last_row ? last_row : y;
	surface->cursor_x = x < 0 ? 0 : x > last_col ? last_col : x;
	surface->cursor_set = true;
}

void draw_selected(const char *text, size_t len)
{
	for (size_t i = 0; i < len && !is_behind; i++)
		surface->selected += (text[i] & 0xc0) != 0x80;
}
