// SPDX-License-Identifier: EUPL-1.2
/* An assessment, criterion by criterion. It begins empty: what was answered the last time stands beside, and one key takes it over. */
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>
#include <carnet/rules/assessment.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include "../widgets/menu.h"
#include "dialogs.h"
#include "level.h"
#include "unkept.h"

enum { ID_COLS = 5, SCORE_COLS = 17, PANEL_ROWS = 8, PANEL_LEAST = 4, LIST_LEAST = 6, LIST_SHARE = 3, NOTE_COLS = 14 };

/* A criterion as it was before a change that is not kept yet. */
struct step {
	size_t at;
	int score;
	const char *evidence;
};

struct scores {
	struct screen s;
	int64_t id, cpts;      /* id 0: not kept yet */
	const char *on;
	char *name;
	assessed *a, *last;    /* last: the assessment before, its own assessment NULL when there is none */
	struct menu *lines;
	size_t read_of;        /* the criterion whose panel is read on, and how many of its lines are above */
	int read;
	struct unkept u;
	struct step *steps;    /* what u takes back, the last one first */
	size_t nsteps;
};

static struct scores *of(const struct screen *s)
{
	return (struct scores *)s;
}

static journal *journal_of(const struct scores *sc)
{
	return sc->s.app->desk->j;
}

static const char *day_words(const void *parent, const record *r, enum date_style style)
{
	return date_text_iso(parent, r ? record_text(r, "date") : "", style);
}

/* --- Lines --------------------------------------------------------------------------------------------------------------- */

static void criterion_line(struct scores *sc, size_t i)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);
	int score = sc->a->score[i];
	text_pad(b, sc->a->grid->criteria[i].id, ID_COLS);
	text_pad(b, score == SCORE_NONE ? "–" : mem_printf(tmp, "%d %s", score, score_words(score)), SCORE_COLS);
	sb_add(b, sc->a->grid->criteria[i].title);
	if (score > 0 && !*sc->a->evidence[i])
		sb_addf(b, " (%s)", _("without evidence"));
	menu_add(sc->lines, score == SCORE_NONE ? ROLE_TEXT : ROLE_STRONG, ID_COLS + SCORE_COLS, (long)i, b->s);
}

static void build(struct scores *sc)
{
	AUTO_CTX(tmp);
	const grid *g = sc->a->grid;
	menu_clear(sc->lines);
	for (size_t k = 0; k < g->nlevels; k++) {
		participation p = assessed_level(sc->a, g->levels[k].id);
		menu_heading(sc->lines, mem_printf(tmp, _("%s: %s %s, %d out of %d"), g->levels[k].title, standing_sign(p.standing), participation_words(&p),
						    p.sum, p.highest));
		for (size_t i = 0; i < g->count; i++)
			if (strcmp(g->criteria[i].level, g->levels[k].id) == 0)
				criterion_line(sc, i);
	}
}

static size_t here(const struct scores *sc)
{
	long id = menu_focus(sc->lines);
	return id >= 0 ? (size_t)id : 0;
}

/* --- Reading and keeping ------------------------------------------------------------------------------------------------- */

static int begin(struct scores *sc, struct err *e)
{
	char iso[11];
	record *r = record_new(sc, &e_assessment);
	date_to_iso(iso, clock_today());
	record_set(r, "cpts", value_int(sc->cpts));
	record_set(r, "grid", value_text(r, sc->on));
	record_set(r, "date", value_text(r, iso));
	int code = assessment_new(sc->s.app->desk->l, sc, sc->on, &sc->a, e);
	if (!code)
		sc->a->assessment = r;
	return code;
}

static int read_kept(struct scores *sc, struct err *e)
{
	record *r;
	int code = journal_get(journal_of(sc), sc, &r, &e_assessment, sc->id, e);
	if (code)
		return code;
	sc->cpts = record_int(r, "cpts");
	sc->on = strcmp(record_text(r, "grid"), GRID_PROPOSAL) == 0 ? GRID_PROPOSAL : GRID_PARTICIPATION;
	return assessment_of(journal_of(sc), sc->s.app->desk->l, sc, sc->on, r, &sc->a, e);
}

/* The one before this one. */
static int read_last(struct scores *sc, struct err *e)
{
	record **list;
	size_t count, i = 0;
	const char *date = record_text(sc->a->assessment, "date");
	int code = assessment_list(journal_of(sc), sc, sc->cpts, sc->on, date, 0, &list, &count, e);
	while (!code && i < count && list[i]->id == sc->id)
		i++;
	return code ? code : assessment_of(journal_of(sc), sc->s.app->desk->l, sc, sc->on, i < count ? list[i] : NULL, &sc->last, e);
}

static const char *drafts_of(const void *parent, const struct scores *sc)
{
	return mem_printf(parent, "scores/%" PRId64 "/%s/%" PRId64 "/", sc->cpts, sc->on, sc->id);
}

static void take_back(struct screen *s, const draft_field *f)
{
	assessed *a = of(s)->a;
	const char *dot = strchr(f->name, '.');
	const criterion *c = dot ? grid_criterion(a->grid, dot + 1) : NULL;
	if (!c)
		record_set(a->assessment, "date", value_text(a->assessment, f->typed));
	else if (strncmp(f->name, "score.", 6) == 0)
		a->score[c - a->grid->criteria] = *f->typed >= '0' && *f->typed <= '3' ? *f->typed - '0' : SCORE_NONE;
	else
		a->evidence[c - a->grid->criteria] = mem_dup(a, f->typed);
}

static int open(struct screen *s, struct err *e)
{
	AUTO_CTX(tmp);
	struct scores *sc = of(s);
	int code = sc->id ? read_kept(sc, e) : begin(sc, e);
	code = code ? code : read_last(sc, e);
	code = code ? code : unkept_resume(s, &sc->u, drafts_of(tmp, sc), _("The answers that were not kept yet are back."), take_back, e);
	if (code)
		return code;
	sc->name = journal_title(journal_of(sc), sc, &e_cpts, sc->cpts);
	sc->lines = menu_new(s);
	build(sc);
	return 0;
}

static int save_draft(struct screen *s, struct err *e)
{
	AUTO_CTX(tmp);
	struct scores *sc = of(s);
	const grid *g = sc->a->grid;
	draft_field *fields = NEW_ARRAY(tmp, draft_field, 2 * g->count + 1);
	size_t n = 0;
	fields[n++] = (draft_field){"date", record_text(sc->a->assessment, "date")};
	for (size_t i = 0; i < g->count; i++) {
		fields[n++] = (draft_field){mem_printf(tmp, "score.%s", g->criteria[i].id), sc->a->score[i] == SCORE_NONE ? "" : mem_printf(tmp, "%d", sc->a->score[i])};
		fields[n++] = (draft_field){mem_printf(tmp, "evidence.%s", g->criteria[i].id), sc->a->evidence[i]};
	}
	return unkept_put(s, &sc->u, drafts_of(tmp, sc), fields, n, e);
}

/* Into the journal, whole or not: an assessment may be gone on with another day. */
static int keep(struct screen *s, struct err *e)
{
	struct scores *sc = of(s);
	int code = sc->u.changed ? assessment_keep(journal_of(sc), sc->a, e) : 0;
	sc->id = sc->a->assessment->id;
	sc->nsteps = code ? sc->nsteps : 0;
	return code || !sc->u.changed ? code : unkept_done(s, &sc->u, e);
}

static unsigned changed(struct scores *sc)
{
	build(sc);
	return unkept_change(&sc->s, &sc->u);
}

static int reload(struct screen *s, struct err *e)
{
	struct scores *sc = of(s);
	AUTO_ERR gone = {0};
	assessed *before = sc->a;
	if (sc->u.changed || !sc->id)
		return 0;
	int code = read_kept(sc, &gone);
	if (code == ERR_MISSING) { /* an undo: what is shown would be a new one again */
		sc->id = 0;
		sc->a->assessment->id = 0;
		sc->a->assessment->uid = NULL;
		return 0;
	}
	if (code)
		return err_set(e, code, gone.what, gone.todo);
	talloc_free(before);
	build(sc);
	return 0;
}

/* --- Drawing ------------------------------------------------------------------------------------------------------------- */

static void title(const struct screen *s, strbuf *left, strbuf *right)
{
	AUTO_CTX(tmp);
	const struct scores *sc = of(s);
	sb_addf(left, "%s › %s %s", sc->name, sc->a->grid->proposal ? _("Proposal of 2023,") : _("Assessment of"), day_words(tmp, sc->a->assessment, DATE_SHORT));
	sb_add(right, answers_words(tmp, assessed_answers(sc->a), sc->a->grid->count));
}

/* What the criterion in focus asks, what proves it, what was said of it the last time. */
static const char *panel_text(const struct scores *sc, const void *parent)
{
	size_t i = here(sc);
	const criterion *c = &sc->a->grid->criteria[i];
	strbuf *b = sb_new(parent);
	sb_addf(b, "%s\n", c->explain);
	if (*sc->a->evidence[i])
		sb_addf(b, _("Evidence: %s"), sc->a->evidence[i]);
	else
		sb_addf(b, _("Without evidence. It could be: %s"), c->evidence);
	if (sc->last->assessment) {
		sb_addc(b, '\n');
		sb_addf(b, _("On %s: %s. %s"), day_words(parent, sc->last->assessment, DATE_SHORT), score_words(sc->last->score[i]), sc->last->evidence[i]);
	}
	return b->s;
}

static const char *scale_words(const void *parent)
{
	strbuf *words = sb_new(parent);
	for (int i = 0; i <= SCORE_HIGHEST; i++)
		sb_addf(words, "%s%d %s", i ? " · " : "", i, score_words(i));
	return words->s;
}

static struct rect panel_rect(const struct scores *sc)
{
	struct rect r = sc->s.rect;
	int rows = r.rows / LIST_SHARE + 1 < PANEL_ROWS ? PANEL_ROWS : r.rows / LIST_SHARE;
	int most = r.rows - LIST_LEAST > r.rows / 2 ? r.rows - LIST_LEAST : r.rows / 2;
	return rect_bottom(&r, r.rows < 2 * PANEL_LEAST ? 0 : rows < most ? rows : most);
}

/* Under its rule and the scale. */
static struct rect panel_text_rect(const struct scores *sc, const char *scale)
{
	struct rect r = rect_inside(panel_rect(sc), 0, 2);
	rect_top(&r, 1);
	rect_top(&r, draw_wrapped_rows(r, scale));
	return r;
}

static int lines_read(const struct scores *sc)
{
	return sc->read_of == here(sc) ? sc->read : 0;
}

static void draw_panel(const struct scores *sc)
{
	AUTO_CTX(tmp);
	const char *scale = scale_words(tmp);
	struct rect r = panel_rect(sc), text = panel_text_rect(sc, scale);
	draw_rule(r.y, r.x, r.cols);
	draw_wrapped((struct rect){r.y + 1, text.x, r.rows - 1, text.cols}, ROLE_DIM, scale);
	draw_wrapped(text, ROLE_TEXT, draw_wrapped_after(panel_text(sc, tmp), lines_read(sc), text.cols));
}

static int read_on(const struct scores *sc, bool back)
{
	AUTO_CTX(tmp);
	return draw_read_on(panel_text_rect(sc, scale_words(tmp)), panel_text(sc, tmp), lines_read(sc), back);
}

static void draw(struct screen *s)
{
	struct rect r = s->rect, panel = panel_rect(of(s));
	rect_bottom(&r, panel.rows);
	if (panel.rows)
		draw_panel(of(s));
	menu_draw(of(s)->lines, r);
}

/* --- Doing --------------------------------------------------------------------------------------------------------------- */

static unsigned set(struct scores *sc, int score, const char *evidence)
{
	size_t i = here(sc);
	sc->steps = GROW(sc, sc->steps, sc->nsteps + 1);
	sc->steps[sc->nsteps++] = (struct step){i, sc->a->score[i], sc->a->evidence[i]};
	sc->a->score[i] = score;
	sc->a->evidence[i] = evidence;
	return changed(sc);
}

static unsigned set_score(struct scores *sc, int score)
{
	return set(sc, score, sc->a->evidence[here(sc)]);
}

/* What is not kept yet is no action of the journal. */
static unsigned undo(struct scores *sc)
{
	const struct step *was = &sc->steps[--sc->nsteps];
	sc->a->score[was->at] = was->score;
	sc->a->evidence[was->at] = was->evidence;
	menu_go(sc->lines, (long)was->at);
	app_tell(sc->s.app, ROLE_OK, _("Undone. %s: %s."), sc->a->grid->criteria[was->at].id, score_words(was->score));
	return changed(sc);
}

static unsigned digit(struct scores *sc, const struct key *k)
{
	int n = k ? key_digit(k) : -1;
	if (n >= 0 && n <= SCORE_HIGHEST)
		return set_score(sc, n);
	app_tell(sc->s.app, ROLE_TEXT, "%s", _("Scores go from 0 to 3. t goes to the tabs."));
	return EFFECT_REDRAW;
}

static unsigned higher(struct scores *sc, const struct key *k)
{
	int score = sc->a->score[here(sc)];
	(void)k;
	return score < SCORE_HIGHEST ? set_score(sc, score + 1) : EFFECT_NONE;
}

static unsigned lower(struct scores *sc, const struct key *k)
{
	int score = sc->a->score[here(sc)];
	(void)k;
	return score > SCORE_NONE ? set_score(sc, score - 1) : EFFECT_NONE;
}

static unsigned none(struct scores *sc, const struct key *k)
{
	(void)k;
	return set_score(sc, SCORE_NONE);
}

static unsigned as_last(struct scores *sc, const struct key *k)
{
	size_t i = here(sc);
	(void)k;
	return set(sc, sc->last->score[i], mem_dup(sc->a, sc->last->evidence[i]));
}

static unsigned evidence_kept(struct screen *s, const char *text)
{
	struct scores *sc = of(s);
	return set(sc, sc->a->score[here(sc)], mem_dup(sc->a, text));
}

static unsigned evidence(struct scores *sc, const struct key *k)
{
	AUTO_CTX(tmp);
	const criterion *c = &sc->a->grid->criteria[here(sc)];
	(void)k;
	app_push(sc->s.app, evidence_screen(sc->s.app, mem_printf(tmp, _("What proves %s"), c->id), sc->a->evidence[here(sc)], sc->cpts, evidence_kept));
	return EFFECT_REDRAW;
}

static unsigned day_chosen(struct screen *s, int day)
{
	char iso[11];
	date_to_iso(iso, day);
	record_set(of(s)->a->assessment, "date", value_text(of(s)->a->assessment, iso));
	return changed(of(s));
}

static unsigned change_day(struct scores *sc, const struct key *k)
{
	int day;
	(void)k;
	if (date_from_iso(&day, record_text(sc->a->assessment, "date")))
		day = clock_today();
	app_push(sc->s.app, day_screen(sc->s.app, _("Day of the assessment"), day, day_chosen));
	return EFFECT_REDRAW;
}

static unsigned tell_kept(struct scores *sc)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	bool was = sc->u.changed;
	size_t n = assessed_answers(sc->a), all = sc->a->grid->count;
	if (keep(&sc->s, &e))
		return app_failed(sc->s.app, &e);
	if (was)
		app_tell(sc->s.app, ROLE_OK, n < all ? _("Kept: %s. v goes on with it another day.") : _("Kept: %s."), answers_words(tmp, n, all));
	return was ? EFFECT_RELOAD : EFFECT_NONE;
}

static unsigned save(struct scores *sc, const struct key *k)
{
	(void)k;
	unsigned effects = tell_kept(sc);
	if (effects == EFFECT_NONE)
		app_tell(sc->s.app, ROLE_TEXT, "%s", _("Nothing was changed, so nothing was written."));
	return effects | EFFECT_REDRAW;
}

static unsigned back(struct scores *sc, const struct key *k)
{
	(void)k;
	unsigned effects = tell_kept(sc);
	return sc->u.changed ? effects : effects | EFFECT_LEAVE;
}

static const struct {
	enum action a;
	unsigned (*run)(struct scores *sc, const struct key *k);
	bool writes;
} actions[] = {
	{ACT_SCORE, digit, true},  {ACT_RIGHT, higher, true},     {ACT_LEFT, lower, true}, {ACT_OPEN, evidence, true}, {ACT_REMOVE, none, true},
	{ACT_COPY, as_last, true}, {ACT_CALENDAR, change_day, true}, {ACT_SAVE, save, true}, {ACT_BACK, back, false},
};

static bool can(const struct screen *s, enum action a)
{
	if (a == ACT_COPY && !of(s)->last->assessment)
		return false;
	if (a == ACT_PAGE_DOWN)
		return read_on(of(s), false) != lines_read(of(s));
	if (a == ACT_REMOVE && of(s)->a->score[here(of(s))] == SCORE_NONE)
		return false;
	for (size_t i = 0; i < LENGTH(actions); i++)
		if (actions[i].a == a)
			return !actions[i].writes || journal_writable(s->app->desk->j);
	return true;
}

static unsigned act(struct screen *s, enum action a, const struct key *k)
{
	struct scores *sc = of(s);
	for (size_t i = 0; i < LENGTH(actions); i++)
		if (actions[i].a == a)
			return can(s, a) ? actions[i].run(sc, k) : EFFECT_NONE;
	if (a == ACT_UNDO && sc->nsteps)
		return undo(sc);
	int lines = a == ACT_PAGE_DOWN || a == ACT_PAGE_UP ? read_on(sc, a == ACT_PAGE_UP) : lines_read(sc);
	if (lines != lines_read(sc)) {
		sc->read_of = here(sc);
		sc->read = lines;
		return EFFECT_REDRAW;
	}
	return menu_act(sc->lines, a) ? EFFECT_REDRAW : EFFECT_PASS;
}

static unsigned key(struct screen *s, const struct key *k)
{
	if (k->code != K_CLICK)
		return EFFECT_PASS;
	return menu_click(of(s)->lines, k->y, k->x) ? EFFECT_REDRAW : EFFECT_NONE;
}

/* Left by a tab, or because the program ends: kept all the same. */
static void close_screen(struct screen *s)
{
	unkept_close(s, &of(s)->u, keep);
}

static const struct screen_ops ops = {
	.name = "scores", .context = CTX_SCORES, .open = open, .title = title, .draw = draw, .act = act, .can = can, .key = key, .reload = reload,
	.save_draft = save_draft, .close = close_screen,
};

struct screen *scores_screen(struct app *app, int64_t id, int64_t cpts, const char *on)
{
	struct scores *sc = SCREEN_NEW(app, struct scores, &ops);
	sc->id = id;
	sc->cpts = cpts;
	sc->on = on && strcmp(on, GRID_PROPOSAL) == 0 ? GRID_PROPOSAL : GRID_PARTICIPATION;
	return &sc->s;
}
