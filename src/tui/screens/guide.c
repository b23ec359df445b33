// SPDX-License-Identifier: EUPL-1.2
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>
#include <string.h>
#include "decode.h"
#include "guide_screen.h"
#include "moves.h"

enum { WIDE_COLS = 80, OUTLINE_COLS = 26, MARK_COLS = 2 };

static struct guide *of(const struct screen *s)
{
	return (struct guide *)s;
}

/* --- Pages ----------------------------------------------------------------------------------------------------------- */

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
static int show_page(struct guide *g, const char *target, const char *position, struct err *e)
{
	reading *p, *old = g->page;
	int code = desk_read(g->s.app->desk, g, target, READ_MINE, &p, e);
	if (code != 0)
		return code;
	guide_keep_position(g);
	g->page = p;
	g->number = g->matches = 0;
	if (g->reader)
		reader_show(g->reader, p->doc);
	else
		g->reader = reader_new(g, p->doc, g->s.app->desk->l);
	talloc_free(old);
	if (g->s.rect.cols)
		place_reader(g);
	char *kept = p->id ? guide_position(g->s.app, p, p->id) : NULL;
	if (p->words && !position)
		reader_go_to_words(g->reader, p->words);
	else
		reader_go(g->reader, position ? position : kept ? kept : "");
	return 0;
}

static void try_show(struct guide *g, const char *target, const char *position)
{
	AUTO_ERR e = {0};
	if (show_page(g, target, position, &e) != 0)
		app_tell_err(g->s.app, &e);
}

static const char WORD[] = "sigle:"; /* begins the target of a word's page */

static const char DECODE[] = "mine:decode";

static bool from_outside(const struct guide *g)
{
	return g->page && strncmp(g->page->target, "text:", 5) == 0;
}

/* What the contents call the page shown. */
static const char *place(const struct guide *g)
{
	return g->page->id ? g->page->id : from_outside(g) ? DECODE : g->page->target;
}

/* Where Enter writes the text to decode, be its link reached or not. */
static bool asks_text(const struct guide *g)
{
	return g->page && strcmp(g->page->target, DECODE) == 0;
}

/* A word is one of its page's. */
static void show_place(struct guide *g)
{
	outline_show(g->outline, strncmp(place(g), WORD, strlen(WORD)) == 0 ? "sigles" : place(g));
}

/* The page of the contents' row in focus. */
static void preview(struct guide *g)
{
	const char *row = outline_page(g->outline);
	if (row && (!g->page || strcmp(row, place(g)) != 0)) {
		char *copy = mem_dup(g, row);
		try_show(g, copy, NULL);
		talloc_free(copy);
	}
}

static int guide_open(struct screen *s, struct err *e)
{
	struct guide *g = of(s);
	s->rect = s->app->body; /* a place in a page is a line of it, as wide as it is */
	int code = outline_new(g, &g->outline, s->app->desk->l, e);
	code = code ? code : desk_changes_begin(s->app->desk, e);
	if (code != 0)
		return code;
	g->line = lineedit_new(g, "");
	g->reading = g->start != NULL;
	const char *first = g->start ? g->start : outline_page(g->outline);
	code = first ? show_page(g, first, NULL, e) : 0;
	if (code == 0 && g->page)
		show_place(g);
	if (code == 0)
		guide_entered(g);
	return code;
}

/* Screens below may tell what was read. */
static void guide_close(struct screen *s)
{
	guide_keep_position(of(s));
	for (struct screen *below = of(s)->fresh ? s->below : NULL; below; below = below->below) {
		AUTO_ERR e = {0};
		if (below->ops->reload && below->ops->reload(below, &e) != 0)
			app_tell_err(s->app, &e);
	}
}

static void guide_layout(struct screen *s)
{
	place_reader(of(s));
}

/* --- Following links, back and forward --------------------------------------------------------------------------------- */

static void step_add(struct guide *g, struct trail *t, struct step step)
{
	t->steps = GROW(g, t->steps, t->count + 1);
	t->steps[t->count++] = step;
}

static struct step step_here(struct guide *g)
{
	return (struct step){mem_dup(g, g->page->target), reader_position(g, g->reader)};
}

/* A page leaves its mark on the trail. */
static void go_to_page(struct guide *g, const char *target)
{
	AUTO_ERR e = {0};
	char *copy = mem_dup(g, target);
	struct step left = step_here(g);
	if (show_page(g, copy, NULL, &e) != 0) {
		app_tell_err(g->s.app, &e);
	} else {
		step_add(g, &g->left, left);
		g->ahead.count = 0;
		g->reading = true;
		show_place(g);
	}
	talloc_free(copy);
}

static void to_word(struct guide *g, const char *target)
{
	if (!reader_explain(g->reader, strchr(target, ':') + 1))
		go_to_page(g, target);
}

static void to_record(struct guide *g, const char *target)
{
	app_follow(g->s.app, target);
}

static void to_note(struct guide *g, const char *target)
{
	guide_note_open(g, strchr(target, ':') + 1);
}

static void to_decoder(struct guide *g, const char *target)
{
	(void)target;
	app_push(g->s.app, decode_screen(g->s.app));
}

static void to_nothing(struct guide *g, const char *target)
{
	(void)target;
	app_tell(g->s.app, ROLE_TEXT, "%s", _("This page is no longer in the guide. d takes its bookmark off."));
}

static void follow(struct guide *g, const char *target)
{
	static const struct {
		const char *prefix;
		void (*go)(struct guide *g, const char *target);
	} kinds[] = {{WORD, to_word}, {"entity:", to_record}, {"note:", to_note}, {"gone:", to_nothing}, {"decode:", to_decoder}, {"", go_to_page}};
	size_t i = 0;
	while (strncmp(target, kinds[i].prefix, strlen(kinds[i].prefix)) != 0)
		i++;
	kinds[i].go(g, target);
}

static unsigned along(struct guide *g, struct trail *from, struct trail *to)
{
	struct step next = from->steps[--from->count];
	step_add(g, to, step_here(g));
	try_show(g, next.target, next.position);
	show_place(g);
	return EFFECT_REDRAW;
}

static unsigned back_along(struct guide *g)
{
	return along(g, &g->left, &g->ahead);
}

static unsigned forward_along(struct guide *g)
{
	return along(g, &g->ahead, &g->left);
}

/* --- Drawing --------------------------------------------------------------------------------------------------------- */

static void guide_title(const struct screen *s, strbuf *left, strbuf *right)
{
	const struct guide *g = of(s);
	sb_add(left, from_outside(g) ? g->page->title : _("Guide"));
	if (!g->page || from_outside(g))
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
	int cols = MARK_COLS + text_width(label) + 1;
	draw_mark(r.y, r.x, 1, true);
	draw_put(r.y, r.x + MARK_COLS, r.cols, ROLE_LABEL, label);
	lineedit_draw(g->line, r.y, r.x + cols, r.cols - cols, true);
}

static bool page_shown(const struct guide *g)
{
	return g->reading || g->s.rect.cols >= WIDE_COLS;
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
	if (g->reader && page_shown(g))
		reader_draw(g->reader, g->reading && !g->prompt);
	if (g->prompt)
		draw_prompt(g, prompt);
}

/* --- Actions --------------------------------------------------------------------------------------------------------- */

static unsigned link_digit(struct guide *g, const struct key *k)
{
	/* A page that its contents stand before is shown first: nobody has seen its links. */
	const char *target = page_shown(g) ? moves_digit(g->s.app, g->reader, &g->number, k) : NULL;
	g->reading = true;
	if (target)
		follow(g, target);
	return EFFECT_REDRAW;
}

static unsigned open_here(struct guide *g, int number)
{
	const char *target = number ? moves_link(g->s.app, g->reader, number) : g->reader ? reader_here(g->reader) : NULL;
	if (asks_text(g)) {
		to_decoder(g, NULL);
	} else if (!g->reading) {
		g->reading = outline_page(g->outline) != NULL && g->reader;
		preview(g);
	} else if (target) {
		follow(g, target);
	}
	return EFFECT_REDRAW;
}

unsigned guide_prompt(struct guide *g, enum prompt prompt, const char *text)
{
	g->prompt = prompt;
	lineedit_set(g->line, text);
	place_reader(g);
	return EFFECT_REDRAW;
}

unsigned guide_prompt_end(struct guide *g)
{
	g->prompt = PROMPT_NONE;
	g->reading = true;
	place_reader(g);
	return EFFECT_REDRAW;
}

/* A note half written waits for the next n. */
static unsigned leave_prompt(struct guide *g)
{
	AUTO_ERR e = {0};
	if (guide_note_draft(g, &e) != 0)
		app_tell_err(g->s.app, &e);
	else if (g->prompt == PROMPT_NOTE && *lineedit_text(g->line))
		app_tell(g->s.app, ROLE_TEXT, "%s", _("Your text is kept aside: n takes it up again."));
	return guide_prompt_end(g);
}

/* Esc: what is over the page, then the page, then the guide. */
static unsigned step_back(struct guide *g)
{
	if (g->prompt)
		return leave_prompt(g);
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
	preview(g); /* in a narrow window too: the title and the actions are those of the row in focus */
	return EFFECT_REDRAW;
}

static unsigned find_typed(struct guide *g, const struct key *k)
{
	enum edit_result r = lineedit_key(g->line, k);
	if (r == EDIT_PASS)
		return EFFECT_PASS;
	if (r == EDIT_CHANGED && g->prompt == PROMPT_NOTE)
		app_unsaved(g->s.app);
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
	return guide_prompt(g, PROMPT_FIND, "");
}

static unsigned simple_action(struct guide *g, enum action a)
{
	static const struct {
		enum action a;
		unsigned (*run)(struct guide *g);
	} simple[] = {
		{ACT_BACK, step_back}, {ACT_OUTLINE, to_contents}, {ACT_TRAIL, back_along}, {ACT_FORWARD, forward_along}, {ACT_FIND, ask_words},
		{ACT_NOTE, guide_note_here}, {ACT_BOOKMARK, guide_bookmark}, {ACT_EXPORT, guide_export}, {ACT_CLEAR, guide_clear},
		{ACT_FOR_MEETING, guide_for_meeting}, {ACT_REMOVE, guide_remove},
	};
	for (size_t i = 0; i < LENGTH(simple); i++)
		if (simple[i].a == a)
			return simple[i].run(g);
	return a == ACT_TICK && g->reading && g->page->box_kind ? guide_tick(g) : EFFECT_PASS;
}

static unsigned run_action(struct guide *g, enum action a, int number)
{
	unsigned effects = simple_action(g, a);
	if (!(effects & EFFECT_PASS) || g->prompt)
		return effects;
	if (!g->reading)
		return outline_action(g, a);
	if (a == ACT_OPEN)
		return open_here(g, number);
	if (a == ACT_WORD && !reader_act(g->reader, a)) {
		app_tell(g->s.app, ROLE_TEXT, "%s", _("No glossary word from here to the end of the page."));
		return EFFECT_REDRAW;
	}
	return a == ACT_WORD || reader_act(g->reader, a) ? EFFECT_REDRAW : EFFECT_PASS;
}

static unsigned guide_act(struct screen *s, enum action a, const struct key *k)
{
	struct guide *g = of(s);
	int number = g->number;
	if (a != ACT_LINK)
		g->number = 0;
	unsigned effects = a == ACT_LINK ? link_digit(g, k) : run_action(g, a, number);
	guide_entered(g);
	return effects;
}

static bool guide_can(const struct screen *s, enum action a)
{
	const struct guide *g = of(s);
	const bool page_there = g->page != NULL, markable = page_there && g->page->id, boxes = g->reading && page_there && g->page->box_kind;
	const struct {
		enum action a;
		bool can;
	} when[] = {
		{ACT_OUTLINE, g->reading}, {ACT_OPEN, !g->reading || g->number || asks_text(g) || (page_there && reader_here(g->reader))}, {ACT_LINK, page_there && reader_links(g->reader) > 0},
		{ACT_WORD, g->reading}, {ACT_TRAIL, g->left.count > 0}, {ACT_FORWARD, g->ahead.count > 0}, {ACT_BOOKMARK, markable}, {ACT_NOTE, markable && !g->matches}, {ACT_EXPORT, page_there},
		{ACT_TICK, boxes}, {ACT_CLEAR, boxes && !g->page->settled}, {ACT_FOR_MEETING, boxes && !g->page->settled}, {ACT_REMOVE, guide_removable(g)},
		{ACT_TABS, page_there && reader_links(g->reader) > 0},
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
		return g->prompt == PROMPT_NOTE ? guide_note_keep(g) : guide_prompt_end(g);
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

static const char *guide_help(const struct screen *s)
{
	return of(s)->reading ? "reader" : "guide";
}

/* What the person leaves is part of the page: it is read again, at the same place. */
static int guide_reload(struct screen *s, struct err *e)
{
	struct guide *g = of(s);
	reading *old = g->page;
	int code = old ? desk_read(s->app->desk, g, old->target, READ_MINE, &g->page, e) : 0;
	if (code != 0)
		g->page = old;
	if (code != 0 || !old)
		return code;
	reader_renew(g->reader, g->page->doc);
	talloc_free(old);
	return 0;
}

static int guide_save_draft(struct screen *s, struct err *e)
{
	return guide_note_draft(of(s), e);
}

static const struct screen_ops guide_ops = {
	.name = "guide", .context = CTX_GUIDE, .open = guide_open, .title = guide_title, .layout = guide_layout, .draw = guide_draw, .act = guide_act,
	.can = guide_can, .key = guide_key, .typing = guide_typing, .reload = guide_reload, .save_draft = guide_save_draft, .close = guide_close,
	.help = guide_help,
};

struct screen *guide_screen(struct app *app, const char *target)
{
	struct guide *g = SCREEN_NEW(app, struct guide, &guide_ops);
	g->start = target ? mem_dup(g, target) : NULL;
	return &g->s;
}
