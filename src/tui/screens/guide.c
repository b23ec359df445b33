// SPDX-License-Identifier: EUPL-1.2
#include "guide.h"
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>
#include <string.h>
#include "../widgets/lineedit.h"
#include "../widgets/reader.h"
#include "dialog.h"
#include "guide_outline.h"
#include "guide_page.h"

enum { WIDE_COLS = 80, OUTLINE_COLS = 26 };
enum prompt { PROMPT_NONE, PROMPT_FIND, PROMPT_NOTE };

struct step {
	char *target, *position;
};

struct guide {
	struct screen s;
	char *start;               /* what it was opened on, NULL: the contents */
	struct outline *outline;
	struct guide_page *page;   /* NULL when the guide has none */
	struct reader *reader;
	bool reading;              /* the page is in focus, not the contents */
	struct step *trail;        /* pages left by a link */
	size_t ntrail;
	enum prompt prompt;
	struct lineedit *line;
	int matches;               /* of the search inside the page */
	int number;                /* digits of a link typed so far */
};

static struct guide *of(const struct screen *s)
{
	return (struct guide *)s;
}

/* --- Pages ----------------------------------------------------------------------------------------------------------- */

static void leave_page(struct guide *g)
{
	AUTO_ERR e = {0};
	if (!g->page)
		return;
	char *position = reader_position(g, g->reader);
	if (guide_keep_position(g->s.app, g->page, position, &e) != 0)
		app_tell_err(g->s.app, &e);
	talloc_free(position);
}

static void place_reader(struct guide *g)
{
	struct rect r = g->s.rect;
	if (r.cols >= WIDE_COLS)
		rect_left(&r, OUTLINE_COLS + 1);
	if (g->prompt)
		rect_bottom(&r, 1);
	if (g->reader)
		reader_layout(g->reader, r);
}

/* Shows a page where it was left, or at position. */
static int show(struct guide *g, const char *target, const char *position, struct err *e)
{
	struct guide_page *p;
	int rc = guide_page_read(g->s.app, g, target, &p, e);
	if (rc != 0)
		return rc;
	leave_page(g);
	struct guide_page *old = g->page;
	g->page = p;
	g->number = g->matches = 0;
	if (g->reader)
		reader_show(g->reader, p->doc);
	else
		g->reader = reader_new(g, p->doc, g->s.app->desk->l);
	talloc_free(old);
	if (g->s.rect.cols)
		place_reader(g);
	reader_go(g->reader, position ? position : p->kept);
	return 0;
}

static void try_show(struct guide *g, const char *target, const char *position)
{
	AUTO_ERR e = {0};
	if (show(g, target, position, &e) != 0)
		app_tell_err(g->s.app, &e);
}

/* The page of the contents' row in focus. */
static void preview(struct guide *g)
{
	const char *id = outline_page(g->outline);
	if (id && (!g->page || !g->page->id || strcmp(id, g->page->id) != 0)) {
		char *copy = mem_dup(g, id);
		try_show(g, copy, NULL);
		talloc_free(copy);
	}
}

static int guide_open(struct screen *s, struct err *e)
{
	struct guide *g = of(s);
	if (!s->app->desk->l)
		return err_set(e, ERR_MISSING, _("The guide is not installed"), _("install carnet again, or run make"));
	int rc = outline_new(g, &g->outline, s->app->desk->l, e);
	if (rc != 0)
		return rc;
	g->line = lineedit_new(g, "");
	g->reading = g->start != NULL;
	const char *first = g->start ? g->start : outline_page(g->outline);
	rc = first ? show(g, first, NULL, e) : 0;
	if (rc == 0 && g->page && g->page->id)
		outline_show(g->outline, g->page->id);
	return rc;
}

static void guide_close(struct screen *s)
{
	leave_page(of(s));
}

static void guide_layout(struct screen *s)
{
	place_reader(of(s));
}

/* Follows a link: a word is explained in place, a page leaves its mark on the trail. */
static void follow(struct guide *g, const char *target)
{
	if (strncmp(target, "sigle:", 6) == 0 && reader_explain(g->reader, target + 6))
		return;
	if (strncmp(target, "entity:", 7) == 0) {
		app_follow(g->s.app, target);
		return;
	}
	AUTO_ERR e = {0};
	char *copy = mem_dup(g, target);
	struct step left = {mem_dup(g, g->page->target), reader_position(g, g->reader)};
	if (show(g, copy, NULL, &e) != 0) {
		app_tell_err(g->s.app, &e);
	} else {
		g->trail = g->trail ? GROW(g, g->trail, g->ntrail + 1) : NEW_ARRAY(g, struct step, 1);
		g->trail[g->ntrail++] = left;
		g->reading = true;
		if (g->page->id)
			outline_show(g->outline, g->page->id);
	}
	talloc_free(copy);
}

static unsigned back_along(struct guide *g)
{
	struct step last = g->trail[--g->ntrail];
	try_show(g, last.target, last.position);
	if (g->page->id)
		outline_show(g->outline, g->page->id);
	return EFFECT_REDRAW;
}

/* --- Drawing --------------------------------------------------------------------------------------------------------- */

static void guide_title(const struct screen *s, strbuf *left, strbuf *right)
{
	const struct guide *g = of(s);
	sb_add(left, _("Guide"));
	if (!g->page)
		return;
	if (*g->page->part)
		sb_addf(left, " › %s", g->page->part);
	sb_addf(left, " › %s", g->page->title);
	if (g->page->of)
		sb_addf(right, _("page %d of %d"), g->page->position, g->page->of);
}

static void draw_prompt(struct guide *g, struct rect r)
{
	const char *label = g->prompt == PROMPT_FIND ? _("Find in the page:") : _("My note:");
	int cols = text_width(label) + 1;
	draw_put(r.y, r.x, r.cols, ROLE_LABEL, label);
	lineedit_draw(g->line, r.y, r.x + cols, r.cols - cols, true);
}

static void guide_draw(struct screen *s)
{
	struct guide *g = of(s);
	struct rect r = s->rect, prompt = rect_bottom(&r, g->prompt ? 1 : 0);
	bool wide = s->rect.cols >= WIDE_COLS;
	if (wide || !g->reading) {
		struct rect left = wide ? rect_left(&r, OUTLINE_COLS) : r;
		outline_draw(g->outline, left, !g->reading && !g->prompt);
	}
	if (wide)
		for (int y = r.y; y < r.y + r.rows; y++)
			draw_put(y, r.x, 1, ROLE_RULE, "│");
	if (g->reader && (wide || g->reading))
		reader_draw(g->reader, g->reading && !g->prompt);
	if (g->prompt)
		draw_prompt(g, prompt);
}

/* --- Actions --------------------------------------------------------------------------------------------------------- */

/* A numbered link. With more than nine of them a digit may be the first of two: Enter, or the second, ends the number. */
static unsigned link_digit(struct guide *g, const struct key *k)
{
	int digit = k ? key_digit(k) : -1, links = reader_links(g->reader);
	int n = g->number * 10 + (digit > 0 ? digit : 0);
	g->number = 0;
	if (digit < 0 || n < 1 || n > links) {
		app_tell(g->s.app, ROLE_TEXT, links ? ngettext("This page has %d numbered link.", "This page has %d numbered links.", (unsigned long)links)
		                                    : _("This page has no numbered link."), links);
		return EFFECT_REDRAW;
	}
	if (n * 10 <= links) {
		g->number = n;
		app_tell(g->s.app, ROLE_TEXT, _("Link %d: Enter opens it, or type its second digit."), n);
		return EFFECT_REDRAW;
	}
	g->reading = true;
	follow(g, reader_link(g->reader, n));
	return EFFECT_REDRAW;
}

static unsigned open_here(struct guide *g, int number)
{
	const char *target = number ? reader_link(g->reader, number) : reader_target(g->reader);
	if (!g->reading) {
		g->reading = outline_page(g->outline) != NULL && g->reader;
		preview(g);
	} else if (target) {
		follow(g, target);
	}
	return EFFECT_REDRAW;
}

static unsigned start_prompt(struct guide *g, enum prompt prompt)
{
	g->prompt = prompt;
	lineedit_set(g->line, "");
	place_reader(g);
	return EFFECT_REDRAW;
}

static unsigned end_prompt(struct guide *g)
{
	g->prompt = PROMPT_NONE;
	g->reading = true;
	place_reader(g);
	return EFFECT_REDRAW;
}

static unsigned bookmark(struct guide *g)
{
	AUTO_ERR e = {0};
	bool now;
	if (guide_toggle_mark(g->s.app, g->page->id, &now, &e) != 0) {
		app_tell_err(g->s.app, &e);
		return EFFECT_REDRAW;
	}
	app_tell(g->s.app, ROLE_OK, "%s", now ? _("Bookmark set on this page.") : _("Bookmark taken off this page."));
	return EFFECT_RELOAD;
}

static unsigned keep_note(struct guide *g)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	char *text = text_trim(tmp, lineedit_text(g->line));
	if (*text && guide_add_note(g->s.app, g->page->id, text, &e) != 0) {
		app_tell_err(g->s.app, &e);
		return EFFECT_REDRAW;
	}
	end_prompt(g);
	if (*text)
		app_tell(g->s.app, ROLE_OK, "%s", _("Note kept, at the foot of the page."));
	return EFFECT_RELOAD;
}

static const char *const formats[] = {"text", "html", "markdown", "pdf"};

static unsigned export_as(struct screen *asked, long id, void *data)
{
	struct guide *g = of(asked);
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	char *written;
	(void)data;
	if (desk_write(tmp, g->page->doc, formats[id], NULL, NULL, g->page->id ? g->page->id : g->page->title, &written, &e) != 0)
		app_tell_err(asked->app, &e);
	else
		app_exported(asked->app, written);
	return EFFECT_REDRAW;
}

static unsigned export_page(struct guide *g)
{
	const struct answer answers[] = {
		{"p", _("PDF, to print"), NULL, 3}, {"t", _("plain text, to print or send"), NULL, 0},
		{"h", _("HTML, for a browser"), NULL, 1}, {"m", _("Markdown, for another program"), NULL, 2}};
	app_push(g->s.app, dialog_screen(g->s.app, _("Export this page"), _("In which form?\n"), answers, LENGTH(answers), export_as, NULL));
	return EFFECT_REDRAW;
}

/* Esc: what is over the page, then the page, then the guide. */
static unsigned step_back(struct guide *g)
{
	if (g->prompt)
		return end_prompt(g);
	if (g->reading && reader_back(g->reader))
		return EFFECT_REDRAW;
	if (g->matches) {
		g->matches = reader_find(g->reader, "");
		return EFFECT_REDRAW;
	}
	if (!g->reading || g->start)
		return EFFECT_PASS;
	g->reading = false;
	return EFFECT_REDRAW;
}

static unsigned outline_action(struct guide *g, enum action a)
{
	if (!outline_act(g->outline, a))
		return a == ACT_RIGHT || a == ACT_OPEN || a == ACT_NEXT ? open_here(g, 0) : EFFECT_PASS;
	if (g->s.rect.cols >= WIDE_COLS)
		preview(g);
	return EFFECT_REDRAW;
}

static unsigned find_typed(struct guide *g, const struct key *k)
{
	enum edit_result r = lineedit_key(g->line, k);
	if (r == EDIT_PASS)
		return EFFECT_PASS;
	if (r == EDIT_CHANGED && g->prompt == PROMPT_FIND) {
		g->matches = reader_find(g->reader, lineedit_text(g->line));
		app_tell(g->s.app, ROLE_TEXT, g->matches ? ngettext("%d place; Enter, then n for the next one.", "%d places; Enter, then n for the next one.", (unsigned long)g->matches)
		                                         : _("Nothing found in this page."), g->matches);
	}
	return EFFECT_REDRAW;
}

static unsigned to_contents(struct guide *g)
{
	g->reading = false;
	return EFFECT_REDRAW;
}

static unsigned ask_words(struct guide *g)
{
	return start_prompt(g, PROMPT_FIND);
}

static unsigned ask_note(struct guide *g)
{
	return start_prompt(g, PROMPT_NOTE);
}

static unsigned simple_action(struct guide *g, enum action a)
{
	static const struct {
		enum action a;
		unsigned (*run)(struct guide *g);
	} simple[] = {
		{ACT_BACK, step_back}, {ACT_OUTLINE, to_contents}, {ACT_TRAIL, back_along}, {ACT_FIND, ask_words}, {ACT_NOTE, ask_note},
		{ACT_BOOKMARK, bookmark}, {ACT_EXPORT, export_page},
	};
	for (size_t i = 0; i < LENGTH(simple); i++)
		if (simple[i].a == a)
			return simple[i].run(g);
	return EFFECT_PASS;
}

static unsigned guide_act(struct screen *s, enum action a, const struct key *k)
{
	struct guide *g = of(s);
	int number = g->number;
	if (a == ACT_LINK)
		return link_digit(g, k);
	g->number = 0;
	unsigned effects = simple_action(g, a);
	if (!(effects & EFFECT_PASS) || g->prompt)
		return effects;
	if (!g->reading)
		return outline_action(g, a);
	if (a == ACT_OPEN)
		return open_here(g, number);
	if (a == ACT_WORD && !reader_act(g->reader, a)) {
		app_tell(s->app, ROLE_TEXT, "%s", _("No glossary word from here to the end of the page."));
		return EFFECT_REDRAW;
	}
	return a == ACT_WORD || reader_act(g->reader, a) ? EFFECT_REDRAW : EFFECT_PASS;
}

static bool guide_can(const struct screen *s, enum action a)
{
	const struct guide *g = of(s);
	const bool page_there = g->page != NULL, own_page = page_there && g->page->id;
	const struct {
		enum action a;
		bool can;
	} when[] = {
		{ACT_OUTLINE, g->reading}, {ACT_OPEN, !g->reading || g->number || reader_target(g->reader)}, {ACT_LINK, page_there && reader_links(g->reader) > 0},
		{ACT_WORD, g->reading}, {ACT_TRAIL, g->ntrail > 0}, {ACT_BOOKMARK, own_page}, {ACT_NOTE, own_page && !g->matches}, {ACT_EXPORT, page_there},
		{ACT_FIND, page_there}, {ACT_FIND_NEXT, g->matches > 0}, {ACT_FIND_PREVIOUS, g->matches > 0},
	};
	for (size_t i = 0; i < LENGTH(when); i++)
		if (when[i].a == a)
			return when[i].can;
	return true;
}

static unsigned guide_key(struct screen *s, const struct key *k)
{
	struct guide *g = of(s);
	if (g->prompt && k->code == K_ENTER)
		return g->prompt == PROMPT_NOTE ? keep_note(g) : end_prompt(g);
	if (g->prompt)
		return find_typed(g, k);
	if (k->code != K_CLICK)
		return EFFECT_PASS;
	bool wide = s->rect.cols >= WIDE_COLS;
	if ((wide || !g->reading) && outline_click(g->outline, k->y, k->x)) {
		g->reading = false;
		return outline_action(g, ACT_OPEN);
	}
	g->reading = g->reader != NULL;
	if (g->reader && reader_click(g->reader, k->y, k->x))
		return open_here(g, 0);
	return EFFECT_REDRAW;
}

static bool guide_typing(const struct screen *s)
{
	return of(s)->prompt != PROMPT_NONE;
}

/* Notes are part of the page: it is read again, at the same place. */
static int guide_reload(struct screen *s, struct err *e)
{
	struct guide *g = of(s);
	if (!g->page)
		return 0;
	char *target = mem_dup(g, g->page->target), *position = reader_position(g, g->reader);
	int rc = show(g, target, position, e);
	talloc_free(target);
	talloc_free(position);
	return rc;
}

static const struct screen_ops guide_ops = {
	.name = "guide", .context = CTX_GUIDE, .open = guide_open, .title = guide_title, .layout = guide_layout, .draw = guide_draw, .act = guide_act,
	.can = guide_can, .key = guide_key, .typing = guide_typing, .reload = guide_reload, .close = guide_close,
};

struct screen *guide_screen(struct app *app, const char *target)
{
	struct guide *g = SCREEN_NEW(app, struct guide, &guide_ops);
	g->start = target ? mem_dup(g, target) : NULL;
	return &g->s;
}
