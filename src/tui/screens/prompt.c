// SPDX-License-Identifier: EUPL-1.2
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>
#include "../widgets/lineedit.h"
#include "dialogs.h"

struct prompt {
	struct screen s;
	char *title, *help, *said;
	const char *page;    /* key of its help page */
	back_fn back;        /* NULL: Esc answers nothing */
	struct lineedit *line;
	struct prompt_answer answer;
};
enum { WIDEST = 72, TEXT_ROWS = 2, MARGIN = 2, MARK_COLS = 2 };

/* The box holds all that is to be said under the line. */
static void draw(struct screen *s)
{
	AUTO_CTX(tmp);
	struct prompt *p = (struct prompt *)s;
	const char *text = p->said ? mem_printf(tmp, MARK_LATE " %s", p->said) : p->help;
	int needs = draw_wrapped_rows(rect_inside(rect_middle(s->rect, s->rect.rows, WIDEST), 0, MARGIN), text);
	struct rect box = rect_middle(s->rect, 3 + (needs > TEXT_ROWS ? needs : TEXT_ROWS), WIDEST);
	draw_window(s->rect, box, p->title, NULL);
	struct rect in = rect_inside(box, 1, MARGIN);
	draw_mark(in.y, in.x, 1, true);
	lineedit_draw(p->line, in.y, in.x + MARK_COLS, in.cols - MARK_COLS, true);
	rect_top(&in, 1);
	draw_wrapped(in, p->said ? ROLE_ERROR : ROLE_DIM, text);
}

/* Checked while the prompt is open, so that a refusal is mended where it was typed; closed before anything else opens. */
static unsigned enter(struct prompt *p)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	const char *typed = text_trim(tmp, lineedit_text(p->line));
	struct screen *below = p->s.below;
	unsigned (*then)(struct screen *, const char *) = p->answer.then;
	if (p->answer.check(below, typed, &e) == 0) {
		app_pop(p->s.app);
		return then ? then(below, typed) | EFFECT_REDRAW : EFFECT_RELOAD;
	}
	TALLOC_FREE(p->said);
	p->said = mem_printf(p, _("%s: %s."), e.what, e.todo ? e.todo : "");
	return EFFECT_REDRAW;
}

static unsigned key(struct screen *s, const struct key *k)
{
	struct prompt *p = (struct prompt *)s;
	if (k->code == K_ENTER)
		return enter(p);
	enum edit_result done = lineedit_key(p->line, k);
	if (done == EDIT_CHANGED)
		TALLOC_FREE(p->said);
	return done == EDIT_PASS ? EFFECT_PASS : EFFECT_REDRAW;
}

static unsigned go_back(struct prompt *p)
{
	AUTO_CTX(tmp);
	back_fn back = p->back;
	struct screen *below = p->s.below;
	const char *typed = mem_dup(tmp, lineedit_text(p->line));
	app_pop(p->s.app);
	return back(below, typed) | EFFECT_REDRAW;
}

static unsigned act(struct screen *s, enum action a, const struct key *k)
{
	(void)k;
	if (a == ACT_PREVIOUS)
		return go_back((struct prompt *)s);
	return a == ACT_OPEN ? enter((struct prompt *)s) : EFFECT_PASS;
}

/* Esc either answers nothing or goes back to the question before. */
static bool can(const struct screen *s, enum action a)
{
	bool goes_back = ((const struct prompt *)s)->back != NULL;
	return a == ACT_PREVIOUS ? goes_back : a != ACT_BACK || !goes_back;
}

static void title(const struct screen *s, strbuf *left, strbuf *right)
{
	(void)right;
	sb_add(left, ((const struct prompt *)s)->title);
}

static const char *prompt_page(const struct screen *s)
{
	return ((const struct prompt *)s)->page;
}

static const struct screen_ops ops = {
	.name = "prompt",
	.context = CTX_PROMPT,
	.overlay = true,
	.title = title,
	.draw = draw,
	.act = act,
	.can = can,
	.key = key,
	.typing = dialog_typing,
	.help = prompt_page,
};

struct screen *prompt_screen(struct app *app, const char *heading, const char *help, struct prompt_answer answer)
{
	struct prompt *p = SCREEN_NEW(app, struct prompt, &ops);
	p->title = mem_dup(p, heading);
	p->help = mem_dup(p, help ? help : "");
	p->line = lineedit_new(p, "");
	p->answer = answer;
	p->page = "form";
	return &p->s;
}

void prompt_follows(struct screen *s, const char *help, const char *typed, back_fn back)
{
	struct prompt *p = (struct prompt *)s;
	p->page = help;
	p->back = back;
	lineedit_set(p->line, typed);
}

void prompt_proposes(struct screen *s, const char *help, const char *typed)
{
	prompt_follows(s, help, typed, NULL);
	lineedit_select(((struct prompt *)s)->line);
}

void prompt_begins(struct screen *s, const char *help, int digit, const char *now)
{
	if (digit < 0)
		prompt_proposes(s, help, now);
	else
		prompt_follows(s, help, (char[]){(char)('0' + digit), '\0'}, NULL);
}
