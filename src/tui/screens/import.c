// SPDX-License-Identifier: EUPL-1.2
/* A file of records: its columns to put right, a trial that changes nothing, then the import itself, and the way back. */
#include <stdlib.h>
#include <string.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/journal/keep.h>
#include "dialog.h"
#include "dialogs.h"
#include "import.h"
#include "records.h"

struct import {
	struct screen s;
	const entity *e;
	char *path;
	csv_map *map;           /* NULL when the file is no table (JSON) */
	size_t at;              /* column in focus; after the columns, the button */
	long top;
	bool tried;
	int read;               /* lines of what is said of it that are above */
	import_report report;
	struct problems problems;
	strbuf *said;           /* each of them in words, a line each: thousands may be refused */
};
enum { MARK_COLS = 2, LEAVE_OUT = 1000, PREVIEW = 3, REPORT_ROWS = 8 };

static struct import *of(struct screen *s)
{
	return (struct import *)s;
}

static size_t columns(const struct import *im)
{
	return im->map ? im->map->count : 0;
}

/* Of a table, the line and the field as the person knows them. The title names the file: its folder would only push the sentence away. */
static const char *problem_words(const void *parent, const struct import *im, const struct err *e)
{
	const char *text = err_text(parent, e), *slash = strrchr(im->path, '/');
	size_t folder = slash ? (size_t)(slash + 1 - im->path) : 0, path = strlen(im->path);
	if (!im->map || !e->place || strncmp(e->place, im->path, path) != 0)
		return mem_printf(parent, MARK_LATE " %s", strncmp(text, im->path, folder) == 0 ? text + folder : text);
	struct err bare = *e;
	bare.place = NULL;
	const char *dot = strrchr(e->place + path, '.');
	int line = atoi(e->place + path + strspn(e->place + path, ": ")), at = dot ? field_index_named(im->e, dot + 1) : -1;
	text = err_text(parent, &bare);
	return at < 0 ? mem_printf(parent, _("! line %d: %s"), line, text) : mem_printf(parent, _("! line %d, %s: %s"), line, _(im->e->fields[at].label), text);
}

static int run(struct import *im, bool trial, struct err *e)
{
	AUTO_CTX(tmp);
	problems_clear(&im->problems);
	im->report = (import_report){0};
	im->read = 0;
	int code = import_file(im->s.app->desk->j, im, im->path, im->e, im->map, trial, &im->report, &im->problems, e);
	sb_clear(im->said);
	for (size_t i = 0; i < im->problems.count; i++)
		sb_addf(im->said, "%s%s", i ? "\n" : "", problem_words(tmp, im, &im->problems.list[i]));
	return code;
}

/* Of the kind that the list shows, else of the one that its headers tell. */
static int open_table(struct import *im, struct err *e)
{
	AUTO_ERR none = {0};
	journal *j = im->s.app->desk->j;
	int code = csv_guess(j, im, &im->map, im->path, im->e, e);
	if (code && im->e && !csv_guess(j, im, &im->map, im->path, NULL, &none)) {
		err_clear(e);
		code = 0;
	}
	if (!code)
		im->e = im->map->e;
	return code;
}

/* A table shows its columns first; anything else is tried at once. */
static int open(struct screen *s, struct err *e)
{
	struct import *im = of(s);
	if (import_is_table(im->path))
		return open_table(im, e);
	im->tried = true;
	int failed = run(im, true, e);
	return failed && !im->problems.count ? failed : 0;
}

static void close_screen(struct screen *s)
{
	problems_clear(&of(s)->problems);
}

static void title(const struct screen *s, strbuf *left, strbuf *right)
{
	const struct import *im = (const struct import *)s;
	const char *slash = strrchr(im->path, '/');
	sb_addf(left, _("Import of %s"), slash ? slash + 1 : im->path);
	sb_add(right, im->map ? _(im->e->many) : "");
}

/* --- Drawing -------------------------------------------------------------------------------------------------------- */

static void draw_stop(const struct import *im, size_t stop, int y)
{
	bool on = stop == im->at;
	draw_mark(y, im->s.rect.x, 1, on);
	if (on)
		draw_cursor(y, im->s.rect.x);
}

/* "Titre séance   › Title   CA du 3 décembre, Copil…" */
static void draw_column(const struct import *im, size_t i, int y)
{
	AUTO_CTX(tmp);
	struct rect r = im->s.rect;
	int name = r.cols / 4, to = r.cols / 3;
	const field *f = im->map->columns[i];
	strbuf *seen = sb_new(tmp);
	for (size_t row = 0; row < im->map->npreview && row < PREVIEW; row++) {
		const char *cell = im->map->preview[row][i];
		if (cell && *cell)
			sb_addf(seen, "%s%s", seen->len ? " · " : "", cell);
	}
	bool on = i == im->at;
	draw_stop(im, i, y);
	draw_pad(y, r.x + MARK_COLS, name, on ? ROLE_FOCUS : ROLE_LABEL, im->map->headers[i]);
	draw_pad(y, r.x + MARK_COLS + name + 1, to, on ? ROLE_FOCUS : f ? ROLE_TEXT : ROLE_DIM, mem_printf(tmp, MARK_DOOR " %s", f ? _(f->label) : _("(left out)")));
	draw_pad(y, r.x + MARK_COLS + name + to + 2, r.cols - MARK_COLS - name - to - 2, on ? ROLE_FOCUS : ROLE_DIM, seen->s);
}

static char *report_words(const void *parent, const struct import *im)
{
	const import_report *r = &im->report;
	const char *next = im->map && r->refused ? _(" Correct the table, then try again.") : "";
	return mem_printf(parent, _("To add: %d; to replace: %d; already there: %d; refused: %d.%s"), r->added, r->replaced, r->unchanged, r->refused, next);
}

static bool ready(const struct import *im)
{
	return im->tried && !im->problems.errors && im->report.added + im->report.replaced > 0;
}

static const char *button(const struct import *im)
{
	return ready(im) ? _("[ Import ]") : im->tried && !im->map ? _("[ Close ]") : _("[ Try, without writing anything ]");
}

/* The foot of the window, once it was tried: under the button, and over columns where it is long. */
static struct rect report_rect(const struct import *im)
{
	AUTO_CTX(tmp);
	struct rect r = im->s.rect, in = rect_inside(r, 0, MARK_COLS);
	int needs = draw_wrapped_rows(in, report_words(tmp, im)) + draw_wrapped_rows(in, im->said->s);
	int most = r.rows * 2 / 3, least = most < REPORT_ROWS ? most : REPORT_ROWS, left = r.rows - (int)columns(im) - 3;
	return rect_bottom(&r, !im->tried ? 0 : left < needs && left < least ? least : left);
}

/* What of it is read on: under the counts. */
static struct rect problems_rect(const struct import *im, const char *counts)
{
	struct rect r = rect_inside(report_rect(im), 0, MARK_COLS);
	rect_top(&r, draw_wrapped_rows(r, counts));
	return r;
}

static int read_on(const struct import *im, bool back)
{
	AUTO_CTX(tmp);
	return draw_read_on(problems_rect(im, report_words(tmp, im)), im->said->s, im->read, back);
}

static void draw_report(const struct import *im)
{
	AUTO_CTX(tmp);
	const char *counts = report_words(tmp, im);
	struct rect r = problems_rect(im, counts);
	draw_wrapped(rect_inside(report_rect(im), 0, MARK_COLS), ROLE_STRONG, counts);
	draw_wrapped(r, ROLE_ERROR, draw_wrapped_after(im->said->s, im->read, r.cols));
}

static void draw(struct screen *s)
{
	struct import *im = of(s);
	struct rect r = s->rect;
	long stops = (long)columns(im) + 1;
	rect_bottom(&r, report_rect(im).rows);
	if (im->map)
		draw_put(r.y, r.x + MARK_COLS, r.cols - MARK_COLS, ROLE_STRONG, _("Each column goes to a field. Enter changes it."));
	rect_top(&r, 1);
	im->top = scroll_to(im->top, (long)im->at, stops, r.rows);
	for (int row = 0; row < r.rows && im->top + row < stops; row++) {
		size_t i = (size_t)(im->top + row);
		if (i < columns(im)) {
			draw_column(im, i, r.y + row);
		} else {
			draw_stop(im, i, r.y + row);
			draw_put(r.y + row, r.x + MARK_COLS, r.cols - MARK_COLS, i == im->at ? ROLE_FOCUS : ROLE_TEXT, button(im));
		}
	}
	draw_more(rect_inside(r, 0, 1), im->top > 0, im->top + r.rows < stops);
	draw_report(im);
}

/* --- Acting --------------------------------------------------------------------------------------------------------- */

static unsigned column_chosen(struct screen *s, long id, const char *typed)
{
	struct import *im = of(s);
	(void)typed;
	im->map->columns[im->at] = id == LEAVE_OUT ? NULL : &im->e->fields[id];
	im->tried = false;
	if (im->at + 1 <= columns(im))
		im->at++;
	return EFFECT_REDRAW;
}

static unsigned choose_column(struct import *im)
{
	struct screen *s = choose_screen(im->s.app, im->map->headers[im->at], column_chosen);
	const field *now = im->map->columns[im->at];
	for (size_t i = 0; i < im->e->nfields; i++)
		pick_add(choose_pick(s), _(im->e->fields[i].label), im->e->fields[i].help ? _(im->e->fields[i].help) : NULL, (long)i);
	pick_add(choose_pick(s), _("(left out)"), NULL, LEAVE_OUT);
	pick_choose(choose_pick(s), now ? field_index(im->e, now) : LEAVE_OUT);
	app_push(im->s.app, s);
	return EFFECT_REDRAW;
}

static unsigned try_out(struct import *im)
{
	AUTO_ERR e = {0};
	if (run(im, true, &e) && !im->problems.count)
		app_tell_err(im->s.app, &e);
	else
		im->tried = true;
	return EFFECT_REDRAW;
}

/* The journal as it was before: closed, put back, opened again; every screen over home goes first, since they read from it. */
static int put_back(struct app *app, const char *copy, struct err *e)
{
	AUTO_CTX(tmp);
	desk *d = app->desk;
	const char *path = mem_dup(tmp, journal_path(d->j));
	void *owner = talloc_parent(d->j);
	app_tab(app, 1);
	journal_close(d->j);
	AUTO_ERR kept = {0};
	int failed = journal_restore(path, copy, e);
	if (journal_open(owner, &d->j, path, JOURNAL_WRITE, failed ? &kept : e))
		die("%s: %s", failed ? kept.what : e->what, path);
	return failed;
}

enum { KEEP, PUT_BACK };

static unsigned answered(struct screen *below, long id, void *data)
{
	AUTO_ERR e = {0};
	struct app *app = below->app;
	char *copy = data;
	if (id == PUT_BACK && put_back(app, copy, &e))
		app_tell_err(app, &e);
	else if (id == PUT_BACK)
		app_tell(app, ROLE_OK, "%s", _("The notebook is again as it was before the import."));
	talloc_free(copy);
	return EFFECT_RELOAD;
}

/* An import is undone by the copy taken before it, not by a key: so it is asked here, once the result can be seen. */
static void offer_undo(struct app *app, const char *words, const char *copy)
{
	const struct answer answers[] = {
		{P_("answer", "k"), _("Keep what was imported"), NULL, KEEP},
		{P_("answer", "p"), _("Put the notebook back as it was"), NULL, PUT_BACK},
	};
	struct screen *s = dialog_screen(app, _("Imported"), words, answers, LENGTH(answers), answered, mem_dup(app, copy));
	dialog_explain(s, "import");
	app_push(app, s);
}

void import_done(struct app *app, const import_report *report)
{
	AUTO_CTX(tmp); /* the report goes with its screen */
	const char *words = mem_printf(tmp, _("%d added, %d replaced."), report->added, report->replaced);
	const char *copy = report->undo_path ? mem_dup(tmp, report->undo_path) : NULL;
	app_pop(app);
	app_reload(app);
	if (copy)
		offer_undo(app, words, copy);
	else
		app_tell(app, ROLE_OK, "%s", words);
}

static unsigned import(struct import *im)
{
	AUTO_ERR e = {0};
	struct app *app = im->s.app;
	if (run(im, false, &e))
		return app_failed(app, &e);
	if (im->map && csv_remember(im->map, &e))
		app_tell_err(app, &e);
	import_done(app, &im->report);
	return EFFECT_REDRAW;
}

static unsigned enter(struct import *im)
{
	if (im->at < columns(im))
		return choose_column(im);
	if (ready(im))
		return import(im);
	return im->tried && !im->map ? EFFECT_LEAVE | EFFECT_REDRAW : try_out(im);
}

static unsigned act(struct screen *s, enum action a, const struct key *k)
{
	struct import *im = of(s);
	(void)k;
	if (a == ACT_OPEN)
		return enter(im);
	if (a == ACT_UP && im->at == 0)
		return EFFECT_PASS;
	if (a == ACT_UP || a == ACT_PREVIOUS)
		im->at -= im->at > 0;
	else if (a == ACT_DOWN || a == ACT_NEXT)
		im->at += im->at < columns(im);
	else if (a == ACT_FIRST || a == ACT_LAST)
		im->at = a == ACT_FIRST ? 0 : columns(im);
	else if (a == ACT_PAGE_DOWN || a == ACT_PAGE_UP)
		im->read = read_on(im, a == ACT_PAGE_UP);
	else
		return EFFECT_PASS;
	return EFFECT_REDRAW;
}

static bool can(const struct screen *s, enum action a)
{
	const struct import *im = (const struct import *)s;
	return a != ACT_PAGE_DOWN || read_on(im, false) != im->read;
}

static const struct screen_ops ops = {
	.name = "import",
	.context = CTX_IMPORT,
	.open = open,
	.title = title,
	.draw = draw,
	.act = act,
	.can = can,
	.close = close_screen,
};

static int check_path(struct screen *below, const char *typed, struct err *e)
{
	AUTO_CTX(tmp);
	(void)below;
	if (file_exists(path_typed(tmp, typed)))
		return 0;
	return err_setf(e, ERR_INPUT, _("There is no file “%s”|check its name and folder, for example ~/Documents/reunions.csv"), typed);
}

static struct screen *ask(struct app *app, const char *typed);

/* The list that asked knows what it lists: a table without telling headers is of that kind. A file refused is asked again, its name still there. */
static unsigned open_path(struct screen *below, const char *typed)
{
	AUTO_CTX(tmp);
	const char *path = path_typed(tmp, typed);
	struct screen *s;
	if (import_is_calendar(path)) {
		s = import_calendar(below->app, path);
	} else {
		struct import *im = SCREEN_NEW(below->app, struct import, &ops);
		im->e = list_shown(below);
		im->path = mem_dup(im, path);
		im->said = sb_new(im);
		s = &im->s;
	}
	if (app_push(below->app, s))
		app_push(below->app, ask(below->app, typed));
	return EFFECT_REDRAW;
}

static struct screen *ask(struct app *app, const char *typed)
{
	struct screen *s = prompt_screen(app, _("File to import"), _("An invitation (.ics), a table (CSV) or a copy of a notebook (JSON), for example ~/Documents/invitation.ics"),
			     (struct prompt_answer){check_path, open_path});
	prompt_follows(s, "import", typed, NULL);
	return s;
}

struct screen *import_ask(struct app *app)
{
	return ask(app, "");
}
