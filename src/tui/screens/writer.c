// SPDX-License-Identifier: EUPL-1.2
#include <carnet/base/i18n.h>
#include "dialogs.h"

struct writer {
	struct screen s;
	char *title;
	struct editor *ed; /* the screen below owns it */
	void (*changed)(struct screen *below);
};

static void draw(struct screen *s)
{
	struct writer *w = (struct writer *)s;
	struct rect r = s->rect;
	editor_draw(w->ed, r.cols > 60 ? rect_inside(r, 0, 1) : r, true);
}

static unsigned key(struct screen *s, const struct key *k)
{
	struct writer *w = (struct writer *)s;
	if (k->code == K_CLICK) {
		editor_click(w->ed, k->y, k->x);
		return EFFECT_REDRAW;
	}
	enum edit_result done = editor_key(w->ed, k);
	if (done == EDIT_CHANGED)
		w->changed(s->below);
	return done == EDIT_PASS ? EFFECT_PASS : EFFECT_REDRAW;
}

/* What is typed belongs to the form below, which keeps the whole record. */
static unsigned act(struct screen *s, enum action a, const struct key *k)
{
	struct app *app = s->app;
	if (a != ACT_SAVE)
		return EFFECT_PASS;
	app_pop(app);
	return app_act(app, ACT_SAVE, k) | EFFECT_REDRAW;
}

static void title(const struct screen *s, strbuf *left, strbuf *right)
{
	sb_add(left, ((const struct writer *)s)->title);
	sb_add(right, _("Esc goes back to the form, nothing is lost"));
}

static const struct screen_ops ops = {
	.name = "editor",
	.context = CTX_EDITOR,
	.title = title,
	.draw = draw,
	.act = act,
	.key = key,
	.typing = dialog_typing,
	.help = dialog_help,
};

struct screen *writer_screen(struct app *app, const char *heading, struct editor *ed, void (*changed)(struct screen *below))
{
	struct writer *w = SCREEN_NEW(app, struct writer, &ops);
	w->title = mem_dup(w, heading);
	w->ed = ed;
	w->changed = changed;
	return &w->s;
}
