// SPDX-License-Identifier: EUPL-1.2
#include "paper.h"
#include <carnet/base/i18n.h>
#include <carnet/desk/leaves.h>
#include "../widgets/reader.h"
#include "moves.h"
#include "print_as.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2199 };

struct paper_screen {
	struct screen s;
	const struct paper *kind;
	struct paper_of of;
	doc *doc;
	struct reader *reader;
	int number;           /* digits of a link typed so far */
	bool gone;            /* what it was made from is no longer in the notebook */
};

report_from paper_from(const struct app *app)
{
	return desk_reports(app->desk, app->settings);
}

static struct paper_screen *of(const struct screen *s)
{
	return (struct paper_screen *)s;
}

static int paper_open(struct screen *s, struct err *e)
{
	struct paper_screen *p = of(s);
	int code = p->doc ? 0 : p->kind->make(s->app, s, p->of, &p->doc, e);
	if (code == 0)
		p->reader = reader_new(s, p->doc, s->app->desk->l);
	return code;
}

static int show(struct paper_screen *p, doc *again)
{
	doc *old = p->doc;
	p->doc = again;
	reader_renew(p->reader, again);
	talloc_free(old);
	return 0;
}

static int make_again(struct paper_screen *p, struct err *e)
{
	doc *again;
	int code = p->kind->make(p->s.app, p, p->of, &again, e);
	p->gone &= code != 0;
	return code == 0 ? show(p, again) : code;
}

/* Nobody should read, and then send, what was withdrawn. It comes back if the record does. */
static int show_gone(struct paper_screen *p)
{
	doc *d = doc_new(p, p->doc->title);
	doc_paragraph(d, NULL, _("This record is no longer in the notebook. Esc goes back."));
	p->gone = true;
	return show(p, d);
}

static int paper_reload(struct screen *s, struct err *e)
{
	struct paper_screen *p = of(s);
	int code = p->kind->make ? make_again(p, e) : 0;
	if (code != ERR_MISSING)
		return code;
	err_clear(e);
	return show_gone(p);
}

/* A year of which there is nothing to say leaves the one that is shown. */
static unsigned turn(struct paper_screen *p, int by)
{
	AUTO_ERR e = {0};
	int was = p->of.year;
	if (was + by < FIRST_YEAR || was + by > LAST_YEAR)
		return EFFECT_NONE;
	p->of.year += by;
	if (make_again(p, &e)) {
		p->of.year = was;
		app_tell_err(p->s.app, &e);
	}
	return EFFECT_REDRAW;
}

static unsigned next_year(struct screen *s)
{
	return turn(of(s), 1);
}

static unsigned last_year(struct screen *s)
{
	return turn(of(s), -1);
}

static void paper_title(const struct screen *s, strbuf *left, strbuf *right)
{
	(void)right;
	sb_add(left, of(s)->doc->title);
}

static void paper_layout(struct screen *s)
{
	reader_layout(of(s)->reader, s->rect);
}

static void paper_draw(struct screen *s)
{
	reader_draw(of(s)->reader, true);
}

/* --- Before it is written ---------------------------------------------------------------------------------------------- */

static int print_it(struct screen *asked, const void *parent, const char *format, const print_setup *paper, char **written, struct err *e)
{
	AUTO_CTX(tmp);
	const struct paper_screen *p = of(asked);
	if (p->kind->write)
		return p->kind->write(asked->app, parent, p->of, format, paper, written, e);
	return desk_write(parent, p->doc, format, paper, NULL, desk_file_name(asked->app->desk, tmp, p->doc->title), written, e);
}

/* What would leave, to read before the form is chosen: nothing is blocked. */
static const struct paper leaving = {.help = "leaving"};

static unsigned go_on(struct screen *s)
{
	struct app *app = s->app;
	app_pop(app);
	print_as(app->top, print_it);
	return EFFECT_REDRAW;
}

static unsigned export(struct screen *s)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	leaves *told = NULL;
	if (of(s)->kind->shared && desk_leaves(s->app->desk, tmp, of(s)->doc, &told, &e) != 0) {
		app_tell_err(s->app, &e);
	} else if (!told || !told->count) {
		print_as(s, print_it);
	} else {
		struct screen *first = paper_screen(s->app, &leaving, (struct paper_of){0});
		of(first)->doc = leaves_doc(first, told);
		app_push(s->app, first);
	}
	return EFFECT_REDRAW;
}

/* --- Links ------------------------------------------------------------------------------------------------------------- */

static unsigned follow(struct screen *s, const char *target)
{
	app_follow(s->app, target);
	return EFFECT_REDRAW;
}

static unsigned link_digit(struct screen *s, const struct key *k)
{
	const char *target = moves_digit(s->app, of(s)->reader, &of(s)->number, k);
	return target ? follow(s, target) : EFFECT_REDRAW;
}

static unsigned open_here(struct screen *s)
{
	struct paper_screen *p = of(s);
	const char *target = p->number ? moves_link(s->app, p->reader, p->number) : reader_here(p->reader);
	p->number = 0;
	return target ? follow(s, target) : EFFECT_REDRAW;
}

static bool paper_can(const struct screen *s, enum action a)
{
	const struct paper_screen *p = of(s);
	bool links = reader_links(p->reader) > 0, last_look = p->kind == &leaving;
	const struct {
		enum action a;
		bool can;
	} when[] = {
		{ACT_CONFIRM, last_look}, {ACT_EXPORT, !last_look && !p->gone}, {ACT_OPEN, p->number || reader_here(p->reader)}, {ACT_LINK, links}, {ACT_TABS, links},
		{ACT_PAGE_DOWN, reader_goes_on(p->reader)},
		{ACT_RIGHT, p->kind->yearly && !p->gone}, {ACT_LEFT, p->kind->yearly && !p->gone},
	};
	for (size_t i = 0; i < LENGTH(when); i++)
		if (when[i].a == a)
			return when[i].can;
	return true;
}

static unsigned paper_act(struct screen *s, enum action a, const struct key *k)
{
	struct paper_screen *p = of(s);
	static const struct {
		enum action a;
		unsigned (*run)(struct screen *s);
	} actions[] = {{ACT_OPEN, open_here}, {ACT_EXPORT, export}, {ACT_CONFIRM, go_on}, {ACT_RIGHT, next_year}, {ACT_LEFT, last_year}};
	if (a == ACT_LINK)
		return link_digit(s, k);
	if (a == ACT_BACK)
		return reader_back(p->reader) ? EFFECT_REDRAW : EFFECT_PASS;
	for (size_t i = 0; i < LENGTH(actions); i++)
		if (actions[i].a == a && paper_can(s, a))
			return actions[i].run(s);
	p->number = 0;
	return reader_act(p->reader, a) ? EFFECT_REDRAW : EFFECT_PASS;
}

static unsigned paper_key(struct screen *s, const struct key *k)
{
	if (k->code != K_CLICK)
		return EFFECT_PASS;
	of(s)->number = 0; /* a click opens what it hits */
	return reader_click(of(s)->reader, k->y, k->x) ? open_here(s) : EFFECT_REDRAW;
}

static const char *paper_help(const struct screen *s)
{
	return of(s)->kind->help;
}

static const struct screen_ops ops = {
	.name = "paper", .context = CTX_PAPER, .open = paper_open, .title = paper_title, .layout = paper_layout, .draw = paper_draw, .act = paper_act,
	.can = paper_can, .key = paper_key, .reload = paper_reload, .help = paper_help,
};

struct screen *paper_screen(struct app *app, const struct paper *kind, struct paper_of given)
{
	struct paper_screen *p = SCREEN_NEW(app, struct paper_screen, &ops);
	p->kind = kind;
	p->of = given;
	return &p->s;
}
