// SPDX-License-Identifier: EUPL-1.2
#include "welcome.h"
#include <carnet/base/i18n.h>
#include <carnet/desk/first.h>
#include <carnet/desk/pack.h>
#include <carnet/desk/settings.h>
#include "../widgets/choices.h"
#include "dialogs.h"
#include "moves.h"
#include "pack_key.h"

enum { MARK_COLS = 2, NOTE_COLS = MARK_COLS + 2, WIDEST = 78, NAMES = 3 };

struct welcome {
	struct screen s;
	size_t at;                /* row in focus */
	size_t asking;            /* the question being asked */
	size_t packs;             /* of delegations, in place */
	first_answers made;
	char *typed[NAMES];       /* as left by going back */
};

static struct welcome *of(const struct screen *s)
{
	return (struct welcome *)s;
}

/* --- The questions ----------------------------------------------------------------------------------------------------- */

static const struct question {
	const char *title, *help;
	int (*keep)(desk *d, first_answers *made, const char *typed, struct err *e);
	const entity *of;
} questions[NAMES] = {
	{N_("Question 1 of 4: your name"), N_("As it will stand on your expense claims. Enter goes on, even without an answer."), first_name, &e_profile},
	{N_("Question 2 of 4: your association"), N_("The one you speak for. Enter goes on, Esc goes back to the question before."), first_association, &e_association},
	{N_("Question 3 of 4: your CPTS"), N_("The one where you sit. The others are added later, in tab 7."), first_cpts, &e_cpts},
};

static void ask(struct welcome *w);

static int keep(struct screen *s, const char *typed, struct err *e)
{
	struct welcome *w = of(s);
	return questions[w->asking].keep(s->app->desk, &w->made, typed, e);
}

static void remember(struct welcome *w, const char *typed)
{
	if (w->asking >= NAMES)
		return;
	talloc_free(w->typed[w->asking]);
	w->typed[w->asking] = mem_dup(w, typed);
}

static unsigned next(struct screen *s, const char *typed)
{
	remember(of(s), typed);
	of(s)->asking++;
	ask(of(s));
	return EFFECT_RELOAD;
}

static unsigned before(struct screen *s, const char *typed)
{
	struct welcome *w = of(s);
	remember(w, typed);
	if (w->asking > 0) {
		w->asking--;
		ask(w);
	}
	return EFFECT_REDRAW;
}

static unsigned display_chosen(struct screen *s, long id, const char *typed)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	struct app *app = s->app;
	const field *f = entity_field(&e_settings, "display");
	record *now = record_copy(app, app->settings);
	(void)typed;
	if (record_type(now, f, choices_value(tmp, f, id), &e) != 0 || settings_keep(now, &e) != 0) {
		talloc_free(now);
		return app_failed(app, &e);
	}
	app_settle(app, now);
	app_tell(app, ROLE_OK, "%s", _("Your notebook is ready. Everything can be changed later (key “:”)."));
	return EFFECT_LEAVE;
}

static void ask_display(struct welcome *w)
{
	AUTO_CTX(tmp);
	struct app *app = w->s.app;
	const field *f = entity_field(&e_settings, "display");
	strbuf *now = sb_new(tmp);
	field_edit(now, f, record_get(app->settings, "display"));
	struct screen *s = choose_screen(app, _("Question 4 of 4: the display"), display_chosen);
	choose_field(s, f, CHOICES_NO_CREATE, choices_row(f, now->s));
	choose_explain(s, "welcome");
	choose_back(s, before);
	app_push(app, s);
}

static void ask(struct welcome *w)
{
	struct app *app = w->s.app;
	if (w->asking == NAMES) {
		ask_display(w);
		return;
	}
	const struct question *q = &questions[w->asking];
	struct screen *s = prompt_screen(app, _(q->title), _(q->help), (struct prompt_answer){keep, next});
	if (!w->typed[w->asking])
		w->typed[w->asking] = first_known(app->desk, w, q->of);
	prompt_follows(s, "welcome", w->typed[w->asking], before);
	app_push(app, s);
}

/* --- The packs in place ------------------------------------------------------------------------------------------------ */

static int count_packs(const struct welcome *w, size_t *count, struct err *e)
{
	AUTO_CTX(tmp);
	pack_about *list;
	desk *d = w->s.app->desk;
	*count = 0;
	return d->l ? pack_list(d->l, tmp, desk_packs(tmp, journal_path(d->j)), &list, count, e) : 0;
}

static int welcome_open(struct screen *s, struct err *e)
{
	return count_packs(of(s), &of(s)->packs, e);
}

/* A pack was added: what comes next is to begin, with what it brought. */
static int welcome_reload(struct screen *s, struct err *e)
{
	struct welcome *w = of(s);
	size_t had = w->packs;
	int code = count_packs(w, &w->packs, e);
	if (w->packs > had)
		w->at = 0;
	return code;
}

/* --- What can be chosen ------------------------------------------------------------------------------------------------ */

static unsigned begin(struct screen *s)
{
	of(s)->asking = 0;
	ask(of(s));
	return EFFECT_REDRAW;
}

static unsigned practice(struct screen *s)
{
	app_leave(s->app, TUI_PRACTICE);
	return EFFECT_NONE;
}

static unsigned later(struct screen *s)
{
	app_tell(s->app, ROLE_TEXT, "%s", _("To come back here: “Or answer four short questions”, on the home screen."));
	return EFFECT_LEAVE;
}

static const struct row {
	const char *label, *note;
	unsigned (*run)(struct screen *s);
} rows[] = {
	{N_("Begin my notebook"), N_("Four short questions; each can be passed."), begin},
	{N_("Discover with a practice CPTS"), N_("An invented notebook, to try everything without risk. Leaving it brings you back."), practice},
	{N_("I have a key from my delegation"), N_("Its pages, CPTS, contacts and payers are added to your notebook."), pack_key_ask},
	{N_("Later"), N_("Look around first."), later},
};

/* --- Drawing ----------------------------------------------------------------------------------------------------------- */

static const char *intro(void)
{
	return _("This notebook keeps your meetings, your questions and your expenses, with a guide beside them. Everything stays here. "
	         "Nothing leaves without you.");
}

/* What is enough to go everywhere: said here once. */
static const char *keys(void)
{
	return _("On the keyboard: the arrows choose, Enter opens, Esc goes back, F1 explains. The last line always says what can be done.");
}

static struct rect page_place(const struct screen *s)
{
	struct rect r = s->rect;
	rect_left(&r, 1);
	return rect_left(&r, WIDEST);
}

static struct rect note_place(struct rect r)
{
	rect_left(&r, NOTE_COLS);
	return r;
}

static const char *note_of(const struct welcome *w, size_t i)
{
	return i == 0 && w->packs ? _("What comes next: four short questions; your pack is in place already.") : _(rows[i].note);
}

static int row_rows(const struct welcome *w, struct rect r, size_t i)
{
	return 1 + draw_wrapped_rows(note_place(r), note_of(w, i));
}

/* Where the rows begin: under the words of welcome, or without them in a window that has no room for both. */
static struct rect rows_place(const struct screen *s)
{
	struct rect r = page_place(s);
	int used = 0, words = draw_wrapped_rows(r, intro()) + 3;
	for (size_t i = 0; i < LENGTH(rows); i++)
		used += row_rows(of(s), r, i);
	if (used + words <= r.rows)
		rect_top(&r, words);
	return r;
}

/* The first row shown, so that the one in focus is whole. */
static size_t first_row(const struct screen *s, struct rect r)
{
	size_t first = of(s)->at + 1;
	for (int used = 0; first > 0 && (used += row_rows(of(s), r, first - 1)) <= r.rows;)
		first--;
	return first <= of(s)->at ? first : of(s)->at;
}

static void draw_row(const struct screen *s, size_t i, struct rect r)
{
	bool on = i == of(s)->at;
	enum role role = on ? ROLE_FOCUS : ROLE_STRONG;
	struct rect line = rect_top(&r, 1);
	draw_mark(line.y, line.x, MARK_COLS, on);
	draw_put(line.y, line.x + MARK_COLS, line.cols - MARK_COLS, role, _(rows[i].label));
	if (on)
		draw_cursor(line.y, line.x);
	draw_wrapped(note_place(r), ROLE_TEXT, note_of(of(s), i));
}

static void welcome_draw(struct screen *s)
{
	struct rect r = rows_place(s), top = page_place(s);
	if (r.y > top.y) {
		draw_put(top.y, top.x, top.cols, ROLE_HEADING, _("Welcome"));
		rect_top(&top, 2);
		draw_wrapped(top, ROLE_TEXT, intro());
	}
	for (size_t i = first_row(s, r); i < LENGTH(rows) && r.rows > 0; i++)
		draw_row(s, i, rect_top(&r, row_rows(of(s), r, i)));
	rect_top(&r, 1);
	if (r.rows >= draw_wrapped_rows(page_place(s), keys()))
		draw_wrapped(r, ROLE_TEXT, keys());
}

static void welcome_title(const struct screen *s, strbuf *left, strbuf *right)
{
	(void)s;
	(void)right;
	sb_add(left, _("Welcome"));
}

/* --- Keys -------------------------------------------------------------------------------------------------------------- */

static unsigned welcome_act(struct screen *s, enum action a, const struct key *k)
{
	(void)k;
	if (a == ACT_OPEN)
		return rows[of(s)->at].run(s);
	return a == ACT_BACK ? later(s) : moves_rows(a, &of(s)->at, LENGTH(rows));
}

static unsigned welcome_key(struct screen *s, const struct key *k)
{
	struct rect r = rows_place(s);
	if (k->code != K_CLICK || !rect_has(r, k->y, k->x))
		return EFFECT_PASS;
	for (size_t i = first_row(s, r); i < LENGTH(rows) && r.rows > 0; i++) {
		if (!rect_has(rect_top(&r, row_rows(of(s), r, i)), k->y, k->x))
			continue;
		of(s)->at = i;
		return rows[i].run(s);
	}
	return EFFECT_NONE;
}

/* Welcomed once; who leaves the program from here, or goes and looks at the practice journal, has not answered yet. */
static void welcome_close(struct screen *s)
{
	AUTO_ERR e = {0};
	if (!s->app->quit && first_seen(s->app->settings, &e) != 0)
		app_tell_err(s->app, &e);
}

static const struct screen_ops ops = {
	.name = "welcome", .context = CTX_WELCOME, .open = welcome_open, .reload = welcome_reload, .title = welcome_title, .draw = welcome_draw, .act = welcome_act, .key = welcome_key, .close = welcome_close,
};

struct screen *welcome_screen(struct app *app)
{
	return &SCREEN_NEW(app, struct welcome, &ops)->s;
}
