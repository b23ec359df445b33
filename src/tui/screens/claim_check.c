// SPDX-License-Identifier: EUPL-1.2
/* Before a claim is sent: what stops it, what deserves a look, each leading to where it is mended. */
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <stdlib.h>
#include <string.h>
#include "claim_screen.h"
#include "money.h"
#include "records.h"

/* Where a problem is: "expense 12.amount", "profile.name", "claim". */
struct spot {
	const entity *e;
	int64_t id;
	const field *f;
};

struct claim_check {
	struct sheet sheet;
	int64_t id;
	size_t errors;
	struct spot *spots;     /* one a line, on sheet.made */
	unsigned (*go)(struct screen *below);
};

static struct claim_check *of(const struct sheet *s)
{
	return (struct claim_check *)s;
}

static int64_t only_profile(journal *j)
{
	AUTO_CTX(tmp);
	AUTO_ERR ignored = {0};
	record **rows;
	size_t count;

	return !journal_window(j, tmp, query_new(tmp, &e_profile), NULL, false, 1, &rows, &count, &ignored) && count ? rows[0]->id : 0;
}

static struct spot spot_of(struct claim_check *c, const char *where)
{
	AUTO_CTX(tmp);
	char *name = mem_dup(tmp, where ? where : "claim"), *dot = strchr(name, '.');
	struct spot p = {.e = &e_claim, .id = c->id};

	if (dot)
		*dot++ = '\0';
	char *space = strchr(name, ' ');
	if (space)
		*space++ = '\0';
	const entity *e = entity_named(name);
	if (!e || e == &e_claim)
		return p;
	p = (struct spot){.e = e, .id = space ? strtoll(space, NULL, 10) : e == &e_profile ? only_profile(c->sheet.s.app->desk->j) : 0};
	p.f = dot && field_index_named(e, dot) >= 0 ? entity_field(e, dot) : NULL;
	return p;
}

/* The line in few words, so that the same problem of two lines is told apart: "29/09/2026 parking. "; "" when it is of none. */
static const char *line_words(struct claim_check *c, const struct spot *at)
{
	AUTO_ERR ignored = {0};
	record *x;

	if (at->e != &e_expense || !at->id || journal_get(c->sheet.s.app->desk->j, c->sheet.made, &x, &e_expense, at->id, &ignored))
		return "";
	return mem_printf(c->sheet.made, "%s %s. ", date_text_iso(c->sheet.made, record_text(x, "date"), DATE_DIGITS),
	                  choice_shown(entity_field(&e_expense, "kind"), record_text(x, "kind")));
}

static void add(struct claim_check *c, const struct err *e, long id)
{
	struct sheet *s = &c->sheet;
	AUTO_CTX(tmp);
	const struct spot *at = &c->spots[id];
	const char *line = at->e == &e_expense && at->id ? journal_title(s->s.app->desk->j, tmp, &e_expense, at->id) : "";
	const char *note = mem_printf(s->made, _("%s%s%s: %s."), line, *line ? ". " : "", e->what, e->todo ? e->todo : "");

	sheet_add(s, (lines_row){.kind = LINES_ROW, .text = mem_printf(s->made, "%s%s", line_words(c, at), e->what),
	                         .right = e->warning ? _("to look at") : _("to correct"), .note = note, .id = id, .late = !e->warning, .repeated = true});
}

static int fill(struct sheet *s, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS found_all = {0};
	struct claim_check *c = of(s);
	int code = claim_ready(s->s.app->desk->j, c->id, &found_all, e);

	c->errors = found_all.errors;
	c->spots = NEW_ARRAY(s->made, struct spot, found_all.count + 1);
	for (int warnings = 0; warnings <= 1 && !code; warnings++)
		for (size_t i = 0; i < found_all.count; i++)
			if (found_all.list[i].warning == (bool)warnings) {
				c->spots[s->l.count] = spot_of(c, found_all.list[i].place);
				add(c, &found_all.list[i], (long)s->l.count);
			}
	size_t n = found_all.count - found_all.errors;
	if (c->errors)
		sheet_summary(s, mem_printf(tmp, ngettext("%zu thing stops the sending. Enter leads to it.", "%zu things stop the sending. Enter leads to them.",
		                                          (unsigned long)c->errors), c->errors));
	else
		sheet_summary(s, mem_printf(tmp, ngettext("%zu thing to look at. F2 notes it as sent all the same.",
		                                          "%zu things to look at. F2 notes it as sent all the same.", (unsigned long)n), n));
	return code;
}

static unsigned open(struct sheet *s)
{
	const struct spot *p = &of(s)->spots[lines_focus(&s->l)->id];
	bool several = p->e == &e_expense && !p->id;
	struct screen *form = several ? unpriced_screen(s->s.app) : form_screen(s->s.app, p->e, p->id, NULL);

	if (p->f)
		form_screen_at(form, p->f);
	app_push(s->s.app, form);
	return EFFECT_REDRAW;
}

static bool may_go(const struct sheet *s)
{
	return !of(s)->errors;
}

static unsigned go(struct sheet *s)
{
	struct app *app = s->s.app;
	unsigned (*then)(struct screen *) = of(s)->go;

	app_pop(app);
	return then(app->top);
}

static const struct sheet_kind kind = {
	.help = "claim-check",
	.title = N_("Before it is sent"),
	.empty = N_("Nothing is missing, nothing is doubtful. F2 notes the claim as sent; its document (x) is yours to send."),
	.fill = fill,
	.actions = {{ACT_SEND, go, false, true, may_go}, {ACT_CORRECT, open, true, true, NULL}},
};

struct screen *claim_check_screen(struct app *app, int64_t id, unsigned (*go_on)(struct screen *below))
{
	struct claim_check *c = sheet_new(app, struct claim_check, &kind);

	c->id = id;
	c->go = go_on;
	return &c->sheet.s;
}
