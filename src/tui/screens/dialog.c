// SPDX-License-Identifier: EUPL-1.2
#include "dialog.h"
#include <carnet/base/text.h>
#include <string.h>

enum { BOX_COLS = 64, MARGIN_COLS = 2 };

struct dialog {
	struct screen s;
	char *title, *text;
	struct answer *answers;
	size_t count, at;
	unsigned (*chosen)(struct screen *asked, long id, void *data);
	void *data;
	const char *help;    /* key of its help page */
	struct rect rows;    /* of the answers, as last drawn */
};

static void draw_answer(const struct dialog *d, size_t i, int y)
{
	const struct answer *a = &d->answers[i];
	bool on = i == d->at;
	enum role role = on ? ROLE_FOCUS : ROLE_TEXT;
	draw_fill((struct rect){y, d->rows.x, 1, d->rows.cols}, role);
	draw_mark(y, d->rows.x, 2, on);
	draw_put(y, d->rows.x + 2, 2, role, a->letter);
	draw_put(y, d->rows.x + 5, d->rows.cols - 5, role, a->label);
	if (on)
		draw_cursor(y, d->rows.x);
}

static int text_rows(const char *text, int cols, struct rect r, bool draw)
{
	size_t len = strlen(text);
	int rows = 0;
	for (size_t at = 0; at < len; rows++) {
		const char *newline = memchr(text + at, '\n', len - at);
		size_t end = newline ? (size_t)(newline - text) : len;
		text_line l = text_wrap(text, end, at, cols);
		if (draw && rows < r.rows)
			draw_putn(r.y + rows, r.x, cols, ROLE_TEXT, text + l.start, l.end - l.start);
		at = l.next < end ? l.next : end + 1;
	}
	return rows;
}

static void dialog_draw(struct screen *s)
{
	struct dialog *d = (struct dialog *)s;
	int cols = s->rect.cols - 2 < BOX_COLS ? s->rect.cols - 2 : BOX_COLS, inner = cols - 2 - 2 * MARGIN_COLS;
	int lines = text_rows(d->text, inner, s->rect, false);
	int rows = lines + (int)d->count + 3;
	struct rect box = rect_middle(s->rect, rows, cols), in = rect_inside(box, 1, 1 + MARGIN_COLS);
	draw_window(s->rect, box, d->title, NULL);
	d->rows = rect_bottom(&in, (int)d->count);
	text_rows(d->text, inner, in, true);
	for (size_t i = 0; i < d->count && (int)i < d->rows.rows; i++)
		draw_answer(d, i, d->rows.y + (int)i);
}

/* The dialog is closed before the answer acts, and must not be touched after. */
static unsigned choose(struct dialog *d, bool by_letter)
{
	struct app *app = d->s.app;
	struct answer a = d->answers[d->at];
	unsigned (*chosen)(struct screen *, long, void *) = d->chosen;
	void *data = d->data;
	app->passed_over = by_letter ? a.rest : NULL;
	app_pop(app);
	return chosen(app->top, a.id, data);
}

static unsigned move(struct dialog *d, size_t to)
{
	d->at = to;
	return EFFECT_REDRAW;
}

static unsigned dialog_act(struct screen *s, enum action a, const struct key *k)
{
	struct dialog *d = (struct dialog *)s;
	(void)k;
	if (a == ACT_UP || a == ACT_PREVIOUS || a == ACT_LEFT)
		return move(d, d->at ? d->at - 1 : 0);
	if (a == ACT_DOWN || a == ACT_NEXT || a == ACT_RIGHT)
		return move(d, d->at + 1 < d->count ? d->at + 1 : d->at);
	return a == ACT_OPEN ? choose(d, false) : EFFECT_PASS;
}

static unsigned dialog_key(struct screen *s, const struct key *k)
{
	struct dialog *d = (struct dialog *)s;
	if (k->code == K_CLICK && rect_has(d->rows, k->y, k->x)) {
		d->at = (size_t)(k->y - d->rows.y);
		return dialog_act(s, ACT_OPEN, NULL);
	}
	for (size_t i = 0; key_is_text(k) && i < d->count; i++) {
		if (text_same(k->text, d->answers[i].letter)) {
			d->at = i;
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

static const char *copy(const void *parent, const char *s)
{
	return s ? mem_dup(parent, s) : NULL;
}

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
	for (size_t i = 0; i < count; i++)
		d->answers[i] = (struct answer){copy(d, answers[i].letter), copy(d, answers[i].label), answers[i].rest, answers[i].id};
	return &d->s;
}
