// SPDX-License-Identifier: EUPL-1.2
/* A sheet, one question at a time: Enter goes on, a digit chooses, F6 keeps it and begins the next one with the same day and place. */
#include "answers.h"
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>
#include <carnet/desk/needs.h>
#include <inttypes.h>
#include <string.h>
#include "../widgets/choices.h"
#include "../widgets/editor.h"
#include "../widgets/menu.h"
#include "dialogs.h"
#include "level.h"
#include "unkept.h"

/* Before the questions: when, where, who, in a word. */
static const struct about {
	const char *name, *ask, *help;
} abouts[] = {
	{"date", N_("On which day?"), N_("For example: yesterday, 3/12")},
	{"place", N_("Where?"), N_("A market, a waiting room… The next sheet keeps it")},
	{"respondent", N_("Who, in a word?"), N_("An age, a situation: never a name. You may leave it empty")},
};
enum { ABOUTS = 3, RESPONDENT = 2, ROOM = 2, TEXT_COLS = 72, MARK_COLS = 2 };

/* An answer as it was before another one was chosen, not kept yet. */
struct step {
	size_t at;
	const char *answer;
};

struct answers {
	struct screen s;
	heard *h;
	int64_t id, cpts;
	char *of, *said;
	size_t at;             /* a step: the abouts, the questions, the end */
	struct editor *ed;     /* what is typed at this step, NULL where one chooses */
	struct menu *lines;   /* what one chooses from, NULL */
	int kept;              /* sheets kept in a row */
	struct unkept u;
	struct step *steps;   /* what u takes back, the last one first */
	size_t nsteps;
};

static struct answers *of(const struct screen *s)
{
	return (struct answers *)s;
}

static size_t steps(const struct answers *sh)
{
	return ABOUTS + sh->h->survey->count;
}

static const survey_question *question(const struct answers *sh)
{
	return sh->at >= ABOUTS && sh->at < steps(sh) ? &sh->h->survey->questions[sh->at - ABOUTS] : NULL;
}

static const char **answer_here(const struct answers *sh)
{
	return &sh->h->answers[sh->at - ABOUTS];
}

/* --- A step -------------------------------------------------------------------------------------------------------------- */

static const char *value_here(const struct answers *sh, const void *parent)
{
	if (question(sh))
		return *answer_here(sh);
	strbuf *b = sb_new(parent);
	if (sh->at < ABOUTS)
		field_edit(b, entity_field(&e_interview, abouts[sh->at].name), record_get(sh->h->interview, abouts[sh->at].name));
	return b->s;
}

static void show_choices(struct answers *sh, const survey_question *q)
{
	AUTO_CTX(tmp);
	sh->lines = menu_new(sh);
	for (size_t i = 0; i < q->nchoices; i++)
		menu_add(sh->lines, ROLE_TEXT, 3, (long)i,
			  mem_printf(tmp, "%zu  %s%s%s", i + 1, q->choices[i], text_same(q->choices[i], *answer_here(sh)) ? "  " : "",
				     text_same(q->choices[i], *answer_here(sh)) ? _("(chosen)") : ""));
	for (size_t i = 0; i < q->nchoices; i++)
		if (text_same(q->choices[i], *answer_here(sh)))
			menu_go(sh->lines, (long)i);
}

static void go(struct answers *sh, size_t to)
{
	AUTO_CTX(tmp);
	TALLOC_FREE(sh->ed);
	TALLOC_FREE(sh->lines);
	TALLOC_FREE(sh->said);
	sh->at = to;
	const survey_question *q = question(sh);
	if (q && q->nchoices)
		show_choices(sh, q);
	else if (to < steps(sh))
		sh->ed = editor_new(sh, value_here(sh, tmp));
	if (sh->ed) /* typing goes on with an answer, and replaces the day and the place that it proposes */
		editor_key(sh->ed, q ? &(struct key){.code = K_END, .mods = MOD_CTRL} : &(struct key){.code = K_CTRL('a')});
}

static void set_choice(struct answers *sh, const char *answer)
{
	sh->steps = GROW(sh, sh->steps, sh->nsteps + 1);
	sh->steps[sh->nsteps++] = (struct step){sh->at, *answer_here(sh)};
	*answer_here(sh) = answer;
}

/* What is not kept yet is no action of the journal. */
static unsigned undo(struct answers *sh)
{
	const struct step *was = &sh->steps[--sh->nsteps];
	sh->h->answers[was->at - ABOUTS] = was->answer;
	go(sh, was->at);
	app_tell(sh->s.app, ROLE_OK, "%s", _("Undone."));
	return unkept_change(&sh->s, &sh->u);
}

/* Takes what is typed at this step; what is wrong is said over it. */
static int take(struct answers *sh, struct err *e)
{
	AUTO_CTX(tmp);
	const survey_question *q = question(sh);
	const char *typed = sh->ed ? text_trim(tmp, editor_text(sh->ed)) : "";
	char *answer;
	int code = 0;
	if (!sh->ed || strcmp(typed, value_here(sh, tmp)) == 0)
		return 0;
	if (q)
		code = heard_answer(sh->h, q, typed, &answer, e);
	else
		code = heard_about(sh->s.app->desk, sh->h, abouts[sh->at].name, typed, e);
	if (q && !code)
		*answer_here(sh) = answer;
	sh->u.changed |= !code;
	return code;
}

/* Said, never refused: an answer is what was told. */
static void point_out(struct answers *sh, const char *typed)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	char *who;
	bool sure;
	if (sh->at < RESPONDENT || heard_named(sh->s.app->desk, tmp, typed, &who, &sure, &e) || !who)
		return;
	if (sure || sh->at == RESPONDENT)
		app_tell(sh->s.app, ROLE_WARN, _("“%s” looks like a name. PgUp goes back to it: nobody should be recognised."), who);
}

static bool taken(struct answers *sh)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	bool new = sh->ed && strcmp(editor_text(sh->ed), value_here(sh, tmp)) != 0;
	if (take(sh, &e) == 0) {
		if (new)
			point_out(sh, editor_text(sh->ed));
		return true;
	}
	talloc_free(sh->said);
	sh->said = mem_printf(sh, _("%s: %s."), e.what, e.todo ? e.todo : "");
	return false;
}

/* --- Reading and keeping ------------------------------------------------------------------------------------------------- */

static void take_back(struct screen *s, const draft_field *f)
{
	heard *h = of(s)->h;
	const field *known = entity_field(&e_interview, f->name);
	for (size_t k = 0; k < h->survey->count; k++)
		if (strcmp(h->survey->questions[k].id, f->name) == 0)
			h->answers[k] = mem_dup(h, f->typed);
	if (known)
		record_set(h->interview, known->name, value_text(h->interview, f->typed));
}

static const char *drafts_of(const void *parent, const struct answers *sh)
{
	return mem_printf(parent, "sheet/%" PRId64 "/%s/%" PRId64 "/", sh->cpts, sh->of, sh->id);
}

static int open(struct screen *s, struct err *e)
{
	AUTO_CTX(tmp);
	struct answers *sh = of(s);
	int code = sh->id ? heard_of(s->app->desk, sh, sh->id, &sh->h, e) : heard_new(s->app->desk, sh, sh->cpts, sh->of, &sh->h, e);
	if (code)
		return code;
	sh->cpts = record_int(sh->h->interview, "cpts");
	sh->of = mem_dup(sh, sh->h->survey->id);
	code = unkept_resume(s, &sh->u, drafts_of(tmp, sh), _("The answers that were not kept yet are back."), take_back, e);
	go(sh, sh->id ? ABOUTS : 0);
	return code;
}

/* What is being typed is in it too, right or not. */
static int save_draft(struct screen *s, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_ERR wrong = {0};
	struct answers *sh = of(s);
	const survey *v = sh->h->survey;
	draft_field *fields = NEW_ARRAY(tmp, draft_field, v->count + ABOUTS);
	size_t n = 0;
	take(sh, &wrong);
	for (size_t i = 0; i < ABOUTS; i++)
		fields[n++] = (draft_field){abouts[i].name, record_text(sh->h->interview, abouts[i].name)};
	for (size_t i = 0; i < v->count; i++)
		fields[n++] = (draft_field){v->questions[i].id, sh->h->answers[i]};
	return unkept_put(s, &sh->u, drafts_of(tmp, sh), fields, n, e);
}

/* A sheet without any answer is none. */
static int keep(struct screen *s, struct err *e)
{
	AUTO_CTX(tmp);
	struct answers *sh = of(s);
	bool worth = sh->u.changed && (sh->id || heard_count(sh->h) > 0);
	int code = worth ? heard_keep(s->app->desk, sh->h, e) : 0;
	if (!code)
		code = unkept_done(s, &sh->u, e);
	sh->nsteps = code ? sh->nsteps : 0;
	if (code || !worth)
		return code;
	sh->id = sh->h->interview->id;
	app_tell(s->app, ROLE_OK, _("Kept: %s."), answers_words(tmp, heard_count(sh->h), sh->h->survey->count));
	return 0;
}

/* --- Drawing ------------------------------------------------------------------------------------------------------------- */

static void title(const struct screen *s, strbuf *left, strbuf *right)
{
	const struct answers *sh = of(s);
	sb_add(left, sh->h->survey->title);
	if (question(sh))
		sb_addf(right, _("%zu of %zu"), sh->at - ABOUTS + 1, sh->h->survey->count);
	else if (sh->kept)
		sb_addf(right, ngettext("%d sheet kept", "%d sheets kept", (unsigned long)sh->kept), sh->kept);
}

static void draw_end(const struct answers *sh, struct rect r)
{
	AUTO_CTX(tmp);
	const char *words = mem_printf(tmp, _("That was the last question: %s."), answers_words(tmp, heard_count(sh->h), sh->h->survey->count));
	rect_top(&r, draw_wrapped(r, ROLE_STRONG, words) + 1);
	draw_cursor(r.y, r.x);
	draw_wrapped(r, ROLE_TEXT, _("Enter keeps this sheet and begins the next one. F2 keeps it and closes. PgUp goes back to a question."));
}

static void draw(struct screen *s)
{
	struct answers *sh = of(s);
	struct rect r = rect_inside(s->rect, s->rect.rows > 12 ? 1 : 0, ROOM);
	const survey_question *q = question(sh);
	if (sh->at == steps(sh)) {
		draw_end(sh, r);
		return;
	}
	const char *ask = q ? q->text : _(abouts[sh->at].ask), *help = q ? q->help : _(abouts[sh->at].help);
	rect_top(&r, draw_wrapped(r, ROLE_HEADING, ask));
	if (*help)
		rect_top(&r, draw_wrapped(r, ROLE_DIM, help));
	if (sh->said) {
		draw_put(r.y, r.x, MARK_COLS, ROLE_ERROR, MARK_LATE);
		rect_top(&r, draw_wrapped((struct rect){r.y, r.x + MARK_COLS, r.rows, r.cols - MARK_COLS}, ROLE_ERROR, sh->said));
	}
	rect_top(&r, 1);
	if (sh->lines) {
		menu_draw(sh->lines, r);
		return;
	}
	draw_mark(r.y, r.x, 1, true);
	rect_left(&r, MARK_COLS);
	editor_draw(sh->ed, rect_left(&r, r.cols < TEXT_COLS ? r.cols : TEXT_COLS), true);
}

/* --- Doing --------------------------------------------------------------------------------------------------------------- */

static unsigned fail(struct answers *sh, const struct err *e)
{
	return app_failed(sh->s.app, e);
}

static unsigned next(struct answers *sh)
{
	if (taken(sh) && sh->at < steps(sh))
		go(sh, sh->at + 1);
	return EFFECT_REDRAW;
}

static unsigned before(struct answers *sh)
{
	if (taken(sh) && sh->at > 0)
		go(sh, sh->at - 1);
	return EFFECT_REDRAW;
}

static unsigned choose(struct answers *sh, long i)
{
	const survey_question *q = question(sh);
	if (i < 0 || i >= (long)q->nchoices)
		return EFFECT_NONE;
	set_choice(sh, mem_dup(sh->h, q->choices[i]));
	unkept_change(&sh->s, &sh->u);
	return next(sh);
}

/* The next sheet keeps the day and the place. */
static unsigned save_next(struct answers *sh)
{
	AUTO_ERR e = {0};
	if (!taken(sh))
		return EFFECT_REDRAW;
	if (!heard_count(sh->h)) {
		app_tell(sh->s.app, ROLE_TEXT, "%s", _("This sheet has no answer yet."));
		return EFFECT_REDRAW;
	}
	heard *old = sh->h, *fresh;
	if (keep(&sh->s, &e) || heard_new(sh->s.app->desk, sh, sh->cpts, sh->of, &fresh, &e))
		return fail(sh, &e);
	for (size_t i = 0; i < RESPONDENT; i++)
		record_set(fresh->interview, abouts[i].name, *record_get(old->interview, abouts[i].name));
	sh->h = fresh;
	sh->id = 0;
	sh->kept++;
	go(sh, RESPONDENT);
	talloc_free(old);
	return EFFECT_RELOAD;
}

static unsigned enter(struct answers *sh)
{
	if (sh->at == steps(sh))
		return save_next(sh);
	return sh->lines ? choose(sh, menu_focus(sh->lines)) : next(sh);
}

static unsigned none(struct answers *sh)
{
	if (!sh->lines)
		return EFFECT_NONE;
	set_choice(sh, "");
	go(sh, sh->at);
	return unkept_change(&sh->s, &sh->u);
}

/* Esc keeps what is there, a wrong value apart: it is said first. */
static unsigned leave(struct answers *sh)
{
	AUTO_ERR e = {0};
	if (!sh->said && !taken(sh))
		return EFFECT_REDRAW;
	bool was = sh->u.changed;
	if (keep(&sh->s, &e))
		return fail(sh, &e);
	return EFFECT_LEAVE | (was ? EFFECT_RELOAD : EFFECT_REDRAW);
}

static const struct {
	enum action a;
	unsigned (*run)(struct answers *sh);
	bool typed;   /* also at a step where one types */
} actions[] = {
	{ACT_OPEN, enter, true},       {ACT_PAGE_DOWN, next, true}, {ACT_PAGE_UP, before, true}, {ACT_SAVE_NEXT, save_next, true},
	{ACT_SAVE, leave, true},       {ACT_BACK, leave, true},     {ACT_REMOVE, none, false},
};

static bool can(const struct screen *s, enum action a)
{
	if (a == ACT_CHOOSE || a == ACT_REMOVE)
		return of(s)->lines != NULL;
	return true;
}

static unsigned act(struct screen *s, enum action a, const struct key *k)
{
	struct answers *sh = of(s);
	if (a == ACT_CHOOSE)
		return k ? choose(sh, key_digit(k) - 1) : EFFECT_NONE;
	for (size_t i = 0; i < LENGTH(actions); i++)
		if (actions[i].a == a)
			return actions[i].run(sh);
	if (a == ACT_UNDO && sh->nsteps)
		return undo(sh);
	return sh->lines && menu_act(sh->lines, a) ? EFFECT_REDRAW : EFFECT_PASS;
}

static unsigned key(struct screen *s, const struct key *k)
{
	struct answers *sh = of(s);
	if (sh->lines)
		return k->code == K_CLICK && menu_click(sh->lines, k->y, k->x) ? choose(sh, menu_focus(sh->lines)) : EFFECT_PASS;
	if (!sh->ed)
		return EFFECT_PASS;
	if (k->code == K_CLICK) {
		editor_click(sh->ed, k->y, k->x);
		return EFFECT_REDRAW;
	}
	enum edit_result done = editor_key(sh->ed, k);
	if (done == EDIT_CHANGED) {
		TALLOC_FREE(sh->said);
		app_unsaved(s->app);
	}
	return done == EDIT_PASS ? EFFECT_PASS : EFFECT_REDRAW;
}

static bool typing(const struct screen *s)
{
	return of(s)->ed != NULL;
}

/* Closed by a tab or the end of the program: kept all the same. */
static void close_screen(struct screen *s)
{
	unkept_close(s, &of(s)->u, keep);
}

static const struct screen_ops ops = {
	.name = "answers", .context = CTX_ANSWERS, .open = open, .title = title, .draw = draw, .act = act, .can = can, .key = key, .typing = typing,
	.save_draft = save_draft, .close = close_screen,
};

static struct screen *answers_screen(struct app *app, int64_t id, int64_t cpts, const char *survey_id)
{
	struct answers *sh = SCREEN_NEW(app, struct answers, &ops);
	sh->id = id;
	sh->cpts = cpts;
	sh->of = mem_dup(sh, survey_id);
	return &sh->s;
}

struct screen *answers_of_interview(struct app *app, int64_t interview)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	heard *h;
	if (heard_of(app->desk, tmp, interview, &h, &e))
		return NULL;
	return answers_screen(app, interview, 0, h->survey->id);
}

/* --- Which survey ------------------------------------------------------------------------------------------------------- */

enum { SURVEYS = 1000 };

static unsigned survey_chosen(struct screen *s, long id, const char *typed)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	survey *list;
	size_t count;
	(void)typed;
	if (library_surveys(s->app->desk->l, tmp, &list, &count, &e))
		app_tell_err(s->app, &e);
	else
		app_push(s->app, answers_screen(s->app, 0, id / SURVEYS, list[id % SURVEYS].id));
	return EFFECT_REDRAW;
}

static unsigned cpts_chosen(struct screen *s, long id, const char *typed)
{
	(void)typed;
	answers_ask(s->app, id);
	return EFFECT_REDRAW;
}

void answers_ask(struct app *app, int64_t cpts)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	survey *list;
	size_t count = 0;
	if (!cpts) {
		choose_cpts(app, cpts_chosen);
		return;
	}
	struct screen *ask = choose_screen(app, _("Which questions were asked?"), survey_chosen);
	if (library_surveys(app->desk->l, tmp, &list, &count, &e))
		app_tell_err(app, &e);
	for (size_t i = 0; i < count; i++)
		pick_add(choose_pick(ask), list[i].title, "", (long)(cpts * SURVEYS + (int64_t)i));
	app_push(app, ask);
}
