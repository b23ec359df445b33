// SPDX-License-Identifier: EUPL-1.2
/* An invitation or a calendar: what each meeting of it would become, read before anything is kept. */
#include <string.h>
#include <carnet/base/i18n.h>
#include "../widgets/menu.h"
#include "dialogs.h"
#include "import.h"

enum { HANG = 2, CPTS_MOST = 500 };
enum { DO_ALL, DO_MEETINGS, DO_CPTS, DO_CLOSE };

struct calendar {
	struct screen s;
	char *path;
	record *given;          /* the CPTS chosen by hand */
	struct menu *lines;
	import_report report;
	struct problems problems;
};

static struct calendar *of(const struct screen *s)
{
	return (struct calendar *)(uintptr_t)s;
}

static int run(struct calendar *c, bool agenda, bool trial, struct err *e)
{
	problems_clear(&c->problems);
	return import_invitation(c->s.app->desk->j, c->s.app->desk->l, c, c->path, agenda ? &e_agenda_item : NULL, c->given, trial, &c->report, &c->problems, e);
}

static size_t told(const struct calendar *c, enum told_kind kind)
{
	size_t n = 0;
	for (size_t i = 0; i < c->report.ntold; i++)
		n += c->report.told[i].kind == kind;
	return n;
}

/* --- What it says --------------------------------------------------------------------------------------------------- */

static void add_told(struct calendar *c)
{
	size_t number = 0;
	if (c->report.ntold)
		menu_heading(c->lines, _("What this calendar brings"));
	for (size_t i = 0; i < c->report.ntold; i++) {
		AUTO_CTX(tmp);
		const import_told *t = &c->report.told[i];
		number = t->kind == TOLD_POINT ? number + 1 : 0;
		menu_add(c->lines, ROLE_TEXT, HANG, MENU_PLAIN, number ? mem_printf(tmp, "  %zu. %s", number, t->text) : t->text);
	}
}

/* Here the way on is a line of this screen: the command that an error names is for those who type commands. */
static void add_problems(struct calendar *c, bool errors)
{
	bool headed = false;
	for (size_t i = 0; i < c->problems.count; i++) {
		const struct err *e = &c->problems.list[i];
		if (e->warning == errors)
			continue;
		if (!headed)
			menu_heading(c->lines, errors ? _("Why it cannot be imported") : _("Worth a look"));
		headed = true;
		AUTO_CTX(tmp);
		menu_add(c->lines, errors ? ROLE_ERROR : ROLE_WARN, HANG, MENU_PLAIN, mem_printf(tmp, MARK_LATE " %s", e->what));
	}
}

static bool ready(const struct calendar *c)
{
	return !c->problems.errors && c->report.added + c->report.replaced > 0;
}

static const char *all_words(const void *parent, const struct calendar *c)
{
	size_t points = told(c, TOLD_POINT), off = told(c, TOLD_CANCELLED);
	if (off && !told(c, TOLD_NEW) && !told(c, TOLD_MOVED) && !told(c, TOLD_CHANGED))
		return mem_printf(parent, ngettext("Note the meeting as cancelled", "Note the %zu meetings as cancelled", (unsigned long)off), off);
	if (points)
		return mem_printf(parent, ngettext("Import, with the agenda of %zu item", "Import, with the agenda of %zu items", (unsigned long)points), points);
	return _("Import");
}

static int64_t cpts_count(const struct calendar *c)
{
	AUTO_CTX(tmp);
	return journal_count(c->s.app->desk->j, query_new(tmp, &e_cpts), CPTS_MOST);
}

static void add_actions(struct calendar *c)
{
	AUTO_CTX(tmp);
	menu_heading(c->lines, ready(c) ? _("Keep it?") : c->problems.errors ? _("What to do?") : _("Everything is already in the notebook"));
	if (ready(c))
		menu_add(c->lines, ROLE_LINK, HANG, DO_ALL, all_words(tmp, c));
	if (ready(c) && told(c, TOLD_POINT) && told(c, TOLD_POINT) < (size_t)(c->report.added + c->report.replaced))
		menu_add(c->lines, ROLE_LINK, HANG, DO_MEETINGS, _("Import without the agenda"));
	if (cpts_count(c) > (c->problems.errors ? 0 : 1) && (c->problems.errors || told(c, TOLD_NEW)))
		menu_add(c->lines, ROLE_LINK, HANG, DO_CPTS, _("Say to which CPTS it belongs"));
	menu_add(c->lines, ROLE_LINK, HANG, DO_CLOSE, _("Close without importing"));
	menu_go(c->lines, ready(c) ? DO_ALL : c->problems.errors && cpts_count(c) ? DO_CPTS : DO_CLOSE);
}

/* Tried as it would be kept, with its agenda. */
static int open(struct screen *s, struct err *e)
{
	struct calendar *c = of(s);
	int code = run(c, true, true, e);
	if (code && !c->problems.count)
		return code;
	err_clear(e);
	if (!c->lines)
		c->lines = menu_new(s);
	menu_clear(c->lines);
	add_told(c);
	add_problems(c, true);
	add_problems(c, false);
	add_actions(c);
	return 0;
}

static void close_screen(struct screen *s)
{
	problems_clear(&of(s)->problems);
}

static void title(const struct screen *s, strbuf *left, strbuf *right)
{
	const char *path = of(s)->path, *slash = strrchr(path, '/');
	(void)right;
	sb_addf(left, _("Import of %s"), slash ? slash + 1 : path);
}

static void draw(struct screen *s)
{
	menu_draw(of(s)->lines, s->rect);
}

/* --- Acting --------------------------------------------------------------------------------------------------------- */

static unsigned keep(struct calendar *c, bool agenda)
{
	AUTO_ERR e = {0};
	if (run(c, agenda, false, &e))
		return app_failed(c->s.app, &e);
	import_done(c->s.app, &c->report);
	return EFFECT_REDRAW;
}

static unsigned cpts_chosen(struct screen *below, long id, const char *typed)
{
	struct calendar *c = of(below);
	AUTO_ERR e = {0};
	(void)typed;
	if (!c->given)
		c->given = record_new(c, &e_meeting);
	record_set(c->given, "cpts", value_int(id));
	if (open(below, &e))
		app_tell_err(below->app, &e);
	return EFFECT_REDRAW;
}

static unsigned ask_cpts(struct calendar *c)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	record **list;
	size_t n;
	struct screen *s = choose_screen(c->s.app, _("CPTS of this invitation"), cpts_chosen);
	if (journal_window(c->s.app->desk->j, tmp, query_new(tmp, &e_cpts), NULL, false, CPTS_MOST, &list, &n, &e)) {
		talloc_free(s);
		return app_failed(c->s.app, &e);
	}
	for (size_t i = 0; i < n; i++)
		pick_add(choose_pick(s), record_text(list[i], "name"), record_text(list[i], "territory"), (long)list[i]->id);
	choose_explain(s, "import");
	app_push(c->s.app, s);
	return EFFECT_REDRAW;
}

static unsigned enter(struct calendar *c)
{
	switch (menu_focus(c->lines)) {
	case DO_ALL:
		return keep(c, true);
	case DO_MEETINGS:
		return keep(c, false);
	case DO_CPTS:
		return ask_cpts(c);
	case DO_CLOSE:
		return EFFECT_LEAVE | EFFECT_REDRAW;
	default:
		return EFFECT_NONE;
	}
}

static unsigned act(struct screen *s, enum action a, const struct key *k)
{
	(void)k;
	if (a == ACT_OPEN)
		return enter(of(s));
	return menu_act(of(s)->lines, a) ? EFFECT_REDRAW : EFFECT_PASS;
}

static unsigned key(struct screen *s, const struct key *k)
{
	if (k->code != K_CLICK)
		return EFFECT_PASS;
	return menu_click(of(s)->lines, k->y, k->x) ? enter(of(s)) : EFFECT_NONE;
}

/* All of it is lines that the arrows reach. */
static bool can(const struct screen *s, enum action a)
{
	(void)s;
	return a != ACT_PAGE_DOWN;
}

static const struct screen_ops ops = {
	.name = "import", .context = CTX_IMPORT, .open = open, .title = title, .draw = draw, .act = act, .can = can, .key = key, .close = close_screen,
};

struct screen *import_calendar(struct app *app, const char *path)
{
	struct calendar *c = SCREEN_NEW(app, struct calendar, &ops);
	c->path = mem_dup(c, path);
	return &c->s;
}
