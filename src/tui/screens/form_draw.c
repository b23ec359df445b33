// SPDX-License-Identifier: EUPL-1.2
/* A form as lines: label, input, and beside it (or under, where the window is narrow) what is understood or wrong. */
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>
#include "form_screen.h"

enum { MARK_COLS = 2, LABEL_LEAST = 10, BESIDE_LEAST = 22, ROOMY_ROWS = 8, FIELDS_LEAST = 5, WIDEST = 80 };
#define MARK_NEEDED "*"

/* Columns of a form in a body so wide. */
struct columns_of {
	int label, input, room;
};

static const char *label_of(const void *parent, const field *f)
{
	const char *private = f->flags & F_PRIVATE ? _(", private") : "";
	return mem_printf(parent, "%s%s", _(f->label), private);
}

static struct columns_of columns_of(const struct form_screen *fs)
{
	AUTO_CTX(tmp);
	int widest = LABEL_LEAST, cols = fs->s.rect.cols < WIDEST ? fs->s.rect.cols : WIDEST;
	for (size_t i = 0; i < fs->f->shown; i++) {
		int w = text_width(label_of(tmp, fs->f->inputs[i]->f));
		widest = w > widest ? w : widest;
	}
	int most = label_most(cols);
	if (widest > most)
		widest = most;
	int input = MARK_COLS + widest + 1;
	return (struct columns_of){widest, input, cols - input};
}

/* Ways to type, said while the field is in focus. */
static const struct {
	const field_type *type;
	const char *words;
} ways[] = {
	{&t_date, N_("“yesterday”, “thu”, “+2”, or F4 calendar")},
	{&t_choice, N_("Enter shows the choices")},
	{&t_boolean, N_("Enter: yes or no")},
	{&t_score, N_("Enter shows the choices")},
	{&t_reference, N_("Enter chooses, or creates")},
	{&t_prose, N_("Enter opens the editor")},
};

static const char *ways_of(const field *f)
{
	for (size_t i = 0; i < LENGTH(ways); i++) {
		if (ways[i].type == f->type)
			return _(ways[i].words);
	}
	return NULL;
}

/* A help that ends as a sentence does takes no second full stop. */
static const char *after(const char *help)
{
	size_t len = strlen(help), last = text_prev(help, len, len);
	return strcmp(help + last, "?") == 0 || strcmp(help + last, "…") == 0 || strcmp(help + last, ".") == 0 ? " " : ". ";
}

/* What is said about the field in focus: what is understood, else how to type it. */
char *form_aside(const void *parent, const struct input *c)
{
	strbuf *b = sb_new(parent);
	input_echo(b, c);
	if (b->len)
		return b->s;
	for (const choice *one = i18n_french() ? c->f->opt.choices : NULL; one && one->word && c->typed; one++)
		if (one->means && strcmp(one->word, c->typed) == 0)
			return mem_dup(parent, one->means);
	const char *way = c->line && input_offers(c) ? _("Enter shows the choices") : ways_of(c->f);
	if (c->f->help)
		sb_addf(b, "%s", _(c->f->help));
	if (way && c->f->type != &t_date)
		sb_addf(b, "%s%s", b->len ? after(b->s) : "", way);
	else if (way) {
		sb_clear(b);
		sb_add(b, way);
	}
	return b->s;
}

/* The same in a form: first of all, whole, what the field has no room for beside its mark or its caret. */
static char *aside(const void *parent, const struct input *c, struct columns_of at)
{
	const char *shown = c->line ? input_typed(c) : c->text ? "" : c->shown;
	int cols = input_width(c, at.room) - (c->line ? 1 : 0) - (c->line && !c->f->opt.usual ? 0 : MARK_COLS);
	char *words = form_aside(parent, c);
	if (text_width(shown) <= cols)
		return words;
	return c->line ? mem_dup(parent, shown) : mem_printf(parent, "%s%s%s", shown, after(shown), words);
}

static bool beside(const struct input *c, struct columns_of at, const char *words)
{
	int left = at.room - input_width(c, at.room) - 2;
	return left >= BESIDE_LEAST && text_width(words) <= left;
}

/* The last line says what cannot be seen: marks to fill in, lines further down. */
static bool footed(const struct form_screen *fs)
{
	return fs->s.rect.rows > ROOMY_ROWS;
}

static struct rect note_rect(const struct form_screen *fs, int y, int rows)
{
	return (struct rect){y, fs->s.rect.x + 2 * MARK_COLS, rows, fs->s.rect.cols - 2 * MARK_COLS};
}

/* A rule and the notes, as long as a few lines are left for the fields; none in a very small window. */
static int note_rows(const struct form_screen *fs)
{
	const struct form_note *list;
	size_t n = form_price_notes(fs, &list);
	int most = fs->s.rect.rows - FIELDS_LEAST, rows = 1;
	if (!n || !footed(fs))
		return 0;
	for (size_t i = 0; i < n; i++)
		rows += draw_wrapped_rows(note_rect(fs, 0, most), list[i].text);
	return rows < most ? rows : most;
}

static int field_rows(const struct form_screen *fs)
{
	return fs->s.rect.rows - (footed(fs) ? 1 : 0) - note_rows(fs);
}

/* The lines under an input: what is wrong, or what did not fit beside; the input shows with them. */
static struct rect under(const struct form_screen *fs, struct columns_of at, int y, bool said)
{
	int sign = said ? MARK_COLS : 0;
	return (struct rect){y + 1, fs->s.rect.x + at.input + sign, field_rows(fs) - 1, at.room - sign};
}

static int input_height(const struct form_screen *fs, size_t i, struct columns_of at)
{
	AUTO_CTX(tmp);
	const struct input *c = fs->f->inputs[i];
	if (c->said)
		return 1 + draw_wrapped_rows(under(fs, at, 0, true), c->said);
	if (i != fs->f->focus)
		return 1;
	const char *words = aside(tmp, c, at);
	return beside(c, at, words) ? 1 : 1 + draw_wrapped_rows(under(fs, at, 0, false), words);
}

/* Still to be filled in before the record can be kept. */
static bool missing(const struct input *c)
{
	return c->f->flags & F_NEED && !(c->f->flags & F_AUTO) && !*input_typed(c);
}

static void draw_input(const struct form_screen *fs, size_t i, struct columns_of at, int y)
{
	AUTO_CTX(tmp);
	struct input *c = fs->f->inputs[i];
	bool on = i == fs->f->focus;
	int x = fs->s.rect.x, width = input_width(c, at.room);
	draw_mark(y, x, 1, on);
	draw_put(y, x + 1, 1, ROLE_STRONG, missing(c) ? MARK_NEEDED : " ");
	draw_pad(y, x + MARK_COLS, at.label, ROLE_LABEL, label_of(tmp, c->f));
	input_draw(c, y, x + at.input, width, on);
	if (c->said) {
		enum role role = c->doubt ? ROLE_WARN : ROLE_ERROR;
		draw_put(y + 1, x + at.input, MARK_COLS, role, MARK_LATE " ");
		draw_wrapped(under(fs, at, y, true), role, c->said);
	} else if (on) {
		const char *words = aside(tmp, c, at);
		if (beside(c, at, words))
			draw_put(y, x + at.input + width + 2, at.room - width - 2, ROLE_DIM, words);
		else
			draw_wrapped(under(fs, at, y, false), ROLE_DIM, words);
	}
}

static void draw_button(const struct form_screen *fs, size_t stop, int y)
{
	AUTO_CTX(tmp);
	bool on = stop == fs->f->focus;
	size_t more = fs->f->count - fs->f->shown;
	const char *words = stop == fs->f->shown && more ? mem_printf(tmp, ngettext("[ %zu more field ]", "[ %zu more fields ]", more), more) : _("[ Save ]");
	int x = fs->s.rect.x;
	draw_mark(y, x, 1, on);
	draw_put(y, x + MARK_COLS, fs->s.rect.cols - MARK_COLS, on ? ROLE_FOCUS : ROLE_TEXT, words);
	if (on)
		draw_cursor(y, x);
}

/* Lines of every stop; *total gets their sum. A blank line before the buttons. */
static int *heights(const void *parent, const struct form_screen *fs, struct columns_of at, long *total)
{
	size_t stops = form_stops(fs->f);
	int *list = NEW_ARRAY(parent, int, stops);
	*total = 0;
	for (size_t i = 0; i < stops; i++) {
		list[i] = i < fs->f->shown ? input_height(fs, i, at) : 1;
		*total += list[i];
	}
	return list;
}

static long line_of(const int *list, size_t stop)
{
	long line = 0;
	for (size_t i = 0; i < stop; i++)
		line += list[i];
	return line;
}

/* --- What is said of the whole, under the fields --------------------------------------------------------------------- */

/* Right under the fields, or at the foot where they are long. */
static void draw_notes(const struct form_screen *fs, int rows, long under)
{
	const struct form_note *list;
	size_t n = form_price_notes(fs, &list);
	int most = fs->s.rect.rows - rows - 1, y = fs->s.rect.y + (under < most ? (int)under : most), end = y + rows;
	if (rows < 2)
		return;
	draw_rule(y++, fs->s.rect.x + MARK_COLS, fs->s.rect.cols - MARK_COLS);
	for (size_t i = 0; i < n && y < end; i++) {
		draw_put(y, fs->s.rect.x + MARK_COLS, MARK_COLS, list[i].role, list[i].sign);
		y += draw_wrapped(note_rect(fs, y, end - y), list[i].role, list[i].text);
	}
}

static void draw_foot(const struct form_screen *fs, long total)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);
	long under = total - fs->top - field_rows(fs);
	bool marks = false;
	for (size_t i = 0; i < fs->f->shown; i++)
		marks = marks || missing(fs->f->inputs[i]);
	if (!footed(fs))
		return;
	if (marks)
		sb_addf(b, MARK_NEEDED " %s", _("to fill in"));
	if (fs->top > 0)
		sb_addf(b, "%s↑ %s", b->len ? "   " : "", _("lines above"));
	if (under > 0)
		sb_addf(b, ngettext("%s↓ %ld more line below", "%s↓ %ld more lines below", (unsigned long)under), b->len ? "   " : "", under);
	draw_put(fs->s.rect.y + fs->s.rect.rows - 1, fs->s.rect.x + MARK_COLS, fs->s.rect.cols - MARK_COLS, ROLE_DIM, b->s);
}

/* The whole of the stop in focus shows, its words included. */
static void scroll(struct form_screen *fs, const int *list, long total)
{
	long first = line_of(list, fs->f->focus), last = first + list[fs->f->focus] - 1;
	int rows = field_rows(fs);
	fs->top = scroll_to(fs->top, last, total, rows);
	fs->top = scroll_to(fs->top, first, total, rows);
}

void form_draw(struct screen *s)
{
	AUTO_CTX(tmp);
	struct form_screen *fs = (struct form_screen *)s;
	struct columns_of at = columns_of(fs);
	long total;
	form_price_again(fs);
	int *list = heights(tmp, fs, at, &total);
	scroll(fs, list, total);
	fs->nspots = form_stops(fs->f);
	fs->spots = GROW(fs->f, fs->spots, fs->nspots);
	for (size_t i = 0; i < fs->nspots; i++) {
		long line = line_of(list, i) - fs->top;
		fs->spots[i] = (struct rect){s->rect.y + (int)line, s->rect.x, list[i], s->rect.cols};
		if (line < 0 || line + list[i] > field_rows(fs)) {
			fs->spots[i].rows = 0;
			continue;
		}
		if (i < fs->f->shown)
			draw_input(fs, i, at, s->rect.y + (int)line);
		else
			draw_button(fs, i, s->rect.y + (int)line);
	}
	draw_notes(fs, note_rows(fs), total - fs->top);
	draw_foot(fs, total);
}

long form_spot(const struct form_screen *fs, int y, int x)
{
	for (size_t i = 0; i < fs->nspots; i++) {
		if (rect_has(fs->spots[i], y, x))
			return (long)i;
	}
	return -1;
}
