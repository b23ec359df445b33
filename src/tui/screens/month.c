// SPDX-License-Identifier: EUPL-1.2
#include "month.h"
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>
#include <carnet/desk/month.h>
#include "../doors.h"
#include "../widgets/calendar.h"
#include "dialogs.h"
#include "records.h"

struct month_screen {
	struct screen s;
	struct calendar cal;
	month *m;
	int from;          /* first day of the month that was read */
	char signs[8];
};
enum { GRID_COLS = 50, GRID_ROWS = CALENDAR_ROWS, LIST_LEAST = 3, LEGEND_MOST = 2, BESIDE_COLS = 100, MARK_COLS = 2, DAY_COLS = 9, GAP = 2, NARROW_COLS = 70 };

static struct month_screen *of(struct screen *s)
{
	return (struct month_screen *)s;
}

static int read_month(struct month_screen *ms, struct err *e)
{
	month *fresh;
	int code = desk_month(ms->s.app->desk, ms, calendar_first(&ms->cal), calendar_last(&ms->cal), &fresh, e);
	if (code)
		return code;
	talloc_free(ms->m);
	ms->m = fresh;
	ms->from = calendar_first(&ms->cal);
	return 0;
}

/* A letter for each kind of thing that falls on that day. */
static const char *signs(const void *data, int day)
{
	struct month_screen *ms = (struct month_screen *)data;
	const char *last = "";
	strncpy(ms->signs, "", sizeof ms->signs);
	for (size_t i = 0; i < ms->m->count; i++) {
		const month_event *ev = &ms->m->list[i];
		const char *sign = month_kind_sign(ev->kind);
		if (ev->day != day || ev->state || strcmp(sign, last) == 0 || strlen(ms->signs) + strlen(sign) >= sizeof ms->signs)
			continue;
		strcat(ms->signs, sign);
		last = sign;
	}
	return ms->signs;
}

static int open(struct screen *s, struct err *e)
{
	struct month_screen *ms = of(s);
	ms->cal.day = clock_today();
	ms->cal.signs = signs;
	ms->cal.data = ms;
	return read_month(ms, e);
}

static int reload(struct screen *s, struct err *e)
{
	return read_month(of(s), e);
}

static void title(const struct screen *s, strbuf *left, strbuf *right)
{
	const struct month_screen *ms = (const struct month_screen *)s;
	int y, m, d;
	day_to_ymd(ms->cal.day, &y, &m, &d);
	sb_add(left, _("The month"));
	sb_addf(right, "%s %d", month_name(m), y);
}

/* --- Drawing -------------------------------------------------------------------------------------------------------- */

/* As wide as what the month has. */
static int kind_cols(const struct month_screen *ms)
{
	int widest = 0;
	for (size_t i = 0; i < ms->m->count; i++) {
		int cols = text_width(month_kind_words(ms->m->list[i].kind));
		widest = cols > widest ? cols : widest;
	}
	return widest + GAP;
}

/* Where its words stand: past the day and, where the window has room for that column, the kind. */
static struct rect words_place(const struct month_screen *ms, struct rect r)
{
	rect_left(&r, MARK_COLS + DAY_COLS + (r.cols < NARROW_COLS ? 0 : kind_cols(ms)));
	return r;
}

/* Its state first: at the end an ellipsis would hide it, and its colour is told to nobody who listens. */
static const char *told(const void *parent, const month_event *ev)
{
	return ev->state ? mem_printf(parent, _("%s: %s"), ev->state, ev->words) : ev->words;
}

static const char *event_words(const void *parent, const month_event *ev, struct rect r)
{
	const char *words = told(parent, ev);
	return r.cols < NARROW_COLS ? mem_printf(parent, ev->state ? "%s, %s" : _("%s: %s"), month_kind_words(ev->kind), words) : words;
}

static int event_rows(const struct month_screen *ms, const month_event *ev, struct rect r)
{
	AUTO_CTX(tmp);
	return draw_wrapped_rows(words_place(ms, r), event_words(tmp, ev, r));
}

static void draw_event(const struct month_screen *ms, const month_event *ev, struct rect r)
{
	AUTO_CTX(tmp);
	strbuf *day = sb_new(tmp);
	bool on = ev->day == ms->cal.day;
	enum role role = ev->state ? ROLE_DIM : on ? ROLE_STRONG : ROLE_TEXT;
	sb_addf(day, "%s %d", weekday_name(day_weekday(ev->day), true), ev->day - calendar_first(&ms->cal) + 1);
	draw_put(r.y, r.x, 1, role, on ? MARK_DOOR : " ");
	draw_pad(r.y, r.x + MARK_COLS, DAY_COLS, role, day->s);
	if (r.cols >= NARROW_COLS)
		draw_pad(r.y, r.x + MARK_COLS + DAY_COLS, kind_cols(ms), role, month_kind_words(ev->kind));
	draw_wrapped(words_place(ms, r), role, event_words(tmp, ev, r));
}

/* The rows left over make words whole, those of the day in focus first; the list begins so that this day shows. */
static void draw_list(const struct month_screen *ms, struct rect r)
{
	AUTO_CTX(tmp);
	size_t at = 0, count = ms->m->count;
	while (at < count && ms->m->list[at].day < ms->cal.day)
		at++;
	if (!count)
		draw_wrapped((struct rect){r.y, r.x + MARK_COLS, r.rows, r.cols - MARK_COLS}, ROLE_TEXT, _("Nothing falls in this month. a adds a meeting on that day."));
	int focus = at < count ? event_rows(ms, &ms->m->list[at], r) : 1, room = r.rows - focus + 1 < LIST_LEAST ? r.rows : r.rows - focus + 1;
	long first = scroll_to(0, (long)at < (long)count ? (long)at + (at + 1 < count) : (long)at - 1, (long)count, room);
	const month_event *list = ms->m->list + first;
	size_t n = count - (size_t)first < (size_t)room ? count - (size_t)first : (size_t)room;
	int *rows = mem_alloc(tmp, sizeof *rows * (n + 1), "rows");
	for (size_t i = 0; i < n; i++)
		rows[i] = event_rows(ms, &list[i], r);
	share_rows(rows, n, at - (size_t)first, r.rows - (int)n);
	draw_more(rect_inside(r, 0, 1), first > 0, (size_t)first + n < count);
	for (size_t i = 0; i < n; i++)
		draw_event(ms, &list[i], rect_top(&r, rows[i]));
}

/* What the letters of the grid mean, under everything; in two lines where one cannot hold it. */
static void draw_legend(struct rect *r)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);
	struct rect text = {r->y, r->x + 1, r->rows > GRID_ROWS + LIST_LEAST ? LEGEND_MOST : 0, r->cols - 1};
	for (int k = 0; k < MONTH_KINDS; k++)
		sb_addf(b, "%s%s" "\u00a0" "%s", k ? "   " : "", month_kind_sign((enum month_kind)k), month_kind_words((enum month_kind)k));
	struct rect under = rect_bottom(r, draw_wrapped_rows(text, b->s));
	draw_wrapped((struct rect){under.y, text.x, under.rows, text.cols}, ROLE_DIM, b->s);
}

/* In a low window the day in focus, in words, stands for the grid. */
static void draw_low(const struct month_screen *ms, struct rect r)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);
	date_print(b, ms->cal.day, DATE_LONG);
	sb_add(b, ", ");
	date_relative(b, ms->cal.day);
	draw_mark(r.y, r.x, 1, true);
	draw_put(r.y, r.x + MARK_COLS, r.cols - MARK_COLS, ROLE_FOCUS, b->s);
	draw_cursor(r.y, r.x);
}

static void draw(struct screen *s)
{
	struct month_screen *ms = of(s);
	struct rect r = s->rect;
	if (r.rows < GRID_ROWS + LIST_LEAST || r.cols < GRID_COLS) {
		draw_low(ms, rect_top(&r, 1));
		draw_list(ms, r);
		return;
	}
	bool beside = r.cols >= BESIDE_COLS;
	draw_legend(&r);
	struct rect grid = beside ? rect_left(&r, GRID_COLS + MARK_COLS) : rect_top(&r, GRID_ROWS);
	calendar_draw(&ms->cal, grid);
	draw_list(ms, r);
}

/* --- Acting --------------------------------------------------------------------------------------------------------- */

static unsigned moved(struct month_screen *ms)
{
	AUTO_ERR e = {0};
	if (ms->from != calendar_first(&ms->cal) && read_month(ms, &e))
		app_tell_err(ms->s.app, &e);
	return EFFECT_REDRAW;
}

static unsigned go(struct month_screen *ms, const month_event *ev)
{
	app_push(ms->s.app, door_record(ms->s.app, ev->e, ev->id));
	return EFFECT_REDRAW;
}

static unsigned chosen(struct screen *below, long at, const char *typed)
{
	struct month_screen *ms = of(below);
	(void)typed;
	return at >= 0 && (size_t)at < ms->m->count ? go(ms, &ms->m->list[at]) : EFFECT_REDRAW;
}

/* The only thing of the day, or one of them. */
static unsigned enter(struct month_screen *ms)
{
	const month_event *only = NULL;
	struct screen *s = choose_screen(ms->s.app, _("What falls on this day"), chosen);
	size_t n = 0;
	for (size_t i = 0; i < ms->m->count; i++) {
		if (ms->m->list[i].day != ms->cal.day)
			continue;
		only = &ms->m->list[i];
		pick_add(choose_pick(s), told(s, only), month_kind_words(only->kind), (long)i);
		n++;
	}
	if (n > 1) {
		app_push(ms->s.app, s);
		return EFFECT_REDRAW;
	}
	talloc_free(s);
	if (only)
		return go(ms, only);
	app_tell(ms->s.app, ROLE_TEXT, "%s", _("Nothing falls on this day. a adds a meeting."));
	return EFFECT_REDRAW;
}

static unsigned add(struct month_screen *ms)
{
	AUTO_CTX(tmp);
	char iso[11];
	record *with = record_new(tmp, &e_meeting);
	date_to_iso(iso, ms->cal.day);
	record_set(with, "date", value_text(with, iso));
	app_push(ms->s.app, form_screen(ms->s.app, &e_meeting, 0, with));
	return EFFECT_REDRAW;
}

static bool can(const struct screen *s, enum action a)
{
	return a != ACT_ADD || journal_writable(s->app->desk->j);
}

static unsigned act(struct screen *s, enum action a, const struct key *k)
{
	static const struct {
		enum action a;
		int code;
	} moves[] = {
		{ACT_LEFT, K_LEFT}, {ACT_RIGHT, K_RIGHT}, {ACT_UP, K_UP}, {ACT_DOWN, K_DOWN}, {ACT_PREVIOUS, K_LEFT}, {ACT_NEXT, K_RIGHT},
		{ACT_PAGE_UP, K_PAGE_UP}, {ACT_PAGE_DOWN, K_PAGE_DOWN}, {ACT_FIRST, K_HOME},
	};
	struct month_screen *ms = of(s);
	(void)k;
	for (size_t i = 0; i < LENGTH(moves); i++) {
		if (moves[i].a == a && calendar_key(&ms->cal, &(struct key){.code = moves[i].code}))
			return moved(ms);
	}
	if (a == ACT_OPEN)
		return enter(ms);
	return a == ACT_ADD ? add(ms) : EFFECT_PASS;
}

static unsigned key(struct screen *s, const struct key *k)
{
	if (k->code != K_CLICK)
		return EFFECT_PASS;
	calendar_click(&of(s)->cal, k->y, k->x);
	return EFFECT_REDRAW;
}

static const struct screen_ops ops = {
	.name = "month",
	.context = CTX_MONTH,
	.open = open,
	.title = title,
	.draw = draw,
	.act = act,
	.can = can,
	.key = key,
	.reload = reload,
};

struct screen *month_screen(struct app *app)
{
	return &SCREEN_NEW(app, struct month_screen, &ops)->s;
}
