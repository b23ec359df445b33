// SPDX-License-Identifier: EUPL-1.2
/* What proves something: a line to type, and under it what the journal has that answers to those words. */
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>
#include <carnet/journal/find.h>
#include <string.h>
#include "../widgets/lineedit.h"
#include "dialogs.h"
#include "level.h"

enum { FOUND_MOST = 12, LOOKED_AT = 60, ROWS = 18, COLS = 76, MARGIN = 2, TOLD_ROWS = 2 };

struct row {
	const char *kind, *text;
};
struct evidence {
	struct screen s;
	char *title;
	struct lineedit *line;
	bool typed;            /* since it was opened: else what it opened with is kept as it was */
	const char *before;
	int64_t cpts;
	unsigned (*kept)(struct screen *below, const char *text);
	void *found;
	struct row rows[FOUND_MOST + 1]; /* the first keeps what is typed */
	size_t count, at;
	size_t first;          /* row at the top of the list */
	struct rect list;
};

static struct evidence *of(const struct screen *s)
{
	return (struct evidence *)s;
}

static void add_row(struct evidence *ev, const entity *e, const char *text)
{
	if (ev->count <= FOUND_MOST && *text)
		ev->rows[ev->count++] = (struct row){e ? _(e->one) : "", text};
}

/* Nothing typed yet: the meetings of this CPTS that were held last. */
static int find_recent(struct evidence *ev, struct err *e)
{
	journal *j = ev->s.app->desk->j;
	query *q = query_new(ev->found, &e_meeting);
	record **list;
	size_t n;
	char iso[11];
	date_to_iso(iso, clock_today());
	q->brief = true;
	query_where(q, "cpts", OP_IS, value_int(ev->cpts));
	query_where(q, "date", OP_UNTIL, value_text(q, iso));
	int code = journal_window(j, ev->found, q, NULL, false, FOUND_MOST, &list, &n, e);
	for (size_t i = 0; !code && i < n; i++)
		add_row(ev, &e_meeting, journal_record_title(j, ev->found, list[i]));
	return code;
}

/* Not another answer, nor what an inhabitant said in confidence. */
static bool proves(const entity *e)
{
	static const entity *const never[] = {&e_assessment, &e_assessment_answer, &e_interview, &e_interview_answer, &e_mark};
	for (size_t i = 0; i < LENGTH(never); i++)
		if (never[i] == e)
			return false;
	return true;
}

static int find_typed(struct evidence *ev, const char *words, struct err *e)
{
	hits *h;
	int code = journal_find(ev->s.app->desk->j, ev->found, words, LOOKED_AT, &h, e);
	for (size_t i = 0; !code && i < h->count; i++)
		if (proves(h->list[i].e))
			add_row(ev, h->list[i].e, h->list[i].title);
	return code;
}

static void find(struct evidence *ev)
{
	AUTO_ERR e = {0};
	TALLOC_FREE(ev->found);
	ev->found = talloc_new(ev);
	const char *words = text_trim(ev->found, lineedit_text(ev->line));
	ev->count = ev->at = 0;
	ev->rows[ev->count++] = (struct row){"", *words ? _("keep these words") : _("without evidence")};
	if ((*words ? find_typed(ev, words, &e) : find_recent(ev, &e)) != 0)
		app_tell_err(ev->s.app, &e);
}

static int open(struct screen *s, struct err *e)
{
	(void)e;
	find(of(s));
	return 0;
}

/* A record is named by its kind and its title. */
static const char *row_words(const void *parent, const struct row *r)
{
	return *r->kind ? mem_printf(parent, _("%s: %s"), r->kind, r->text) : r->text;
}

static void draw_rows(struct evidence *ev)
{
	AUTO_CTX(tmp);
	struct rect in = ev->list;
	ev->first = ev->at >= (size_t)in.rows ? ev->at - (size_t)in.rows + 1 : 0;
	for (size_t i = ev->first; i < ev->count && (int)(i - ev->first) < in.rows; i++) {
		bool on = i == ev->at;
		int y = in.y + (int)(i - ev->first);
		draw_mark(y, in.x, 1, on);
		draw_pad(y, in.x + 2, in.cols - 2, on ? ROLE_FOCUS : ROLE_TEXT, row_words(tmp, &ev->rows[i]));
	}
	draw_more(rect_inside(in, 0, 1), ev->first > 0, ev->first + (size_t)in.rows < ev->count);
}

/* What is in focus is told whole under the list: the words typed, or a record, whose end says the day. */
static void draw(struct screen *s)
{
	AUTO_CTX(tmp);
	struct evidence *ev = of(s);
	struct rect box = rect_middle(s->rect, ROWS, COLS), in;
	draw_window(s->rect, box, ev->title, NULL);
	in = rect_inside(box, 1, MARGIN);
	struct rect line = rect_top(&in, 1);
	lineedit_draw(ev->line, line.y, line.x, line.cols, true);
	draw_rule(in.y, in.x, in.cols);
	rect_top(&in, 1);
	struct rect told = rect_bottom(&in, TOLD_ROWS);
	ev->list = in;
	draw_rows(ev);
	const char *words = ev->at ? row_words(tmp, &ev->rows[ev->at]) : lineedit_text(ev->line);
	if (text_width(words) > in.cols - 2)
		draw_wrapped(rect_inside(told, 0, 2), ROLE_DIM, words);
}

/* The words as they are, or a record's, so that the evidence can be read on paper. */
static unsigned choose(struct evidence *ev)
{
	AUTO_CTX(tmp);
	struct screen *below = ev->s.below;
	const struct row *r = &ev->rows[ev->at];
	unsigned (*kept)(struct screen *, const char *) = ev->kept;
	const char *words = ev->typed ? text_trim(tmp, lineedit_text(ev->line)) : mem_dup(tmp, ev->before);
	const char *text = ev->at == 0 ? words : row_words(tmp, r);
	app_pop(ev->s.app);
	return kept(below, text) | EFFECT_REDRAW;
}

static unsigned act(struct screen *s, enum action a, const struct key *k)
{
	(void)k;
	return a == ACT_OPEN ? choose(of(s)) : EFFECT_PASS;
}

static unsigned key(struct screen *s, const struct key *k)
{
	struct evidence *ev = of(s);
	if (k->code == K_ENTER)
		return choose(ev);
	if (k->code == K_UP || k->code == K_DOWN) {
		size_t last = ev->count - 1;
		ev->at = k->code == K_UP ? (ev->at ? ev->at - 1 : 0) : ev->at < last ? ev->at + 1 : last;
		return EFFECT_REDRAW;
	}
	if (k->code == K_CLICK && rect_has(ev->list, k->y, k->x) && ev->first + (size_t)(k->y - ev->list.y) < ev->count) {
		ev->at = ev->first + (size_t)(k->y - ev->list.y);
		return choose(ev);
	}
	enum edit_result done = lineedit_key(ev->line, k);
	if (done == EDIT_CHANGED) {
		ev->typed = true;
		find(ev);
	}
	return done == EDIT_PASS ? EFFECT_PASS : EFFECT_REDRAW;
}

static const char *help(const struct screen *s)
{
	(void)s;
	return "scores";
}

static const struct screen_ops ops = {
	.name = "evidence", .context = CTX_DIALOG, .overlay = true, .open = open, .draw = draw, .act = act, .key = key, .typing = dialog_typing, .help = help,
};

struct screen *evidence_screen(struct app *app, const char *heading, const char *text, int64_t cpts, unsigned (*kept)(struct screen *below, const char *text))
{
	AUTO_CTX(tmp);
	struct evidence *ev = SCREEN_NEW(app, struct evidence, &ops);
	strbuf *one = sb_new(tmp);
	text_visible(one, text, strlen(text), false);
	ev->title = mem_dup(ev, heading);
	ev->before = mem_dup(ev, text);
	ev->line = lineedit_new(ev, one->s);
	ev->cpts = cpts;
	ev->kept = kept;
	return &ev->s;
}
