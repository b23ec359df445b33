// SPDX-License-Identifier: EUPL-1.2
/* Files from the guide: what, then in which form. Notes are the person's own, so a page is written as everybody has it unless they are asked for. */
#include <carnet/base/i18n.h>
#include <string.h>
#include "dialog.h"
#include "guide_screen.h"
#include "print_as.h"

static bool any(const struct guide *g)
{
	return g->page != NULL;
}

static bool has_notes(const struct guide *g)
{
	return g->page->notes > 0;
}

static bool has_part(const struct guide *g)
{
	return *g->page->part_id;
}

static bool has_bookmarks(const struct guide *g)
{
	AUTO_CTX(tmp);
	return journal_count(g->s.app->desk->j, marks_query(tmp, MARK_BOOKMARK, NULL), 1) > 0;
}

static const struct what {
	const char *letter, *label;
	const char *target;      /* NULL: the page shown, "part:": its part */
	enum read_as as;
	bool (*can)(const struct guide *g);
} whats[] = {
	{"p", N_("this page"), NULL, READ_PACKAGED, any},
	{"n", N_("this page with my notes and my ticked boxes"), NULL, READ_MINE, has_notes},
	{"c", N_("the whole chapter"), "part:", READ_PACKAGED, has_part},
	{"f", N_("the mission sheet"), "part:mission", READ_PACKAGED, any},
	{"m", N_("the pages with a bookmark"), "mine:bookmarked", READ_PACKAGED, has_bookmarks},
};

static int write_it(struct screen *asked, const void *parent, const char *format, const print_setup *paper, char **written, struct err *e)
{
	const struct guide *g = (const struct guide *)asked;
	const struct what *w = &whats[g->what];
	const char *target = w->target ? w->target : g->page->target;
	reading *r;
	if (strcmp(target, "part:") == 0)
		target = mem_printf(parent, "part:%s", g->page->part_id);
	int code = desk_read(asked->app->desk, parent, target, w->as, &r, e);
	return code ? code : desk_write(parent, r->doc, format, paper, NULL, r->id ? r->id : r->title, written, e);
}

static unsigned what_chosen(struct screen *asked, long id, void *data)
{
	(void)data;
	((struct guide *)asked)->what = (int)id;
	print_as(asked, write_it);
	return EFFECT_REDRAW;
}

unsigned guide_export(struct guide *g)
{
	struct answer answers[LENGTH(whats)];
	size_t count = 0;
	for (size_t i = 0; i < LENGTH(whats); i++)
		if (whats[i].can(g))
			answers[count++] = (struct answer){whats[i].letter, _(whats[i].label), NULL, (long)i};
	struct screen *s = dialog_screen(g->s.app, _("Export or print"), _("What would you like on paper or in a file?\n"), answers, count, what_chosen, NULL);
	dialog_explain(s, "exported");
	app_push(g->s.app, s);
	return EFFECT_REDRAW;
}
