// SPDX-License-Identifier: EUPL-1.2
#include "dialog.h"
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include "../widgets/menu.h"

enum { BOX_COLS = 64, MARGIN_COLS = 2, ANSWERS_LEAST = 3, HANG = 3 };

struct dialog {
	struct screen s;
	char *title, *text;
	struct answer *answers;
	size_t count;
	struct menu *lines;  /* an answer each, its id the place in answers */
	unsigned (*chosen)(struct screen *asked, long id, void *data);
	void *data;
	const char *help;    /* key of its help page */
};

/* Where there is not room for all, the text is whole and the answers scroll. */
static void dialog_draw(struct screen *s)
{
	struct dialog *d = (struct dialog *)s;
	int cols = s->rect.cols - 2 < BOX_COLS ? s->rect.cols - 2 : BOX_COLS, inner = cols - 2 - 2 * MARGIN_COLS;
	int text = draw_wrapped_rows((struct rect){0, 0, s->rect.rows, inner}, d->text), answers = menu_rows(d->lines, inner);
	struct rect box = rect_middle(s->rect, text + answers + 3, cols), in = rect_inside(box, 1, 1 + MARGIN_COLS);
	int room = in.rows - text > ANSWERS_LEAST ? in.rows - text : ANSWERS_LEAST;
	draw_window(s->rect, box, d->title, NULL);
	menu_draw(d->lines, rect_bottom(&in, answers < room ? answers : room));
	draw_wrapped(in, ROLE_TEXT, d->text);
}

/* The dialog is closed before the answer acts, and must not be touched after. */
static unsigned choose(struct dialog *d, bool by_letter)
{
	struct app *app = d->s.app;
	struct answer a = d->answers[menu_focus(d->lines)];
	unsigned (*chosen)(struct screen *, long, void *) = d->chosen;
	void *data = d->data;
	app->passed_over = by_letter ? a.rest : NULL;
	app_pop(app);
	return chosen(app->top, a.id, data);
}

static unsigned dialog_act(struct screen *s, enum action a, const struct key *k)
{
	struct dialog *d = (struct dialog *)s;
	(void)k;
	if (a == ACT_OPEN)
		return choose(d, false);
	bool moved = menu_act(d->lines, a == ACT_LEFT ? ACT_UP : a == ACT_RIGHT ? ACT_DOWN : a);
	return moved || a == ACT_UP || a == ACT_LEFT ? EFFECT_REDRAW : EFFECT_PASS;
}

static unsigned dialog_key(struct screen *s, const struct key *k)
{
	struct dialog *d = (struct dialog *)s;
	if (k->code == K_CLICK && menu_click(d->lines, k->y, k->x))
		return choose(d, false);
	for (size_t i = 0; key_is_text(k) && i < d->count; i++) {
		if (text_same(k->text, d->answers[i].letter)) {
			menu_go(d->lines, (long)i);
			return choose(d, true);
		}
	}
	return EFFECT_PASS;
}

static const char *dialog_page(const struct screen *s)
{
	return ((const struct dialog *)s)->help;
}

void dialog_explain(struct screen *s, const char *help)
{
	((struct dialog *)s)->help = help;
}

static const struct screen_ops dialog_ops = {
	.name = "dialog", .context = CTX_DIALOG, .overlay = true, .draw = dialog_draw, .act = dialog_act, .key = dialog_key,
	.help = dialog_page,
};

struct screen *dialog_screen(struct app *app, const char *title, const char *text, const struct answer *answers, size_t count,
                             unsigned (*chosen)(struct screen *asked, long id, void *data), void *data)
{
	struct dialog *d = SCREEN_NEW(app, struct dialog, &dialog_ops);
	d->title = mem_dup(d, title);
	d->text = mem_dup(d, text);
	d->answers = NEW_ARRAY(d, struct answer, count);
	d->count = count;
	d->help = "form";
	d->chosen = chosen;
	d->data = data;
	d->lines = menu_new(d);
	for (size_t i = 0; i < count; i++) {
		AUTO_CTX(tmp);
		d->answers[i] = (struct answer){mem_dup(d, answers[i].letter), NULL, answers[i].rest, answers[i].id};
		menu_add(d->lines, ROLE_TEXT, HANG, (long)i, mem_printf(tmp, "%s  %s", answers[i].letter, answers[i].label));
	}
	return &d->s;
}
