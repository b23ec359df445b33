// SPDX-License-Identifier: EUPL-1.2
#include "help.h"
#include <carnet/base/i18n.h>
#include "../widgets/reader.h"

enum { LIST_COLS = 34, SPLIT_COLS = 80, MARK_COLS = 2 };

struct help {
	struct screen s;
	struct screen *about;             /* the screen that is explained */
	const struct binding **rows;      /* what can be done on it */
	long count, at, first;
	int key_cols;                     /* of the widest key shown */
	doc *doc;                         /* NULL: no page explains it */
	struct reader *reader;
	struct rect list;
};

/* A key of the frame that the screen has for itself (Esc) is listed once. */
static bool listed(const struct help *h, const struct binding *b)
{
	for (long i = 0; i < h->count; i++)
		if (h->rows[i]->key == b->key)
			return true;
	return false;
}

static void add_rows(struct help *h, bool frame)
{
	for (const struct binding *b = key_bindings; b->key; b++) {
		if ((b->context == CTX_FRAME) != frame || b->flags & B_QUIET || b->action == ACT_HELP)
			continue;
		if (app_offers(h->s.app, b) && !listed(h, b))
			h->rows[h->count++] = b;
	}
	for (long i = 0; i < h->count; i++)
		h->key_cols = binding_words(h->rows[i])->shown_cols >= h->key_cols ? binding_words(h->rows[i])->shown_cols + 1 : h->key_cols;
}

static size_t all_bindings(void)
{
	size_t n = 0;
	while (key_bindings[n].key)
		n++;
	return n;
}

static int help_open(struct screen *s, struct err *e)
{
	struct help *h = (struct help *)s;
	library *l = s->app->desk ? s->app->desk->l : s->app->guide;
	h->about = s->app->top;
	h->rows = NEW_ARRAY(h, const struct binding *, all_bindings());
	add_rows(h, false);
	add_rows(h, true);
	const struct screen_ops *ops = h->about->ops;
	const char *id = l ? library_screen_help(l, h, ops->help ? ops->help(h->about) : ops->name) : NULL;
	if (!id)
		return 0;
	int code = library_doc(l, h, id, &h->doc, e);
	if (code == 0)
		h->reader = reader_new(h, h->doc, l);
	return code;
}

static void help_title(const struct screen *s, strbuf *left, strbuf *right)
{
	(void)s;
	(void)right;
	sb_add(left, _("Help"));
}

static void help_layout(struct screen *s)
{
	struct help *h = (struct help *)s;
	struct rect r = s->rect;
	if (!h->reader) {
		h->list = r;
		return;
	}
	if (r.cols >= SPLIT_COLS)
		h->list = rect_right(&r, LIST_COLS);
	else
		h->list = rect_bottom(&r, h->count + 1 < r.rows / 2 ? (int)h->count + 1 : r.rows / 2); /* a short list leaves the page its lines */
	reader_layout(h->reader, rect_inside(r, 0, 0));
}

static void help_draw(struct screen *s)
{
	struct help *h = (struct help *)s;
	struct rect r = h->list;
	if (h->reader)
		reader_draw(h->reader, false);
	draw_put(r.y, r.x, r.cols, ROLE_HEADING, _("What you can do here"));
	rect_top(&r, 1);
	h->first = scroll_to(h->first, h->at, h->count, r.rows);
	for (long i = 0; i < r.rows && h->first + i < h->count; i++) {
		const struct binding *b = h->rows[h->first + i];
		bool on = h->first + i == h->at;
		enum role role = on ? ROLE_FOCUS : ROLE_TEXT;
		int y = r.y + (int)i;
		draw_fill((struct rect){y, r.x, 1, r.cols}, role);
		int label = MARK_COLS + h->key_cols;
		draw_mark(y, r.x, MARK_COLS, on);
		draw_put(y, r.x + MARK_COLS, h->key_cols, on ? role : ROLE_HINT_KEY, binding_words(b)->shown);
		draw_pad(y, r.x + label, r.cols - label, role, binding_words(b)->label);
		if (on)
			draw_cursor(y, r.x);
	}
	draw_more(r, h->first > 0 && h->at > h->first, h->first + r.rows < h->count && h->at < h->first + r.rows - 1); /* beside a key it would read as one */
}

/* Closes help, then does it on the screen that was explained. */
static unsigned run(struct help *h)
{
	struct app *app = h->s.app;
	const struct binding *b = h->rows[h->at];
	app_pop(app);
	return app_run(app, b);
}

/* The key of a row does what the row says, as on the screen itself; those of the frame do it from here too. */
static unsigned asked(struct help *h, const struct key *k)
{
	for (long i = 0; i < h->count && !k->mods; i++) {
		const struct binding *b = h->rows[i];
		if (b->key == k->code && !b->last && b->context != CTX_FRAME && !(b->flags & B_SHIFT)) {
			h->at = i;
			return run(h);
		}
	}
	return EFFECT_PASS;
}

static unsigned move(struct help *h, long to)
{
	h->at = to < 0 ? 0 : to >= h->count ? h->count - 1 : to;
	return EFFECT_REDRAW;
}

static unsigned turn_page(struct help *h, enum action a)
{
	if (h->reader)
		return reader_act(h->reader, a) ? EFFECT_REDRAW : EFFECT_NONE;
	return move(h, h->at + (a == ACT_PAGE_UP ? -1 : 1) * (h->list.rows > 2 ? h->list.rows - 2 : 1));
}

static unsigned help_act(struct screen *s, enum action a, const struct key *k)
{
	struct help *h = (struct help *)s;
	if (a == ACT_UP || a == ACT_PREVIOUS)
		return move(h, h->at - 1);
	if (a == ACT_DOWN || a == ACT_NEXT)
		return move(h, h->at + 1);
	if (a == ACT_OPEN)
		return run(h);
	if (a == ACT_PAGE_UP || a == ACT_PAGE_DOWN)
		return turn_page(h, a);
	return k && key_is_text(k) ? asked(h, k) : EFFECT_PASS;
}

static bool help_can(const struct screen *s, enum action a)
{
	const struct help *h = (const struct help *)s;
	return a != ACT_PAGE_DOWN || (h->reader && reader_goes_on(h->reader));
}

static unsigned help_key(struct screen *s, const struct key *k)
{
	struct help *h = (struct help *)s;
	long row = h->first + k->y - h->list.y - 1;
	if (k->code != K_CLICK)
		return asked(h, k);
	if (!rect_has(h->list, k->y, k->x) || row < h->first || row >= h->count)
		return EFFECT_PASS;
	h->at = row;
	return run(h);
}

static const struct screen_ops help_ops = {
	.name = "help", .context = CTX_HELP, .open = help_open, .title = help_title, .layout = help_layout, .draw = help_draw, .act = help_act,
	.can = help_can, .key = help_key,
};

struct screen *help_screen(struct app *app)
{
	return &SCREEN_NEW(app, struct help, &help_ops)->s;
}
