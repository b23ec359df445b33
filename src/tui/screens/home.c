// SPDX-License-Identifier: EUPL-1.2
#include "home.h"
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>
#include <string.h>
#include "../doors.h"
#include "meeting.h"
#include "month.h"
#include "records.h"

enum { TWO_COLS = 80, GUTTER = 1, HANG_MAX = 14 };

/* Where a block stands: rows are counted from the top of all the blocks, which may be taller than the window. */
struct place {
	int y, x, cols, rows;
	int column;  /* 0 left or whole width, 1 right */
};

/* A door: a block, or one of its lines. */
struct stop {
	size_t block;
	long line;           /* -1: the block itself */
	const today_door *door;
	int y, rows;         /* where it shows, counted as the blocks are */
};

struct home {
	struct screen s;
	today *t;
	struct place *places;
	struct stop *stops;
	size_t nstops;
	long rows;           /* of all blocks */
	long top;            /* first row shown */
	size_t at;           /* stop in focus */
	bool practise;       /* it goes to the first step once drawn */
};

static int read_today(struct home *h, struct err *e)
{
	today *fresh;
	int code = desk_today(h->s.app->desk, h, &fresh, e);
	if (code != 0)
		return code;
	talloc_free(h->t);
	h->t = fresh;
	return 0;
}

/* --- Layout ---------------------------------------------------------------------------------------------------------- */

/* A line too long for its column goes on under its words: past the sign, the spaces, or the short date and its two spaces, that begin it. */
struct hang {
	int first, next;  /* cells before the first line, before the others */
	size_t from;      /* byte where the first line begins */
};

static struct hang hang_of(const char *text)
{
	static const char *const signs[] = {MARK_LATE " ", MARK_DOOR " "};
	for (size_t i = 0; i < LENGTH(signs); i++)
		if (strncmp(text, signs[i], strlen(signs[i])) == 0 && !strstr(text, "  "))
			return (struct hang){0, text_width(signs[i]), 0};
	size_t in = strspn(text, " ");
	const char *gap = strstr(text + in, "  ");
	int next = gap ? text_widthn(text, (size_t)(gap - text)) + 2 : (int)in;
	return (struct hang){(int)in, next <= HANG_MAX ? next : (int)in + 2, in};
}

static int line_rows(const char *text, int cols)
{
	struct hang h = hang_of(text);
	size_t len = strlen(text), at = h.from;
	int rows = 0;
	do
		at = text_wrap(text, len, at, cols - (rows++ ? h.next : h.first)).next;
	while (at < len);
	return rows;
}

/* A line with the sign of its state before it. */
static const char *signed_text(const void *parent, const today_line *l)
{
	const char *sign = l->late ? MARK_LATE " " : today_leads(&l->door) ? MARK_DOOR " " : NULL;
	return sign ? mem_printf(parent, "%s%s", sign, l->text) : l->text;
}

static int block_rows(const today_block *b, int cols)
{
	AUTO_CTX(tmp);
	int rows = 1;
	for (size_t i = 0; i < b->count; i++)
		rows += line_rows(signed_text(tmp, &b->lines[i]), cols);
	return rows;
}

static void add_stop(struct home *h, struct stop stop)
{
	h->stops = GROW(h, h->stops, h->nstops + 1);
	h->stops[h->nstops++] = stop;
}

/* The doors of a block: those of its lines, else its own; a block that leads nowhere can be looked at. */
static void find_stops(struct home *h, size_t i)
{
	AUTO_CTX(tmp);
	const today_block *b = &h->t->blocks[i];
	const struct place *p = &h->places[i];
	size_t before = h->nstops;
	int y = p->y + 1;
	for (size_t n = 0; n < b->count; n++) {
		int rows = line_rows(signed_text(tmp, &b->lines[n]), p->cols);
		if (today_leads(&b->lines[n].door))
			add_stop(h, (struct stop){i, (long)n, &b->lines[n].door, y, rows});
		y += rows;
	}
	if (h->nstops == before)
		add_stop(h, (struct stop){i, -1, &b->door, p->y, p->rows});
}

/* Each block goes to the column that is shorter so far; the last one stands across. */
static void home_layout(struct screen *s)
{
	struct home *h = (struct home *)s;
	bool two = s->rect.cols >= TWO_COLS;
	int half = s->rect.cols / 2, y[2] = {0, 0};
	h->top = 0;
	TALLOC_FREE(h->places);
	h->places = NEW_ARRAY(h, struct place, h->t->count + 1);
	for (size_t i = 0; i < h->t->count; i++) {
		bool across = !two || (i > 1 && i + 1 == h->t->count);
		int column = !across && y[1] < y[0], cols = (across ? s->rect.cols : half) - GUTTER - 1;
		if (across)
			y[0] = y[1] = y[0] > y[1] ? y[0] : y[1];
		int rows = block_rows(&h->t->blocks[i], cols);
		h->places[i] = (struct place){y[column], column ? half : 0, cols, rows, column};
		y[column] += rows + 1;
		if (across)
			y[1] = y[0];
	}
	h->rows = (y[0] > y[1] ? y[0] : y[1]) - 1;
	TALLOC_FREE(h->stops);
	h->nstops = 0;
	for (size_t i = 0; i < h->t->count; i++)
		find_stops(h, i);
	if (h->at >= h->nstops)
		h->at = h->nstops ? h->nstops - 1 : 0;
}

void home_show(struct screen *s, today *t)
{
	((struct home *)s)->t = t;
}

today *home_shown(const struct screen *s)
{
	return ((const struct home *)s)->t;
}

/* Who came to practise begins with the first of the steps. */
void home_practise(struct screen *s)
{
	struct home *h = (struct home *)s;
	h->practise = true;
	app_tell(s->app, ROLE_TEXT, "%s", _("The arrows choose a step, Enter opens it, Esc comes back here. q gives your own notebook back."));
}

static void go_to_first_step(struct home *h)
{
	for (size_t i = 0; h->practise && i < h->nstops; i++) {
		if (strcmp(h->t->blocks[h->stops[i].block].id, "practice") != 0)
			continue;
		h->at = i;
		h->practise = false;
	}
}

static int home_open(struct screen *s, struct err *e)
{
	return read_today((struct home *)s, e);
}

/* The focus stays in its block, however much shorter it is or wherever it stands now. */
static void stay_in(struct home *h, const char *id, size_t nth)
{
	for (size_t i = 0; i < h->nstops; i++) {
		if (strcmp(h->t->blocks[h->stops[i].block].id, id) != 0)
			continue;
		h->at = i;
		if (nth-- == 0)
			return;
	}
}

static int home_reload(struct screen *s, struct err *e)
{
	AUTO_CTX(tmp);
	struct home *h = (struct home *)s;
	size_t block = h->at < h->nstops ? h->stops[h->at].block : 0, nth = 0;
	const char *id = h->at < h->nstops ? mem_dup(tmp, h->t->blocks[block].id) : "";
	while (nth < h->at && h->stops[h->at - nth - 1].block == block)
		nth++;
	int code = read_today(h, e);
	if (s->rect.cols && code == 0) {
		home_layout(s);
		stay_in(h, id, nth);
	}
	return code;
}

static void home_title(const struct screen *s, strbuf *left, strbuf *right)
{
	(void)s;
	sb_add(left, _("The representative's notebook"));
	date_print(right, clock_today(), DATE_LONG);
}

/* --- Drawing --------------------------------------------------------------------------------------------------------- */

/* A row of the page to a row of the window; -1 when it does not show. */
static int shown(const struct home *h, long row)
{
	long y = row - h->top;
	return y < 0 || y >= h->s.rect.rows ? -1 : h->s.rect.y + (int)y;
}

static void draw_text(const struct home *h, const struct place *p, long row, enum role role, const char *text)
{
	struct hang hang = hang_of(text);
	size_t len = strlen(text), at = hang.from;
	int in = hang.first;
	do {
		text_line l = text_wrap(text, len, at, p->cols - in);
		int y = shown(h, row++);
		if (y >= 0)
			draw_putn(y, h->s.rect.x + p->x + GUTTER + in, p->cols - in, role, text + l.start, l.end - l.start);
		at = l.next;
		in = hang.next;
	} while (at < len);
}

static void draw_block(const struct home *h, size_t i)
{
	AUTO_CTX(tmp);
	const struct place *p = &h->places[i];
	const today_block *b = &h->t->blocks[i];
	const struct stop *at = &h->stops[h->at];
	long row = p->y;
	draw_text(h, p, row++, at->block == i && at->line < 0 ? ROLE_FOCUS : ROLE_HEADING, b->title);
	for (size_t n = 0; n < b->count; n++) {
		const today_line *l = &b->lines[n];
		const char *text = signed_text(tmp, l);
		bool on = at->block == i && at->line == (long)n;
		draw_text(h, p, row, on ? ROLE_FOCUS : l->late ? ROLE_WARN : today_leads(&l->door) ? ROLE_LINK : ROLE_TEXT, text);
		row += line_rows(text, p->cols);
	}
	int y = shown(h, at->y);
	if (at->block != i || y < 0)
		return;
	draw_mark(y, h->s.rect.x + p->x, 1, true);
	draw_cursor(y, h->s.rect.x + p->x);
}

static void home_draw(struct screen *s)
{
	struct home *h = (struct home *)s;
	if (!h->t->count) {
		draw_cursor(s->rect.y, s->rect.x);
		return;
	}
	if (!h->places)
		home_layout(s);
	go_to_first_step(h);
	/* The whole block shows where it can, and in any case the line in focus. */
	const struct stop *at = &h->stops[h->at];
	const struct place *p = &h->places[at->block];
	h->top = scroll_to(h->top, p->y + p->rows - 1, h->rows, s->rect.rows);
	h->top = scroll_to(h->top, p->y, h->rows, s->rect.rows);
	h->top = scroll_to(h->top, at->y + at->rows - 1, h->rows, s->rect.rows);
	for (size_t i = 0; i < h->t->count; i++)
		draw_block(h, i);
	int y = shown(h, at->y);
	draw_more(s->rect, h->top > 0 && y != s->rect.y, h->top + s->rect.rows < h->rows && y != s->rect.y + s->rect.rows - 1);
}

/* --- Keys ------------------------------------------------------------------------------------------------------------ */

static struct screen *behind(struct app *app, const today_door *d)
{
	if (d->q)
		return door_list(app, d->q);
	if (d->e && d->level)
		return door_level(app, d->id);
	if (d->e && d->form)
		return form_screen(app, d->e, d->id, NULL);
	return d->e ? door_record(app, d->e, d->id) : NULL;
}

static unsigned open_stop(struct home *h)
{
	struct app *app = h->s.app;
	if (h->at >= h->nstops)
		return EFFECT_NONE;
	const today_door *d = h->stops[h->at].door;
	struct screen *next = behind(app, d);
	if (next)
		app_push(app, next);
	else if (d->page)
		app_follow(app, d->page);
	return EFFECT_REDRAW;
}

static bool beside(const struct home *h, const struct place *a, const struct place *b)
{
	int half = h->s.rect.cols / 2;
	return a->column == b->column || a->cols > half || b->cols > half;
}

/* The nearest door in that direction; false when there is none. */
static bool move(struct home *h, int down, int right)
{
	const struct stop *from = &h->stops[h->at];
	const struct place *here = &h->places[from->block];
	long best = -1, best_far = 0;
	for (size_t i = 0; i < h->nstops; i++) {
		const struct stop *to = &h->stops[i];
		const struct place *there = &h->places[to->block];
		long far = to->y - from->y;
		bool fits = right ? there->column - here->column == right : (down > 0 ? far > 0 : far < 0) && beside(h, here, there);
		far = far < 0 ? -far : far;
		if (fits && (best < 0 || far < best_far)) {
			best = (long)i;
			best_far = far;
		}
	}
	if (best >= 0)
		h->at = (size_t)best;
	return best >= 0;
}

static unsigned go_to(struct home *h, size_t to)
{
	h->at = to;
	return EFFECT_REDRAW;
}

static const struct {
	enum action a;
	struct screen *(*open)(struct app *app);
	bool writes;
} doors[] = {{ACT_ADD, add_screen, true}, {ACT_HISTORY, history_screen, false}, {ACT_MONTH, month_screen, false}};

/* The meeting whose block is in focus, or the next one. */
static unsigned dossier(struct home *h)
{
	const today_door *d = h->at < h->nstops ? h->stops[h->at].door : NULL;
	int64_t id = d && d->e == &e_meeting && !d->form ? d->id : meeting_planned(h->s.app, false);
	return id ? meeting_dossier(h->s.app, id) : EFFECT_NONE;
}

static unsigned brief(struct home *h)
{
	int64_t id = meeting_planned(h->s.app, true);
	return id ? meeting_brief(h->s.app, id) : EFFECT_NONE;
}

/* A block says whether a meeting is planned, also on the home screen that was kept. */
static bool has_block(const struct home *h, const char *id)
{
	for (size_t i = 0; i < h->t->count; i++)
		if (!strcmp(h->t->blocks[i].id, id))
			return true;
	return false;
}

static unsigned push(struct home *h, struct screen *s)
{
	app_push(h->s.app, s);
	return EFFECT_REDRAW;
}

static unsigned step(struct home *h, int by)
{
	return go_to(h, (h->at + h->nstops + (size_t)by) % h->nstops);
}

static unsigned next(struct home *h)
{
	return step(h, 1);
}

static unsigned previous(struct home *h)
{
	return step(h, -1);
}

static unsigned first(struct home *h)
{
	return go_to(h, 0);
}

static unsigned last(struct home *h)
{
	return go_to(h, h->nstops - 1);
}

static unsigned down(struct home *h)
{
	move(h, 1, 0);
	return EFFECT_REDRAW;
}

static unsigned up(struct home *h)
{
	return move(h, -1, 0) ? EFFECT_REDRAW : EFFECT_PASS;
}

static unsigned left(struct home *h)
{
	move(h, 0, -1);
	return EFFECT_REDRAW;
}

static unsigned right(struct home *h)
{
	move(h, 0, 1);
	return EFFECT_REDRAW;
}


/* stops: only when there is a door to go to. */
static const struct {
	enum action a;
	unsigned (*run)(struct home *h);
	bool stops;
} actions[] = {
	{ACT_OPEN, open_stop, false}, {ACT_DOSSIER, dossier, false}, {ACT_BRIEF, brief, false}, {ACT_UP, up, true}, {ACT_DOWN, down, true},
	{ACT_LEFT, left, true}, {ACT_RIGHT, right, true}, {ACT_NEXT, next, true}, {ACT_PREVIOUS, previous, true}, {ACT_FIRST, first, true},
	{ACT_LAST, last, true},
};

static unsigned home_act(struct screen *s, enum action a, const struct key *k)
{
	struct home *h = (struct home *)s;
	(void)k;
	for (size_t i = 0; i < LENGTH(doors); i++)
		if (doors[i].a == a)
			return push(h, doors[i].open(s->app));
	for (size_t i = 0; i < LENGTH(actions); i++)
		if (actions[i].a == a && (h->nstops || !actions[i].stops))
			return actions[i].run(h);
	return EFFECT_PASS;
}

static bool home_can(const struct screen *s, enum action a)
{
	const struct home *h = (const struct home *)s;
	if (a == ACT_OPEN)
		return h->stops ? h->at < h->nstops && today_leads(h->stops[h->at].door) : h->t->count > 0; /* the bars are cut before the blocks */
	if (a == ACT_DOSSIER || a == ACT_BRIEF)
		return has_block(h, "today") || (a == ACT_DOSSIER && has_block(h, "next"));
	for (size_t i = 0; i < LENGTH(doors); i++)
		if (doors[i].a == a)
			return !doors[i].writes || !s->app->desk || journal_writable(s->app->desk->j);
	return true;
}

static unsigned home_key(struct screen *s, const struct key *k)
{
	struct home *h = (struct home *)s;
	if (k->code != K_CLICK || !rect_has(s->rect, k->y, k->x) || !h->places)
		return EFFECT_PASS;
	long row = h->top + k->y - s->rect.y;
	int x = k->x - s->rect.x;
	for (size_t i = 0; i < h->nstops; i++) {
		const struct stop *to = &h->stops[i];
		const struct place *p = &h->places[to->block];
		if (row < to->y || row >= to->y + to->rows || x < p->x || x >= p->x + p->cols + GUTTER)
			continue;
		h->at = i;
		return open_stop(h);
	}
	return EFFECT_NONE;
}

static const struct screen_ops home_ops = {
	.name = "home", .context = CTX_HOME, .open = home_open, .title = home_title, .layout = home_layout, .draw = home_draw, .act = home_act,
	.can = home_can, .key = home_key, .reload = home_reload,
};

struct screen *home_screen(struct app *app)
{
	return &SCREEN_NEW(app, struct home, &home_ops)->s;
}
