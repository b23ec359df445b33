// SPDX-License-Identifier: EUPL-1.2
/* What is of no more use: listed, then erased by name. */
#include <string.h>
#include <inttypes.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/desk/retention.h>
#include "command.h"

static const struct {
	const char *name, *alias;
} kinds[RETENTION_KINDS] = {
	[RETENTION_NOTES] = {"notes", "notes"},
	[RETENTION_FILES] = {"files", "fichiers"},
	[RETENTION_CONTACT] = {"contact", "contact"},
	[RETENTION_COORDINATOR] = {"coordinator", "coordination"},
	[RETENTION_ASSOCIATION] = {"association", "association"},
	[RETENTION_MONEY] = {"expenses", "frais"},
};

static const char *name_of(const void *parent, const outdated *o, bool french)
{
	return mem_printf(parent, "%s:%" PRId64, french ? kinds[o->kind].alias : kinds[o->kind].name, o->of);
}

/* ---- listed ---- */

static void list_json(struct cli *c, const outdated *list, size_t count)
{
	AUTO_CTX(tmp);
	char since[11];

	out_text(c, "[");
	for (size_t i = 0; i < count; i++) {
		date_to_iso(since, list[i].since);
		out_text(c, i ? ",\n{" : "\n{");
		out_json_field(c, "name", name_of(tmp, &list[i], i18n_french()), true);
		out_json_field(c, "what", list[i].what, false);
		out_json_field(c, "reason", list[i].reason, false);
		out_json_field(c, "since", since, false);
		out_text(c, "}");
	}
	out_text(c, count ? "\n]\n" : "]\n");
}

static void list_table(struct cli *c, const outdated *list, size_t count)
{
	AUTO_CTX(tmp);
	const column columns[] = {{_("Name"), false, true}, {_("Since"), false, true}, {_("What"), false, false}, {_("Why"), false, false}};
	table *t = table_new(c, columns, LENGTH(columns), true);
	char since[11];

	for (size_t i = 0; i < count; i++) {
		date_to_iso(since, list[i].since);
		table_row(t, (const char *[]){name_of(tmp, &list[i], i18n_french()), since, list[i].what, list[i].reason});
	}
	table_end(t);
}

static void list_all(struct cli *c, const outdated *list, size_t count)
{
	if (cli_json(c)) {
		list_json(c, list, count);
		return;
	}
	if (!count)
		out_format(c, "%s\n", _("Nothing is to be erased: all that the journal holds is of use."));
	else
		list_table(c, list, count);
}

/* ---- erased ---- */

static int tick(const outdated *list, size_t count, const char *typed, bool *on, struct err *e)
{
	AUTO_CTX(tmp);
	bool all = text_same(typed, "all") || text_same(typed, "tout"), any = all;

	for (size_t i = 0; i < count; i++)
		if (all || text_same(typed, name_of(tmp, &list[i], true)) || text_same(typed, name_of(tmp, &list[i], false)))
			any = on[i] = true;
	return any ? 0 : err_setf(e, ERR_INPUT, _("Nothing that could be erased is named “%s”|carnet purge lists the names"), typed);
}

/* Each once, however often it is named. */
static int choose(struct cli *c, const void *parent, const outdated *list, size_t count, const outdated ***out, size_t *chosen, struct err *e)
{
	bool *on = NEW_ARRAY(parent, bool, count + 1);
	int code = 0;

	memset(on, 0, (count + 1) * sizeof *on);
	for (size_t i = 0; i < c->nargs && !code; i++)
		code = tick(list, count, c->args[i], on, e);
	*out = NEW_ARRAY(parent, const outdated *, count + 1);
	*chosen = 0;
	for (size_t row = 0; row < count; row++)
		if (on[row])
			(*out)[(*chosen)++] = &list[row];
	return code;
}

static int erase(struct cli *c, const outdated *list, size_t count, struct err *e)
{
	AUTO_CTX(tmp);
	const outdated **chosen;
	size_t n;
	purged told;
	int code = choose(c, tmp, list, count, &chosen, &n, e);

	if (code)
		return code;
	if (!n) {
		list_all(c, list, count);
		return 0;
	}
	if (!c->set[O_YES] && !c->asks)
		return err_set(e, ERR_INPUT, _("Nothing is erased without your agreement: nothing would bring it back"), _("add --yes"));
	if (!c->set[O_YES] && !cli_agreed(c, desk_purge_question(tmp, n), e)) {
		out_text(c, _("Nothing is changed.\n"));
		return 0;
	}
	code = desk_purge(&c->d, tmp, chosen, n, &told, e);
	if (code)
		return code;
	if (cli_json(c))
		out_format(c, "{\"texts\":%d,\"records\":%d,\"copies\":%d}\n", told.texts, told.records, told.copies);
	else
		out_format(c, "%s\n", desk_purge_told(&c->d, tmp, &told));
	return 0;
}

int run_purge(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	outdated *list;
	size_t count;
	int code = cli_open(c, c->nargs ? NEED_CHANGE : NEED_READ, e);

	code = code ? code : retention_due(c->d.j, tmp, clock_today(), &list, &count, e);
	if (code)
		return code;
	if (c->nargs)
		return erase(c, list, count, e);
	list_all(c, list, count);
	return 0;
}
