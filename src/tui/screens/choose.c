// SPDX-License-Identifier: EUPL-1.2
#include <carnet/base/i18n.h>
#include "../widgets/choices.h"
#include "dialogs.h"

struct choose {
	struct screen s;
	char *title;
	struct pick *pick;
	const field *f;      /* rows are this field's, NULL when the caller filled them */
	unsigned extra;      /* of choices.h */
	long at;             /* what the field has: in focus at first, and once everything is shown again */
	int64_t owner;
	const char *help;    /* key of its help page */
	chosen_fn chosen;
	back_fn back;        /* NULL: Esc answers nothing */
	int rows;            /* the most it had: the box does not shrink while one types */
	struct rect box;
};
enum { WIDEST = 76, TALLEST = 16, MARGIN = 2, FRAME = 2, MANY = 9 };

static void draw(struct screen *s)
{
	struct choose *c = (struct choose *)s;
	int cols = s->rect.cols < WIDEST ? s->rect.cols : WIDEST, rows = pick_rows(c->pick, cols - 2 * MARGIN) + FRAME;
	c->rows = rows > c->rows ? rows : c->rows;
	c->box = rect_middle(s->rect, c->rows < TALLEST ? c->rows : TALLEST, WIDEST);
	draw_window(s->rect, c->box, c->title, c->rows >= MANY ? _("type a few letters, or ↑↓") : NULL);
	struct rect in = rect_inside(c->box, 1, MARGIN);
	if (pick_chosen(c->pick) == -1)
		draw_put(in.y + 1, in.x + 2, in.cols - 2, ROLE_DIM, _("Nothing here is called so. Enter shows everything again."));
	pick_draw(c->pick, in, true);
}

/* Closed first, so that the answer may open another screen. */
static unsigned answer(struct choose *c)
{
	AUTO_CTX(tmp);
	long id = pick_chosen(c->pick);
	const char *typed = mem_dup(tmp, pick_typed(c->pick));
	chosen_fn chosen = c->chosen;
	struct screen *below = c->s.below;
	if (id == -1) {
		pick_reset(c->pick);
		if (c->f)
			pick_choose(c->pick, c->at);
		return EFFECT_REDRAW;
	}
	app_pop(c->s.app);
	return chosen(below, id, typed) | EFFECT_REDRAW;
}

static unsigned go_back(struct choose *c)
{
	back_fn back = c->back;
	struct screen *below = c->s.below;
	app_pop(c->s.app);
	return back(below, "") | EFFECT_REDRAW;
}

static unsigned act(struct screen *s, enum action a, const struct key *k)
{
	(void)k;
	if (a == ACT_PREVIOUS && ((struct choose *)s)->back)
		return go_back((struct choose *)s);
	return a == ACT_OPEN ? answer((struct choose *)s) : EFFECT_PASS;
}

static unsigned key(struct screen *s, const struct key *k)
{
	struct choose *c = (struct choose *)s;
	if (k->code == K_ENTER)
		return answer(c);
	if (k->code == K_CLICK)
		return pick_click(c->pick, k->y, k->x) ? answer(c) : EFFECT_NONE;
	enum edit_result done = pick_key(c->pick, k);
	if (done == EDIT_CHANGED && c->f)
		choices_typed(c->pick, s->app->desk->j, c->f, c->extra, c->owner);
	return done == EDIT_PASS ? EFFECT_PASS : EFFECT_REDRAW;
}

bool dialog_typing(const struct screen *s)
{
	(void)s;
	return true;
}

const char *dialog_help(const struct screen *s)
{
	(void)s;
	return "form";
}

static const char *choose_help(const struct screen *s)
{
	return ((const struct choose *)s)->help;
}

void choose_explain(struct screen *s, const char *help)
{
	((struct choose *)s)->help = help;
}

/* Esc goes one step back there, it does not only close. */
static bool can(const struct screen *s, enum action a)
{
	(void)s;
	return a != ACT_BACK;
}

static void title(const struct screen *s, strbuf *left, strbuf *right)
{
	(void)right;
	sb_add(left, ((const struct choose *)s)->title);
}

#define CHOOSE(...) {.name = "choose", .overlay = true, .title = title, .draw = draw, .act = act, .key = key, .typing = dialog_typing, .help = choose_help, __VA_ARGS__}
static const struct screen_ops ops = CHOOSE(.context = CTX_DIALOG);
/* One question among others. */
static const struct screen_ops step_ops = CHOOSE(.context = CTX_PROMPT, .can = can);

void choose_back(struct screen *s, back_fn back)
{
	((struct choose *)s)->back = back;
	s->ops = &step_ops;
}

struct screen *choose_screen(struct app *app, const char *heading, chosen_fn chosen)
{
	struct choose *c = SCREEN_NEW(app, struct choose, &ops);
	c->title = mem_dup(c, heading);
	c->pick = pick_new(c);
	c->help = "form";
	c->rows = FRAME + 2; /* what was typed, and that nothing is called so */
	c->chosen = chosen;
	return &c->s;
}

struct pick *choose_pick(struct screen *s)
{
	return ((struct choose *)s)->pick;
}

void choose_parts_of(struct screen *s, int64_t owner)
{
	((struct choose *)s)->owner = owner;
}

void choose_field(struct screen *s, const field *f, unsigned extra, long at)
{
	struct choose *c = (struct choose *)s;
	c->f = f;
	c->extra = extra;
	choices_fill(c->pick, s->app->desk->j, f, extra, c->owner);
	/* With no record yet, Enter makes the first one. */
	bool none = f->type == &t_reference && pick_count(c->pick) == (extra & CHOICES_EMPTY ? 2 : 1);
	c->at = none && at == CHOICE_FIRST && !(extra & CHOICES_NO_CREATE) ? CHOICE_CREATE : at;
	pick_choose(c->pick, c->at);
}

void choose_cpts(struct app *app, chosen_fn chosen)
{
	AUTO_CTX(tmp);
	if (!journal_count(app->desk->j, query_new(tmp, &e_cpts), 1)) {
		app_tell(app, ROLE_WARN, "%s", _("No CPTS is noted yet: add the one where you sit (7, then a), then come back here."));
		return;
	}
	struct screen *s = choose_screen(app, _("Which CPTS?"), chosen);
	choose_field(s, entity_field(&e_assessment, "cpts"), CHOICES_NO_CREATE, CHOICE_FIRST);
	app_push(app, s);
}
