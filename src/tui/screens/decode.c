// SPDX-License-Identifier: EUPL-1.2
#include "decode.h"
#include <carnet/base/i18n.h>
#include <carnet/journal/drafts.h>
#include <string.h>
#include "../widgets/editor.h"
#include "guide.h"

/* The text stays in the drafts file: it is there again the next time. */
struct decode {
	struct screen s;
	struct editor *ed;
};

static const char key_of_draft[] = "decode";

static struct decode *of(const struct screen *s)
{
	return (struct decode *)s;
}

static int decode_open(struct screen *s, struct err *e)
{
	AUTO_CTX(tmp);
	draft *list;
	size_t count;
	int code = draft_list(s->app->desk->j, tmp, key_of_draft, &list, &count, e);
	of(s)->ed = editor_new(s, code == 0 && count && list[0].count ? list[0].fields[0].typed : "");
	return code;
}

static int decode_save_draft(struct screen *s, struct err *e)
{
	draft_field text = {"text", editor_text(of(s)->ed)};
	return draft_put(s->app->desk->j, key_of_draft, &text, 1, e);
}

static void decode_title(const struct screen *s, strbuf *left, strbuf *right)
{
	(void)s;
	sb_add(left, _("Your text"));
	sb_add(right, _("paste it here, then F2"));
}

static void decode_draw(struct screen *s)
{
	editor_draw(of(s)->ed, s->rect.cols > 60 ? rect_inside(s->rect, 0, 1) : s->rect, true);
}

/* F2 explains; Esc keeps the text and goes back. */
static unsigned decode_act(struct screen *s, enum action a, const struct key *k)
{
	AUTO_CTX(tmp);
	const char *text = editor_text(of(s)->ed);
	(void)k;
	if (a != ACT_SAVE)
		return EFFECT_PASS;
	if (!text[strspn(text, " \n\t")])
		app_tell(s->app, ROLE_TEXT, "%s", _("There is no text yet. Paste it here, or type it, then press F2."));
	else
		app_push(s->app, guide_screen(s->app, mem_printf(tmp, "text:%s", text)));
	return EFFECT_REDRAW;
}

static unsigned decode_key(struct screen *s, const struct key *k)
{
	if (k->code == K_CLICK) {
		editor_click(of(s)->ed, k->y, k->x);
		return EFFECT_REDRAW;
	}
	enum edit_result done = editor_key(of(s)->ed, k);
	if (done == EDIT_CHANGED)
		app_unsaved(s->app);
	return done == EDIT_PASS ? EFFECT_PASS : EFFECT_REDRAW;
}

static bool decode_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static const struct screen_ops ops = {
	.name = "decode", .context = CTX_DECODE, .open = decode_open, .title = decode_title, .draw = decode_draw, .act = decode_act,
	.key = decode_key, .typing = decode_typing, .save_draft = decode_save_draft,
};

struct screen *decode_screen(struct app *app)
{
	return &SCREEN_NEW(app, struct decode, &ops)->s;
}
